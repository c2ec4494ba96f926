// A file, since the policy allows no inline script: the chosen theme before the first paint, words where a script is missing.
try {
  var theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (storageForbidden) {}
addEventListener(
  'error',
  (failed) => failed.target.type === 'module' && document.getElementById('unloaded')?.removeAttribute('hidden'),
  true,
);
