package schedule

// NameKind sorts what a name names.
type NameKind uint8

const (
	Person NameKind = iota + 1
	Organisation
	Location // city, region, country
	Venue    // building, stadium, square: has a Place of its own
	Office   // "the Russian foreign minister"
	Team     // a side in a fixture
)

func (k NameKind) String() string {
	return [...]string{"", "person", "organisation", "location", "venue", "office", "team"}[k]
}

// Name is a person, body or place spoken of. Key is equal for all ways of naming the same one.
type Name struct {
	Kind  NameKind `json:"kind"`
	Name  string   `json:"name"`            // as a reader expects it: "Vladimir Putin", "NATO", "Geneva"
	Key   string   `json:"key"`             // for comparing: lower case, without titles: "vladimir putin", "nato", "geneva/ch"
	Place *Place   `json:"place,omitempty"` // locations and venues: where; countries' bodies and offices: their country
}

// Place is where a happening is held.
type Place struct {
	Name    string `json:"name"`    // "Geneva"; venue first where one is named: "Westminster Abbey, London"
	Country string `json:"country"` // ISO 3166 alpha-2, "" when unknown
	Zone    string `json:"zone"`    // IANA zone, "" when the place has several or is unknown
}
