"""read_python FEED: what python-icalendar makes of a feed, in the form of read_libical.c; vobject must be able to read
and validate it, too."""
import datetime
import logging
import sys

import icalendar
import pytz
import vobject

# vobject looks every zone that is at UTC all year up in pytz, VTIMEZONE or not, and logs that the name is not known there.
logging.getLogger().addFilter(lambda record: not isinstance(record.msg, pytz.UnknownTimeZoneError))

faults = 0


def fault(*what):
    global faults
    faults += 1
    print(*what, file=sys.stderr)


def escape(value):
    return str(value if value is not None else "").replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def time(prop):
    t = prop.dt
    if not isinstance(t, datetime.datetime):
        return t.strftime("%Y%m%d")
    if t.tzinfo is None:
        fault("floating time", t)
        return ""
    return t.astimezone(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")


with open(sys.argv[1], "rb") as f:
    data = f.read()
calendar = icalendar.Calendar.from_ical(data)
for component in calendar.walk():
    for error in getattr(component, "errors", []):
        fault("icalendar:", component.name, error)
events = calendar.walk("VEVENT")
for e in events:
    row = [e.get("UID"), time(e["DTSTART"]), time(e["DTEND"])] + [e.get(n) for n in ("STATUS", "SUMMARY", "LOCATION", "URL", "DESCRIPTION")]
    sys.stdout.buffer.write(("\t".join(map(escape, row)) + "\n").encode("utf-8"))
try:
    v = vobject.readOne(data.decode("utf-8"))
    v.validate(raiseException=True)
    if len(v.contents.get("vevent", [])) != len(events):
        fault("vobject: reads", len(v.contents.get("vevent", [])), "events of", len(events))
except Exception as e:  # whatever it trips over, a subscriber of that kind would
    fault("vobject:", type(e).__name__, e)
sys.exit(1 if faults else 0)
