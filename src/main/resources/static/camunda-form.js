// Shows a Camunda Form as form-js draws it and sends what was filled in. What was typed stays on
// the page until the server has said that it is stored.
for (const box of document.querySelectorAll('[data-camunda-form]')) {
  show(box).catch(() => say(box, 'The form cannot be shown. Reload the page.'));
}

async function show(box) {
  const answer = await fetch(box.dataset.source, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    say(box, problem.detail || 'The form cannot be shown. Reload the page.');
    return;
  }
  const { schema, data } = await answer.json();
  // What stands beside the form already is not said twice.
  const known = box.closest('[data-known]')?.dataset.known.split(' ') ?? [];
  // Sentences to take over are drawn by us, with what they fill in to be looked at first.
  const offers = data.proposalOptions ?? [];
  known.push('proposal');
  schema.components = schema.components.filter((field) => !known.includes(field.key));
  const form = new FormViewer.Form({ container: box });
  await form.importSchema(schema, data);
  const buttons = box.parentElement.querySelector('.form-buttons');
  const complete = buttons.querySelector('[data-complete]');
  buttons.hidden = false;
  let assignee = box.dataset.assignee || null;
  let busy = false;
  complete.addEventListener('click', send);
  form.on('submit', (event) => event.preventDefault?.());
  let typed = data;
  form.on('changed', (event) => (typed = event.data));
  let taken = null;
  if (offers.length) {
    box.before(offered(offers, takeOver));
  }

  async function takeOver(offer) {
    taken = offer.value;
    await form.importSchema(schema, {
      ...data,
      ...typed,
      outcome: 'promises',
      amount: offer.amount,
      promisedFor: offer.promisedFor,
      invoices: offer.invoices,
    });
    complete.scrollIntoView({ block: 'nearest' });
  }

  async function send() {
    if (busy) {
      return;
    }
    const filled = form.submit();
    if (Object.keys(filled.errors).length) {
      say(box, 'Something is missing or wrong: see the fields marked above.');
      box.querySelector('.fjs-has-errors input, .fjs-has-errors textarea')?.focus();
      return;
    }
    busy = complete.disabled = true;
    try {
      await post(taken ? { ...filled.data, proposal: taken } : filled.data);
    } catch {
      say(box, 'The server cannot be reached. Nothing was stored; what you typed is still here.');
    } finally {
      busy = complete.disabled = false;
    }
  }

  async function post(values) {
    const sent = await fetch(box.dataset.target, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        [box.dataset.csrfHeader]: box.dataset.csrf,
      },
      body: JSON.stringify({ values, knownAssignee: assignee }),
    });
    const told = await sent.json().catch(() => ({}));
    if (sent.ok) {
      location.assign(told.next || box.dataset.next);
      return;
    }
    say(box, told.message || told.detail || 'It was refused. Nothing was stored.');
    if (told.assignee) {
      assignee = told.assignee;
      complete.textContent = 'Complete it all the same';
    }
    if (told.over) {
      complete.hidden = true;
    }
  }
}

/** What they said, with a button each that fills in the fields. */
function offered(offers, takeOver) {
  const list = document.createElement('section');
  list.className = 'offers';
  list.setAttribute('aria-label', 'Promises found in the transcript');
  const heading = document.createElement('h3');
  heading.textContent = offers.length > 1 ? 'They said' : 'They said:';
  list.append(heading);
  for (const offer of offers) {
    list.append(drawn(offer, list, takeOver));
  }
  return list;
}

function drawn(offer, list, takeOver) {
  const figure = document.createElement('figure');
  figure.className = 'proof';
  const words = document.createElement('blockquote');
  words.textContent = offer.label;
  figure.append(words);
  if (offer.explained) {
    const why = document.createElement('p');
    why.className = 'muted';
    why.textContent = offer.explained;
    figure.append(why);
  }
  if (offer.audio) {
    const sound = document.createElement('audio');
    sound.controls = true;
    // the length of the call shows before it is played; how long the sentence is stands beside it
    sound.preload = 'metadata';
    sound.src = offer.audio;
    sound.setAttribute('aria-label', 'The sentence as it was said: ' + offer.sentence);
    const place = document.createElement('figcaption');
    place.className = 'muted';
    place.textContent = offer.place;
    figure.append(place, sound);
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'second';
  button.textContent = 'Take over';
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    list.querySelectorAll('button').forEach((one) => one.setAttribute('aria-pressed', one === button));
    takeOver(offer);
  });
  figure.append(button);
  return figure;
}

function say(box, message) {
  const line = document.createElement('p');
  line.className = 'note bad';
  line.textContent = message;
  box.parentElement.querySelector('.form-answer').replaceChildren(line);
}
