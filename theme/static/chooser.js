// Marks the edition that the reader chose before or, failing that, the first that the browser asks for. It never leads
// there by itself.
const links = [...document.querySelectorAll(".chooser > ul > li > a")];

function chosen() {
  try {
    return localStorage.getItem("edition");
  } catch {
    return null;
  }
}

function find(tag) {
  // "sr-Latn-RS" is "sr-Latn"; "sr-RS" is the first that is "sr".
  const [language] = tag.split("-");
  return (
    links.find((link) => `${tag}-`.startsWith(`${link.hreflang}-`)) ??
    links.find((link) => link.hreflang.split("-")[0] === language)
  );
}

for (const tag of [chosen(), ...navigator.languages]) {
  const link = tag && find(tag);
  if (link) {
    link.parentElement.classList.add("suggested");
    link.querySelector(".yours").hidden = false;
    break;
  }
}
