/* Shows the preview again a moment after somebody has stopped typing; without it, buttons do. */
(() => {
  const form = document.querySelector('form[data-live-preview]');
  if (!form) return;
  const buttons = [...form.querySelectorAll('button[name=look]')];
  let last = buttons[0];
  let timer;
  buttons.forEach(button => button.addEventListener('click', () => { last = button; }));
  const show = () => { if (form.elements.customer.value) form.requestSubmit(last); };
  form.addEventListener('input', event => {
    if (event.target.name === 'note') return;
    clearTimeout(timer);
    timer = setTimeout(show, 600);
  });
  show();
})();
