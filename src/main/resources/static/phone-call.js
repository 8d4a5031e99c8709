/* A call's page: says how the call stands while it lasts, keeps what is typed as it is typed, and plays
   the recording from the sentence that is clicked. Without it buttons and links do the same. */
(() => {
  const page = document.querySelector('[data-phone-call]');
  if (!page) return;

  // The button that pauses the recording comes with the page: as soon as there is one, so does it.
  const recording = page.dataset.recordingState;
  const state = page.querySelector('[data-call-state]');
  const next = page.querySelector('a[data-next]');
  next?.addEventListener('click', async (event) => {
    event.preventDefault();
    await kept();
    location.assign(next.href);
  });
  const ask = async () => {
    try {
      const answer = await fetch(page.dataset.phoneCall + '/state', { headers: { Accept: 'application/json' } });
      if (answer.ok) {
        const told = await answer.json();
        if (state.textContent !== told.words) state.textContent = told.words;
        // Nobody is torn from the middle of a sentence: who types is shown the way on instead.
        const typing = page.contains(document.activeElement) && document.activeElement.tagName === 'TEXTAREA';
        if (told.over && told.next && typing) {
          next.href = told.next;
          next.hidden = false;
          return;
        }
        if (told.over || (told.recording !== recording && !typing)) {
          await kept();
          if (told.over && told.next) location.assign(told.next);
          else location.reload();
          return;
        }
      }
    } catch (unreachable) {
      // it is asked again
    }
    setTimeout(ask, 2000);
  };
  if (state && !('over' in state.dataset)) setTimeout(ask, 2000);

  const form = page.querySelector('form[data-notes]');
  const said = form && form.querySelector('[data-notes-state]');
  let timer = null;
  let dirty = false;
  const keep = async () => {
    dirty = false;
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams(new FormData(form)),
      });
      const told = await answer.json().catch(() => ({}));
      said.textContent = told.message || 'Not kept. Press Keep.';
      dirty = dirty || !answer.ok;
    } catch (unreachable) {
      dirty = true;
      said.textContent = 'Not kept: the server cannot be reached. Press Keep.';
    }
  };
  const kept = async () => {
    clearTimeout(timer);
    if (dirty) await keep();
  };
  form?.addEventListener('input', () => {
    dirty = true;
    said.textContent = 'Typing …';
    clearTimeout(timer);
    timer = setTimeout(keep, 800);
  });

  const sound = page.querySelector('audio[data-recording]');
  const from = (millis) => {
    sound.currentTime = Math.max(0, millis / 1000);
    sound.play().catch(() => {});
  };
  page.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-millis]');
    if (link && sound) {
      event.preventDefault();
      from(Number(link.dataset.millis));
    }
  });
  const wanted = /^#t(\d+)$/.exec(location.hash);
  if (wanted && sound) sound.currentTime = Number(wanted[1]) / 1000;
})();
