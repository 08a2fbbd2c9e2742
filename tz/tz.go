// Package tz knows time zones as people write them: designators ("MSK", "ET", "GMT+3", "Moscow time") to IANA zones or
// offsets, civil times to instants with gaps and folds, and the rules a VTIMEZONE needs. Zones come from an embedded
// copy of tzdata, never from the machine.
package tz
