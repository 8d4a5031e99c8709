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
      await post(filled.data);
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

function say(box, message) {
  const line = document.createElement('p');
  line.className = 'note bad';
  line.textContent = message;
  box.parentElement.querySelector('.form-answer').replaceChildren(line);
}
