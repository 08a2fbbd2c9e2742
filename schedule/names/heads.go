package names

import (
	"strings"

	"dateline/schedule"
	"dateline/schedule/lang"
	"dateline/schedule/lang/en"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

// housed heads name both a body and the house it sits in: behind "at", "in" or "outside" the house is meant.
var housed = lang.Words(`Court College School Hospital University Academy Institute Club Headquarters Library Polytechnic Observatory Studios Legion`)

// headed reports a run whose head can be trusted: not a headline's verb phrase, not a sentence that happens to begin so.
func (s *search) headed(r run) bool {
	if s.title || s.caps {
		for j := r.first; j < r.last; j++ {
			if s.toks[j].Kind == text.Word && !s.common(j) && !s.f.lex.Function(s.lower(j)) {
				return !s.caps || s.f.gazVenue(s, r)
			}
		}
		if b := s.lower(r.first - 1); r.first > s.first && (b == "(" || b == "at" || b == "," || b == "in") && !s.caps {
			return s.headWord(r.last-1) == schedule.Venue
		}
		return r.last-r.first >= 3 && s.headWord(r.last-1) == schedule.Organisation
	}
	if s.begins(r.first) && r.last-r.first == 2 && s.common(r.first) {
		return !numberWord.Has(s.lower(r.first)) && s.kind == schedule.Prose
	}
	return !numberWord.Has(s.lower(r.first))
}

var numberWord = lang.Words(`one two three four five six seven eight nine ten twelve dozens hundreds thousands new local former host hosts`)

func (f *Finder) gazVenue(s *search, r run) bool {
	p, ok := s.longest(r.first)
	return ok && p.end >= r.last && p.entries[0].Class == gazetteer.ClassVenue
}

// named makes a mention of a run whose kind its head tells.
func (s *search) named(r run, kind schedule.NameKind) (Mention, int) {
	// "Governor of the Bank of Ghana", "Speaker of Parliament": the body behind the office is named.
	if n := s.officeAt(r.first); n > 0 && r.first+n < r.last && s.lower(r.first+n) == "of" {
		k := r.first + n + 1
		if s.lower(k) == "the" {
			k++
		}
		return Mention{}, k
	}
	// "US Senate Judiciary Committee" is headed, "Russian Foreign Ministry" is Russia's.
	first := r.first
	if _, ok := gazetteer.Demonym(s.word(first)); ok && kind == schedule.Organisation && r.last-first > 2 && first+1 < r.last && s.common(first+1) && s.headBeforeOf(r) == 0 {
		code, _ := gazetteer.Demonym(s.word(first))
		m := s.mention(first, r.last, schedule.Name{Kind: kind, Name: s.text(first, r.last), Place: countryPlace(code)}, "names/head")
		m.Seat = s.seat(r)
		m.Value.Key = key(m.Value.Name)
		s.nations.add(code, 1)
		return m, r.last
	}
	if p, ok := s.longest(r.first); ok && p.end >= r.last && p.entries[0].Class == gazetteer.ClassVenue {
		return s.venue(r.first, p)
	} else if ok && p.end == r.last && p.entries[0].Class != gazetteer.ClassVenue {
		// "Mexico City", "Green Bay", "South Bend"
		if m, next := s.city(r.first, p, r); next > r.first {
			return m, next
		}
		return s.generic(r), r.last
	}
	if kind == schedule.Organisation && housed.Has(s.word(r.last-1)) && s.housedAt(r.first) {
		kind = schedule.Venue
	}
	if kind == schedule.Venue && s.looksPersonal(r) {
		kind = schedule.Person
	}
	n := schedule.Name{Kind: kind, Name: s.text(r.first, r.last)}
	n.Key = key(n.Name)
	if kind == schedule.Venue {
		n.Place = &schedule.Place{Name: n.Name}
		// "Pietermaritzburg High Court", "Hobart Town Hall": the city in the name tells where.
		if p, ok := s.longest(r.first); ok && p.end < r.last && p.entries[0].Class == gazetteer.ClassCity && !s.common(r.first) && prominentTown(p.entries[0]) {
			s.open = append(s.open, openPlace{index: len(s.out), entries: p, first: r.first, venue: true})
		}
		if seat := s.townSeat(r); seat != nil {
			n.Place.Country, n.Place.Zone = seat.Country, seat.Zone
		}
	}
	m := s.mention(r.first, r.last, n, "names/head")
	if kind == schedule.Organisation {
		if m.Seat = s.seat(r); m.Seat == nil {
			m.Seat = s.townSeat(r)
		}
		if m.Seat != nil {
			m.Value.Place = countryPlace(m.Seat.Country)
		}
	}
	return m, r.last
}

// national heads name bodies that sit in the capital of the country in their name: "Bank of Ghana", "Kenya Supreme Court".
var national = lang.Words(`Bank Parliament Assembly Senate Congress Court Ministry Treasury Cabinet Government`)

// seat is where a national body sits: the capital of the only country in its name.
func (s *search) seat(r run) *schedule.Place {
	head := false
	code := ""
	for j := r.first; j < r.last; j++ {
		if !s.toks[j].Capital {
			continue
		}
		if national.Has(s.word(j)) {
			head = true
			continue
		}
		if s.common(j) {
			continue
		}
		if p, ok := s.longest(j); ok && p.end <= r.last && p.entries[0].Class == gazetteer.ClassCountry {
			code = p.entries[0].Country
		} else if c, ok := gazetteer.Demonym(s.word(j)); ok {
			code = c
		}
	}
	if code == "" {
		code = s.owner(r.first)
	}
	if !head || code == "" {
		return nil
	}
	e, ok := gazetteer.Capital(code)
	if !ok {
		return nil
	}
	return placeOf(e)
}

// municipal heads name bodies that sit in the town they are called after: "Vilnius Regional Court", "Hobart City Council".
var municipal = map[string]bool{"Court": true, "Council": true, "Tribunal": true, "Magistrates": true}

// townSeat is where a body sits that begins with a known body ("Lok Sabha Secretariat") or, for a court or a council, with
// a town that is well known or has the name alone.
func (s *search) townSeat(r run) *schedule.Place {
	if k, n := s.known(r.first); k != nil && !k.Team && r.first+n < r.last && k.Seat != "" {
		return s.f.seats[k.Seat]
	}
	if !municipal[s.word(r.last-1)] || s.common(r.first) {
		return nil
	}
	p, ok := s.longest(r.first)
	if !ok || p.end >= r.last || p.entries[0].Class != gazetteer.ClassCity || !prominentTown(p.entries[0]) || !prominent(p.entries[0]) && len(p.entries) > 1 && doubtful(p.entries, p.entries[0], "") {
		return nil
	}
	return placeOf(p.entries[0])
}

// owner is the country right before a name: "Kenya's", "Kenyan", "UK"; "" for none.
func (s *search) owner(i int) string {
	if len(s.out) == 0 {
		return ""
	}
	m := &s.out[len(s.out)-1]
	if m.First < s.first || m.Value.Place == nil || !strings.HasPrefix(m.Value.Key, "/") || !(m.Last == i || m.Last == i-1 && s.possessive(i-1)) {
		return ""
	}
	return m.Value.Place.Country
}

// looksPersonal: "Daniel Hall", "Alex Park", with no place word before it.
func (s *search) looksPersonal(r run) bool {
	return r.last-r.first == 2 && s.f.lex.FirstName(s.word(r.first)) && surnameHead.Has(s.word(r.last-1)) && !s.locative(r.first) && !(r.first > s.first && s.word(r.first-1) == "," && r.first-1 > s.first)
}

var surnameHead = lang.Words(`Hall Park Church Temple Field Castle Lane Bridge House Gates Gate Mill Row Lodge Bay Marina Cave Barracks Abbey Garden Bowl Dock Farm
	Gardens Pond Street Kirk`)

func (s *search) housedAt(i int) bool {
	j := i - 1
	if s.lower(j) == "the" {
		j--
	}
	if s.fixture && s.word(j) == "(" {
		return true
	}
	switch s.lower(j) {
	case "at", "in", "outside", "inside", "near":
		return j >= s.first
	}
	return false
}

// body makes a mention of a known body, agency or club.
func (s *search) body(i, n int, k *en.Known, r run) (Mention, bool) {
	end := i + n
	if n == 1 && end < r.last && !s.hyphen(end) && !s.title && !s.caps && s.officeAt(end) == 0 {
		next := s.word(end)
		if _, demonym := gazetteer.Demonym(next); !demonym && !s.f.lex.FirstName(next) && !(s.common(end) && s.common(r.last-1)) {
			// "Apple Music Awards", "Rangers Lodge": a longer name that only begins like the known one.
			return Mention{}, false
		}
	}
	if n == 1 && !s.upper(i) && s.begins(i) && s.common(i) && (end >= s.last || !s.possessive(end) && !en.Saying(s.lower(end)) && !en.Auxiliary(s.lower(end))) {
		return Mention{}, false // "Labour pains", "Rangers found the cub"
	}
	if i > s.first && s.toks[i-1].Capital && s.f.lex.FirstName(s.word(i-1)) && n == 1 {
		return Mention{}, false
	}
	// "at the White House", "in the House of Commons" is where.
	if p, ok := s.longest(i); ok && p.end >= end && p.entries[0].Class == gazetteer.ClassVenue && s.housedAt(i) && !k.Team {
		m, _ := s.venue(i, p)
		return m, true
	}
	if seat := s.f.seats[k.Seat]; seat != nil && (s.lower(end) == "headquarters" || s.lower(end) == "hq") && s.locative(i) {
		n := schedule.Name{Kind: schedule.Venue, Name: s.text(i, end+1), Place: &schedule.Place{Country: seat.Country, Zone: seat.Zone}}
		n.Key, n.Place.Name = key(n.Name), n.Name+", "+seat.Name
		return s.mention(i, end+1, n, "names/headquarters"), true
	}
	kind := schedule.Organisation
	rule := "names/body"
	if k.Team {
		kind, rule = schedule.Team, "names/team"
	}
	if p, ok := s.longest(i); ok && k.Team && p.end == end && s.locative(i) {
		return Mention{}, false
	}
	m := s.mention(i, end, schedule.Name{Kind: kind, Name: k.Name, Key: k.Key}, rule)
	if k.Team {
		m.Seat = s.f.homes[k.Seat]
	} else if k.Seat != "" {
		m.Seat = s.f.seats[k.Seat]
	} else if m.Seat = s.seat(run{i, end}); m.Seat != nil {
		m.Value.Place = countryPlace(m.Seat.Country)
	}
	if k.Agency {
		m.rule = ruleAgency
	}
	return m, true
}
