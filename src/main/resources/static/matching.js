/* Keys for the queue of lines: Enter accepts the first suggestion, 1 to 9 the one of that number, J and K
   go to the next and the last line. Never while somebody types, and never twice for one key held down. */
(() => {
  const lines = [...document.querySelectorAll('a.line')];
  const at = lines.findIndex(line => line.getAttribute('aria-current'));
  let sent = false;
  const accept = rank => {
    const button = document.querySelector(`button.accept[data-rank="${rank}"]`);
    const missing = button?.form.querySelector(':invalid');
    if (missing) {
      missing.focus();
    } else if (button && !sent) {
      sent = true;
      button.click();
    }
  };
  document.addEventListener('keydown', event => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest('input, select, textarea')) return;
    const focused = event.target.closest('a, button, summary');
    if (event.key === 'Enter' && !focused) {
      event.preventDefault(); // or the key goes on into the field that is to be filled in
      accept(1);
    } else if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      accept(event.key);
    }
    else if (event.key === 'j' && lines[at + 1]) lines[at + 1].click();
    else if (event.key === 'k' && lines[at - 1]) lines[at - 1].click();
  });
})();
