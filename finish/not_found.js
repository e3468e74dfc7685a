/* Addresses on this page begin with the path at which the site was built to be served. A mirror may serve it at
   another path: then the first style sheet is not there, and the site is looked for in the folders of the address. */
(function () {
  var built = document.currentScript.dataset.root;
  var ready = new Promise(function (resolve) {
    document.addEventListener("DOMContentLoaded", resolve);
  });

  async function find() {
    var folder = location.pathname;
    while (folder !== "/") {
      folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
      var answer = await fetch(folder + "assets/first.js", { method: "HEAD" });
      if (answer.ok) return folder;
    }
  }

  function change(tree, root) {
    ["href", "src"].forEach(function (name) {
      tree.querySelectorAll("[" + name + "^='" + built + "']").forEach(function (element) {
        element.setAttribute(name, root + element.getAttribute(name).slice(built.length));
      });
    });
    var element = tree.querySelector("#__config");
    var config = JSON.parse(element.textContent);
    config.base = root;
    config.search = root + config.search.slice(built.length);
    element.textContent = JSON.stringify(config);
  }

  async function move(event) {
    if (event.target.rel !== "stylesheet") return;
    document.removeEventListener("error", move, true);
    var root = await find();
    await ready;
    if (!root || root === built) return;
    change(document, root);
    change(document.getElementById("lost").content, root);
    window.__md_scope = new URL(root, location);
    /* What could not be loaded is loaded now, one after the other, as the browser would have done. */
    var failed = Array.from(document.querySelectorAll("body > script[src]"));
    for (var old of failed) {
      old.remove();
      await new Promise(function (resolve) {
        var script = document.createElement("script");
        script.onload = script.onerror = resolve;
        script.src = old.src;
        document.body.append(script);
      });
    }
  }

  document.addEventListener("error", move, true);
})();
