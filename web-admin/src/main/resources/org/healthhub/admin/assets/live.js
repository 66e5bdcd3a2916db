/* Live figures. Only what changed is touched, so that links keep the focus and screen readers hear only news. */
(function () {
  "use strict";
  var bar = document.getElementById("live");
  var state = document.getElementById("live-state");
  var button = document.getElementById("live-switch");
  var refresh = document.getElementById("live-refresh");
  var shown = document.getElementById("figures");
  var STALE_AFTER = 10000;
  var source = null;
  var watchdog = null;

  function say(word) {
    bar.className = "hub-live hub-live-" + word;
    if (state.textContent !== bar.dataset[word]) {
      state.textContent = bar.dataset[word];
    }
    button.textContent = word === "running" ? bar.dataset.pause : bar.dataset.resume;
  }

  function ids(element) {
    return Array.from(element.querySelectorAll("[id]"), function (e) { return e.id; });
  }

  function show(html) {
    var fresh = new DOMParser().parseFromString(html, "text/html").body;
    var names = ids(fresh);
    if (names.join() !== ids(shown).join()) {
      shown.replaceChildren.apply(shown, Array.from(fresh.childNodes));
      return;
    }
    names.filter(function (id) { return id.indexOf("f-") === 0; }).forEach(function (id) {
      var now = fresh.querySelector("#" + CSS.escape(id));
      var was = document.getElementById(id);
      if (was.innerHTML !== now.innerHTML) {
        was.innerHTML = now.innerHTML;
      }
      if (now.hasAttribute("href")) {
        was.setAttribute("href", now.getAttribute("href"));
      }
    });
  }

  function stop(word) {
    clearTimeout(watchdog);
    if (source) {
      source.close();
      source = null;
    }
    say(word);
  }

  function expectMore() {
    clearTimeout(watchdog);
    watchdog = setTimeout(function () { say("lost"); }, STALE_AFTER);
  }

  function start() {
    source = new EventSource(bar.dataset.stream);
    source.addEventListener("figures", function (event) {
      show(event.data);
      say("running");
      expectMore();
    });
    source.addEventListener("end", function () { stop("paused"); });
    source.addEventListener("error", function () {
      if (source && source.readyState === EventSource.CLOSED) {
        stop("lost");
      }
    });
    expectMore();
  }

  button.hidden = false;
  refresh.hidden = true;
  button.addEventListener("click", function () {
    if (source) {
      stop("paused");
    } else {
      start();
    }
  });
  window.addEventListener("pagehide", function () {
    if (source) {
      stop("paused");
    }
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && !source) {
      start();
    }
  });
  start();
}());
