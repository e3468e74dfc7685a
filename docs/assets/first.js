/* What must happen before anything is drawn; only the Chinese home page and the page for what is not there load it. */
(function () {
  var script = document.currentScript;
  var lost = document.getElementById("lost");

  /* There is one page for what is not there: it turns English where the address is. */
  if (lost) {
    if (location.pathname.indexOf(new URL("../en/", script.src).pathname) !== 0) return;
    document.documentElement.lang = lost.dataset.lang;
    document.title = lost.dataset.title;
    Array.from(document.body.children).forEach(function (element) {
      if (element !== script) element.remove();
    });
    document.body.insertBefore(lost.content, script);
    return;
  }

  /* Whoever chose English here before finds it again. A first visit is led nowhere, nor is a link within the site. */
  if (location.protocol === "file:") return;
  try {
    if (localStorage.getItem("language") !== "en") return;
    if (document.referrer && new URL(document.referrer).origin === location.origin) return;
  } catch (_error) {
    return;
  }
  location.replace("en/" + location.search + location.hash);
})();
