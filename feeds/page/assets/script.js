// Adds what only the reader's own machine knows: its time beside each clock that differs, which day is today, and the
// address where the server does not know it. Everything else works without.
const day = (t, zone) => t.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone });
const clock = (t, zone) => t.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
for (const slot of document.querySelectorAll('[data-start]')) {
  const start = new Date(slot.dataset.start);
  const end = slot.dataset.end ? new Date(slot.dataset.end) : null;
  const same = zone => {
    try { return clock(start, zone) === clock(start) && day(start, zone) === day(start); } catch { return false; }
  };
  if (isNaN(start) || same(slot.dataset.zone || 'UTC')) continue;
  let text = clock(start) + (end ? '–' + clock(end) : '') + ' your time';
  if (day(start) !== day(start, slot.dataset.zone || 'UTC')) text += ', ' + day(start);
  slot.textContent = text;
  slot.hidden = false;
}
// Names the days next to today.
const near = {};
for (const [word, n] of [['today', 0], ['tomorrow', 1]]) {
  const t = new Date();
  t.setDate(t.getDate() + n);
  near[t.toLocaleDateString('sv-SE')] = word; // 2024-03-14
}
for (const heading of document.querySelectorAll('h2[data-day]')) {
  if (!near[heading.dataset.day]) continue;
  const word = document.createElement('span');
  word.className = 'rel';
  word.textContent = near[heading.dataset.day];
  heading.append(' ', word);
}
// An address with a fragment opens the entry it points to.
const open = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!target) return;
  const shelf = target.closest('details');
  if (shelf) shelf.open = true;
  const details = target.querySelector('details');
  if (details) details.open = true;
  if (shelf) target.scrollIntoView();
};
addEventListener('hashchange', open);
open();
// A link for calendar apps, made of the address the reader came by.
for (const apps of document.querySelectorAll('[data-apps]')) {
  const link = document.createElement('a');
  link.href = 'webcal://' + location.host + apps.dataset.apps;
  link.textContent = 'Open in a calendar app';
  apps.append(link);
  apps.hidden = false;
}
// Copies the address of the calendar.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
      button.textContent = 'Copied';
    } catch {
      button.hidden = true;
    }
  });
}
