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
