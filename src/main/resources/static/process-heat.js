// Draws the process with the number of cases at each step; the table beneath says the same.
const box = document.getElementById('heat');
if (box) {
  draw().catch(() => box.remove());
}

async function draw() {
  const answer = await fetch(box.dataset.picture, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  const heat = await answer.json();
  const viewer = new BpmnJS({ container: box });
  await viewer.importXML(heat.xml);
  const canvas = viewer.get('canvas');
  const most = Math.max(...Object.values(heat.cases));
  for (const [id, cases] of Object.entries(heat.cases)) {
    if (viewer.get('elementRegistry').get(id)) {
      canvas.addMarker(id, cases > most / 2 ? 'hot' : 'warm');
      const count = document.createElement('span');
      count.className = 'cases';
      count.textContent = String(cases);
      viewer.get('overlays').add(id, { position: { top: -14, right: 10 }, html: count });
    }
  }
  const show = () => {
    if (box.clientWidth && box.clientHeight) {
      canvas.resized();
      canvas.zoom('fit-viewport', 'auto');
    }
  };
  show();
  window.addEventListener('resize', show);
}
