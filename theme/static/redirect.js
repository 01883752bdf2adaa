// Takes along what stands after #, which a redirect without scripts drops.
if (location.hash) {
  const [, target] = document.querySelector('meta[http-equiv="refresh"]').content.split("url=");
  location.replace(target + location.hash);
}
