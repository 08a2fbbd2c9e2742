"""evolution URL: subscribes evolution-data-server, the engine of Evolution and GNOME Calendar, to a feed.

For each line on standard input it asks for the feed again and prints the events it then holds, one a line with tabs
between uid, start (UTC, or the day), and title; an empty line ends the list. To be run under dbus-run-session."""
import sys
import time

import gi

gi.require_version("EDataServer", "1.2")
gi.require_version("ECal", "2.0")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, GLib, ICalGLib  # noqa: E402

registry = EDataServer.SourceRegistry.new_sync(None)
source = EDataServer.Source.new(None, None)
source.set_parent("webcal-stub")
source.set_display_name("dateline")
source.get_extension("Calendar").set_backend_name("webcal")
source.get_extension("WebDAV Backend").set_uri(GLib.Uri.parse(sys.argv[1], GLib.UriFlags.NONE))
registry.commit_source_sync(source, None)

client = None
for attempt in range(20):  # the registry tells the factory of the new source in its own time
    try:
        known = registry.ref_source(source.get_uid())
        client = ECal.Client.connect_sync(known, ECal.ClientSourceType.EVENTS, 10, None)
        break
    except (GLib.Error, TypeError) as e:
        failure = e
        time.sleep(0.5)
if client is None:
    sys.exit(f"cannot connect: {failure}")


def utc(event):
    start = event.get_dtstart()
    value, name = start.get_value(), start.get_tzid()
    if value.is_date():
        return value.as_ical_string()
    to = ICalGLib.Timezone.get_utc_timezone()
    zone = to
    if name and name != "UTC":
        found, zone = client.get_timezone_sync(name, None)
        if not found:
            return "in an unknown zone: " + name
    value.set_timezone(zone)
    return value.convert_to_zone(to).as_ical_string()


for _ in sys.stdin:
    client.refresh_sync(None)
    time.sleep(3)  # refreshing returns before the answer is stored
    found, events = client.get_object_list_as_comps_sync("#t", None)
    for e in events:
        print(e.get_uid(), utc(e), e.get_summary().get_value(), sep="\t")
    print(flush=True)
known.remove_sync(None)
