// read_icaljs FEED: what ical.js makes of a feed, in the form of read_libical.c. The module is looked for from the working
// directory (npm install ical.js).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const ICAL = await import(createRequire(process.cwd() + '/').resolve('ical.js')).then(m => m.default ?? m);
ICAL.design.strict = true;
const bytes = readFileSync(process.argv[2]);
const calendar = new ICAL.Component(ICAL.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);

const escape = s => String(s ?? '').replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
const time = t => {
  if (t.isDate) return t.toICALString();
  if (t.zone.tzid === 'floating') throw new Error('floating time ' + t);
  return t.convertToZone(ICAL.Timezone.utcTimezone).toICALString().replace(/Z?$/, 'Z');
};
for (const event of calendar.getAllSubcomponents('vevent')) {
  const get = name => event.getFirstPropertyValue(name);
  console.log([get('uid'), time(get('dtstart')), time(get('dtend')), ...['status', 'summary', 'location', 'url', 'description'].map(get)].map(escape).join('\t'));
}
