// Asks the handset's state again and again and shows it; buttons tell the control door.
(function () {
  'use strict';
  const number = document.body.dataset.number;
  const get = (id) => document.getElementById(id);
  const POLL_MILLIS = 500;
  const words = { person: '', speech: '', key: 'keys ', beep: 'beep', play: 'music ' };
  const spoken = new Set();
  let first = true;
  let shown = {};

  async function tell(what, body) {
    try {
      const answer = await fetch('/_control/' + what, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(Object.assign({ number }, body)),
      });
      const state = await answer.json();
      get('error').hidden = answer.ok;
      get('error').textContent = answer.ok ? '' : state.message;
      if (answer.ok) {
        show(state);
      }
      return answer.ok;
    } catch (gone) {
      get('status').textContent = 'The telephone company does not answer.';
      return false;
    }
  }

  /** Fills a list, unless it has the same already: whoever reads it must not lose the place. */
  function list(id, lines, empty) {
    const text = lines.join('\n');
    if (shown[id] === text) {
      return;
    }
    shown[id] = text;
    get(id).replaceChildren(
      ...(lines.length ? lines : [empty]).map((line) => {
        const item = document.createElement('li');
        item.textContent = line;
        return item;
      })
    );
  }

  function said(sound) {
    return (sound.channel === 'in' ? 'You: ' : 'Line: ') + words[sound.kind] + sound.text;
  }

  function aloud(call, now) {
    (call.audio || []).forEach((sound) => {
      const key = call.sid + sound.from + sound.text;
      if (sound.channel === 'out' && sound.kind === 'speech' && sound.from <= now && !spoken.has(key)) {
        spoken.add(key);
        if (get('aloud').checked && window.speechSynthesis && !first) {
          window.speechSynthesis.speak(new SpeechSynthesisUtterance(sound.text));
        }
      }
    });
  }

  function show(state) {
    const call = state.call;
    const rings = call && call.status === 'ringing' && call.direction !== 'inbound';
    const talks = call && call.status === 'in-progress';
    get('status').textContent = !call
      ? 'No call.'
      : rings ? call.peer + ' is calling.' : talks ? 'In a call with ' + call.peer + '.' : 'Calling ' + call.peer + '…';
    get('ringing').hidden = !rings;
    get('talking').hidden = !talks;
    get('hangup').hidden = !call || rings;
    get('dial').hidden = !!call;
    if (talks) {
      list('heard', call.audio.filter((sound) => sound.from <= state.now).map(said), 'Silence.');
      aloud(call, state.now);
    }
    list(
      'messages',
      state.messages.map((message) => message.from + ': ' + message.body + ' (' + message.status + ')'),
      'None yet.'
    );
    if (state.messages.length && !get('sms-to').value) {
      const last = state.messages[0];
      get('sms-to').value = last.from === number ? last.to : last.from;
    }
    list(
      'past',
      state.past.map((past) =>
        past.peer + ', ' + past.status + ', ' + past.duration + ' s' + (past.voicemail ? ', voicemail' : '') +
        ' ' + (past.audio || []).map(said).join(' / ')),
      'None yet.'
    );
    if (first) {
      get('answers').value = state.phone.answers;
      get('fate').value = state.phone.sms;
    }
    first = false;
  }

  async function poll() {
    try {
      const answer = await fetch('/_control/phone?number=' + encodeURIComponent(number));
      show(await answer.json());
    } catch (gone) {
      get('status').textContent = 'The telephone company does not answer.';
    }
    setTimeout(poll, POLL_MILLIS);
  }

  '123456789*0#'.split('').forEach((key) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = key;
    button.addEventListener('click', () => tell('press', { digits: key }));
    get('keypad').append(button);
  });
  get('accept').addEventListener('click', () => tell('answer', {}));
  get('reject').addEventListener('click', () => tell('reject', {}));
  get('hangup').addEventListener('click', () => tell('hangup', {}));

  function onSubmit(id, what, body, after) {
    get(id).addEventListener('submit', async (event) => {
      event.preventDefault();
      if ((await tell(what, body())) && after) {
        after();
      }
    });
  }
  onSubmit('say', 'say', () => ({ text: get('words').value }), () => { get('words').value = ''; });
  onSubmit('dial', 'dial', () => ({ from: number, to: get('to').value.replace(/\s/g, '') }));
  onSubmit('sms', 'sms', () => ({ from: number, to: get('sms-to').value.replace(/\s/g, ''), body: get('sms-body').value }),
    () => { get('sms-body').value = ''; });
  onSubmit('how', 'phone', () => ({ answers: get('answers').value, sms: get('fate').value }));
  poll();
})();
