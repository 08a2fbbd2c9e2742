/* read_libical FEED: what libical makes of a feed. One line an event, fields between tabs: uid, start, end (UTC, or days),
   status, summary, location, url, description. Any fault libical sees goes to standard error, and the exit status is 1. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int faults;

static void fault(const char *what, const char *detail) {
  fprintf(stderr, "%s: %s\n", what, detail ? detail : "");
  faults++;
}

static void put(const char *s) {
  for (; s && *s; s++) {
    switch (*s) {
    case '\n': fputs("\\n", stdout); break;
    case '\t': fputs("\\t", stdout); break;
    case '\\': fputs("\\\\", stdout); break;
    default: putchar(*s);
    }
  }
}

static void look(icalcomponent *c) {
  icalproperty *p;
  icalcomponent *k;
  for (p = icalcomponent_get_first_property(c, ICAL_XLICERROR_PROPERTY); p; p = icalcomponent_get_next_property(c, ICAL_XLICERROR_PROPERTY))
    fault("not understood", icalproperty_get_xlicerror(p));
  for (k = icalcomponent_get_first_component(c, ICAL_ANY_COMPONENT); k; k = icalcomponent_get_next_component(c, ICAL_ANY_COMPONENT))
    look(k);
}

static void put_time(struct icaltimetype t) {
  if (!t.is_date) t = icaltime_convert_to_zone(t, icaltimezone_get_utc_timezone());
  fputs(icaltime_as_ical_string(t), stdout);
}

int main(int argc, char **argv) {
  FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!f) return 2;
  fseek(f, 0, SEEK_END);
  long size = ftell(f);
  rewind(f);
  char *all = calloc(1, size + 1);
  if (fread(all, 1, size, f) != (size_t)size) return 2;
  if ((long)strlen(all) != size) fault("NUL in the file", NULL);
  icalcomponent *cal = icalparser_parse_string(all);
  if (!cal || icalcomponent_isa(cal) != ICAL_VCALENDAR_COMPONENT) {
    fault("no calendar", NULL);
    return 1;
  }
  look(cal);
  if (!icalrestriction_check(cal)) {
    fault("a property is missing or there too often", NULL);
    look(cal);
  }
  icalcomponent *e;
  for (e = icalcomponent_get_first_component(cal, ICAL_VEVENT_COMPONENT); e; e = icalcomponent_get_next_component(cal, ICAL_VEVENT_COMPONENT)) {
    icalproperty *status = icalcomponent_get_first_property(e, ICAL_STATUS_PROPERTY);
    icalproperty *url = icalcomponent_get_first_property(e, ICAL_URL_PROPERTY);
    put(icalcomponent_get_uid(e)); putchar('\t');
    put_time(icalcomponent_get_dtstart(e)); putchar('\t');
    put_time(icalcomponent_get_dtend(e)); putchar('\t');
    put(status ? icalproperty_status_to_string(icalproperty_get_status(status)) : ""); putchar('\t');
    put(icalcomponent_get_summary(e)); putchar('\t');
    put(icalcomponent_get_location(e)); putchar('\t');
    put(url ? icalproperty_get_url(url) : ""); putchar('\t');
    put(icalcomponent_get_description(e)); putchar('\n');
  }
  return faults ? 1 : 0;
}
