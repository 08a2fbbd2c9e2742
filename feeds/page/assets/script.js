// Adds the reader's own time beside each clock that differs from it. Everything else works without.
for (const slot of document.querySelectorAll('[data-start]')) {
  const start = new Date(slot.dataset.start);
  const end = slot.dataset.end ? new Date(slot.dataset.end) : null;
  const day = (t, zone) => t.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone });
  const clock = (t, zone) => t.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const same = zone => {
    try { return clock(start, zone) === clock(start) && day(start, zone) === day(start); } catch { return false; }
  };
  if (isNaN(start) || same(slot.dataset.zone || 'UTC')) continue;
  let text = clock(start) + (end ? '–' + clock(end) : '') + ' your time';
  if (day(start) !== day(start, slot.dataset.zone || 'UTC')) text += ', ' + day(start);
  slot.textContent = text;
  slot.hidden = false;
}
// An address with a fragment opens the entry it points to.
const open = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const details = target && target.querySelector('details');
  if (details) details.open = true;
};
addEventListener('hashchange', open);
open();
// Copies the address of the calendar.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
      button.textContent = 'Copied';
    } catch {
      button.hidden = true;
    }
  });
}
