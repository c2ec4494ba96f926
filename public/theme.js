try {
  // The folder of this script is the path at which the app lies; src/domain/scopedName.ts makes the same name.
  var base = new URL('.', document.currentScript.src).pathname;
  var theme = localStorage.getItem('server-dashboard:' + base + ':theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (storageForbidden) {}
addEventListener('error', (failed) => failed.target.type === 'module' && window.unloaded?.removeAttribute('hidden'), true);
