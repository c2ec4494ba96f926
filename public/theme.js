// A file, since no inline script is allowed: the theme before the first paint, and words where a script is missing.
try {
  var theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (storageForbidden) {}
addEventListener(
  'error',
  (failed) => failed.target.type === 'module' && document.getElementById('unloaded')?.removeAttribute('hidden'),
  true,
);
