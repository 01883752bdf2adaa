// Hands what is to be searched for over after #, which a browser keeps to itself. The form names no field, so that
// without this script nothing of it is sent either.
for (const form of document.querySelectorAll(".find form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`${form.action}#${new URLSearchParams({ q: form.querySelector("input").value })}`);
  });
}

// The twins of a page have its ids, so a reader who changes the edition stays at the same place.
function stayInPlace() {
  for (const link of document.querySelectorAll(".editions a")) {
    link.hash = location.hash;
  }
}
stayInPlace();
addEventListener("hashchange", stayInPlace);

// Keeps the edition that a reader chose, and nothing else, for the chooser to show.
for (const link of document.querySelectorAll(".editions a")) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("edition", link.hreflang);
    } catch {
      // Some browsers keep nothing for any site.
    }
  });
}
