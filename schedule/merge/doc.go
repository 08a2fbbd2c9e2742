// Package merge makes the events of a calendar from the reports of all articles. It is a pure function of the set of
// reports and an editor's constraints: their order, and how often one is given, change nothing, not even a byte.
//
// The work is done component by component. Two reports belong to one component when anything below could ever bring
// them together (see possible), or when they stand in one article that has no known date. So what a component yields
// depends on nothing outside it: a new article touches only the components that Closure finds, and the events of those
// are what a recomputation of everything would give.
//
// Inside a component:
//
//  1. Reports of equal content are collapsed into one node, so that wire copies cost nothing.
//  2. Nodes with a day or an instant are clustered into slots: pairs are scored by who, what, when and where, edges
//     sorted by (score, id, id), and joined unless something forbids it (agglomeration with cannot-link constraints).
//  3. Reports that wait for a date take it from the one slot they fit. That narrows the date of their article, which
//     resolves other reports of it. All of a round happens at once, and rounds only narrow, so order cannot matter.
//  4. Slots become happenings: a move joins the old slot with the new one, a lone date is outvoted, "the week of" finds
//     its day.
//  5. Each happening gives one event: every value chosen with its reasons, what was not chosen kept as a conflict.
package merge
