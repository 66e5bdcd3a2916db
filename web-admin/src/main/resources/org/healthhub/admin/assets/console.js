/* What a script adds to every page. Without it each page works: links and forms do the same with a new page. */
(function () {
  "use strict";
  var root = document.documentElement;

  function isTyping(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
  }

  document.addEventListener("keydown", function (event) {
    var search = document.getElementById("top-search");
    if (event.key === "/" && search && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });

  document.querySelectorAll("[data-theme-switch]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var theme = root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
      if (root.stopFollowing) {
        root.stopFollowing();
      }
      root.setAttribute("data-bs-theme", theme);
      document.cookie = "theme=" + theme + "; path=" + new URL(link.href).pathname.split("/").slice(0, 2).join("/")
        + "; max-age=31536000; samesite=lax";
    });
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });
}());
