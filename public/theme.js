try {
  var theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (storageForbidden) {}
addEventListener('error', (failed) => failed.target.type === 'module' && window.unloaded?.removeAttribute('hidden'), true);
