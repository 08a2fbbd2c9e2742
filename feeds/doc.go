// Package feeds holds the nouns of publishing: a Feed (what is wanted), an Edition (which events that gives as of a
// time) and a Format (how they are written). It also holds the words in which every format tells people of times,
// certainty, sources and changes, so that the calendar, the page and the Atom feed speak alike. The folders below write.
package feeds
