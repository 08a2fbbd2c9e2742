// Package query is the one filter language of dateline: command line, configuration, addresses of the server and the
// page all read it here.
//
//	talks place:oslo                   both must hold
//	kind:vote OR kind:hearing          either; OR binds less than juxtaposition
//	country:FR -status:cancelled       a minus or NOT turns the next term round
//	person:"Ana Silva" after:2022-03   phrases in quotes, days, months or years
//	(rate OR "interest rates") org:ecb brackets group
//
// Words are matched whole, without regard to case and accents, and in the order given; a final * matches the beginning
// of a word ("elect*"). Free words look at title, kind, place, participants. OR, AND and NOT are operators in capitals only. What a query sees
// are the chosen values of an event, never those that were outvoted.
package query
