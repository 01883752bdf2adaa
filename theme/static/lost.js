// Shows the words of the edition whose page was asked for, and hides the others.
const asked = location.pathname.split("/");
const sections = [...document.querySelectorAll("[data-edition]")];
if (sections.some((section) => asked.includes(section.dataset.edition))) {
  for (const section of sections) {
    section.hidden = !asked.includes(section.dataset.edition);
  }
}
