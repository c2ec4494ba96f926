// Before the first paint, so that a chosen theme doesn't flash the other one. A file of its own, because the content
// security policy allows no inline script.
try {
  var theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (storageForbidden) {}

// A script that is missing leaves words instead of nothing.
addEventListener(
  'error',
  function (failed) {
    var words = failed.target.tagName === 'SCRIPT' && document.getElementById('unloaded');
    if (words) words.hidden = false;
  },
  true,
);
