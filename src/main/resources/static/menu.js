/* Closes an open drawer of the menu on Escape and on a click elsewhere; without it, a second click does. */
(() => {
  const close = () => document.querySelectorAll('.drawer[open]').forEach(drawer => {
    if (drawer.contains(document.activeElement)) drawer.querySelector('summary').focus();
    drawer.open = false;
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });
  document.addEventListener('click', event => { if (!event.target.closest('.drawer')) close(); });
})();
