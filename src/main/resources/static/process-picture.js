// Draws the process of a case and shows where the case stands.
const box = document.getElementById('picture');
if (box) {
  draw().catch(() => {
    box.classList.add('empty');
    box.textContent = 'The process picture cannot be drawn.';
  });
}

async function draw() {
  const answer = await fetch(box.dataset.picture, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  const picture = await answer.json();
  const viewer = new BpmnJS({ container: box });
  await viewer.importXML(picture.xml);
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  mark(picture.came, 'came');
  mark(picture.here, 'here');
  show();
  window.addEventListener('resize', show);

  function mark(ids, marker) {
    // The frame holds all steps: colouring it would colour nothing.
    ids.filter((id) => elements.get(id) && !elements.get(id).children?.length)
      .forEach((id) => canvas.addMarker(id, marker));
  }

  function show() {
    if (!box.clientWidth || !box.clientHeight) {
      return;
    }
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    // On a phone the whole picture would be unreadable: stay near where the case stands.
    const here = picture.here.map((id) => elements.get(id)).find((e) => e && !e.children?.length);
    if (here && canvas.zoom() < 0.45) {
      canvas.zoom(0.7, { x: here.x + here.width / 2, y: here.y + here.height / 2 });
      canvas.scrollToElement(here, 60);
    }
  }
}
