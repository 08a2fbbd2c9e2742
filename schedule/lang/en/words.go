// Package en holds the words of English that the stages need: kinds of happening, verbs and their forms, hedges, verbs
// of saying, offices, heads of bodies and venues. Tables are embedded text or short lists; the next language is a folder
// beside this one.
package en

import (
	"strings"

	"dateline/schedule/lang"
)

var (
	determiners = lang.Words(`a an the this that these those his her its their our my your another each every some any no all both
		either neither several many few most more much such what which whose`)
	prepositions = lang.Words(`in on at to for of with by from into onto over under between among against about after before during until till
		through throughout towards toward within without since upon via near amid ahead following despite across along around behind beside
		beyond per than as off out up down inside outside versus vs v plus including pending`)
	conjunctions = lang.Words(`and or but nor so yet because although though while whereas if unless when where whether that which who whom whose once`)
	pronouns     = lang.Words(`i you he she it we they me him her us them himself herself itself themselves who there everyone nobody anyone someone`)
	auxiliaries  = lang.Words(`be is are was were been being am has have had having do does did will would shall should can could may might must
		isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't doesn't didn't don't 'll 's 're 've i'll he'll she'll we'll they'll it'll`)
	adverbs = lang.Words(`not also only just then now still again already soon later earlier here there never always often very too both even
		however therefore meanwhile instead together likely probably possibly officially formally initially originally previously shortly immediately
		currently recently finally eventually tentatively provisionally jointly virtually reportedly respectively usually normally nearly almost about`)
)

// Determiner, Preposition … tell the closed classes apart; words are lower case.
func Determiner(w string) bool  { return determiners.Has(w) }
func Preposition(w string) bool { return prepositions.Has(w) }
func Conjunction(w string) bool { return conjunctions.Has(w) }
func Pronoun(w string) bool     { return pronouns.Has(w) }
func Auxiliary(w string) bool   { return auxiliaries.Has(w) }
func Adverb(w string) bool {
	return adverbs.Has(w) || len(w) > 4 && strings.HasSuffix(w, "ly") && !notAdverb.Has(w)
}

var notAdverb = lang.Words(`family reply supply rally assembly early monthly weekly daily elderly july italy ally friendly monopoly anomaly
	reply apply rely multiply comply imply belly jelly folly bully lily holy ugly homely lonely likely quarterly yearly`)

// Function reports a word that carries no content of its own.
func Function(w string) bool {
	return functions.Has(w)
}

// functions joins the five sets: one look instead of five, for a question asked of every word.
var functions = lang.Union(determiners, prepositions, conjunctions, pronouns, auxiliaries)

var saying = lang.Words(`say says said saying tell tells told announce announces announced report reports reported state states stated
	add adds added note notes noted write writes wrote confirm confirms confirmed reveal reveals revealed explain explains explained
	argue argues argued claim claims claimed tweet tweeted tweets declare declared declares warn warned warns insist insisted insists
	believe believes according predict predicts predicted reply replied suggest suggested suggests acknowledge acknowledged acknowledges
	emphasize emphasized emphasise emphasised stress stressed stresses clarify clarified clarifies indicate indicated indicates comment commented
	estimate estimated recall recalled recalls mention mentioned pledge pledged vow vowed disclose disclosed inform informed quote quoted cite citing cited
	learnt learned understands communicated communicates underlined underlines specified specifies`)

// Saying reports a form of a verb of saying.
func Saying(w string) bool { return saying.Has(w) }
