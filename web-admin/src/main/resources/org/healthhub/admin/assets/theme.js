/* Runs before the page is drawn: who chose no theme gets the one of the operating system. */
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  if (!root.hasAttribute("data-bs-theme")) {
    var follow = function () {
      root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
    };
    follow();
    dark.addEventListener("change", follow);
    root.stopFollowing = function () {
      dark.removeEventListener("change", follow);
    };
  }
}());
