// Follows the preview: shows the page again when it has changed, keeps the bar up to date, marks what is not public yet.
// Only the server of the preview adds this to a page; the site itself has no script.
(() => {
  const bar = document.getElementById('voorbeeld-balk');
  const prefix = location.pathname.startsWith('/_laatste-goede/') ? '/_laatste-goede' : '';

  const mark = () => {
    const said = bar.querySelector('[data-wacht]');
    const labels = said ? JSON.parse(said.dataset.wacht) : {};
    document.querySelectorAll('.voorbeeld-wacht').forEach((label) => label.remove());
    const add = (element, words, where) => {
      const label = Object.assign(document.createElement('span'), { className: 'voorbeeld-wacht', textContent: words });
      element.insertAdjacentElement(where, label);
    };
    for (const link of document.querySelectorAll('body a[href]')) {
      const url = new URL(link.href);
      const words = labels[url.pathname.slice(prefix.length) + url.hash];
      if (words && url.origin === location.origin && !bar.contains(link)) add(link, words, 'afterend');
    }
    const here = location.pathname.slice(prefix.length);
    for (const [address, words] of Object.entries(labels)) {
      const [path, id] = address.split('#');
      const element = id && path === here && document.getElementById(id);
      if (element) add(element, words, 'afterbegin');
    }
  };

  let events;
  const follow = () => {
    const query = new URLSearchParams({ adres: decodeURIComponent(location.pathname), merk: bar.dataset.merk });
    events = new EventSource(`${bar.dataset.bron}?${query}`);
    events.addEventListener('ververs', () => { events.close(); location.reload(); });
    events.onmessage = (event) => { bar.innerHTML = JSON.parse(event.data); mark(); };
    events.onerror = () => { if (events.readyState === EventSource.CLOSED) setTimeout(follow, 300); };
  };
  // A browser keeps few connections to one server: a page that nobody sees gives its own back.
  const turn = () => { if (events) events.close(); if (!document.hidden) follow(); };
  document.addEventListener('visibilitychange', turn);
  addEventListener('pagehide', () => events && events.close());
  mark();
  turn();
})();
