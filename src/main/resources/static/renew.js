/* Renews a page that shows something under way, as long as it says <p data-renew="seconds">: only its
   main part, and not while somebody is typing there, so that focus and place stay. */
(() => {
  const wait = () => {
    const sign = document.querySelector('main [data-renew]');
    if (sign) setTimeout(renew, Number(sign.dataset.renew) * 1000);
  };
  const renew = async () => {
    const main = document.querySelector('main');
    if (!document.hidden && !main.contains(document.activeElement)) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (answer.ok && !answer.redirected) {
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
          main.replaceChildren(...page.querySelector('main').childNodes);
        }
      } catch (unreachable) {
        // it is asked again
      }
    }
    wait();
  };
  wait();
})();
