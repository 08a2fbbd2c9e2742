package names_test

import (
	"fmt"

	"dateline/schedule"
	"dateline/schedule/names"
	"dateline/schedule/text"
	"dateline/tz/gazetteer"
)

func Example() {
	const news = `TALLINN, May 3 (Reuters) - President Ilmar Vost will meet the North Atlantic Treaty Organization's envoys
in Springfield, Ill., on Friday. Vost leaves for the United States tomorrow.`
	finder := names.New(gazetteer.Default())
	for _, m := range finder.Find(text.Parse(news, schedule.InText, nil), "EE") {
		fmt.Printf("%q %v %q", m.Text, m.Value.Kind, m.Value.Key)
		if p := m.Value.Place; p != nil && p.Zone != "" {
			fmt.Printf(" in %s", p.Zone)
		}
		fmt.Println()
	}
	// Output:
	// "TALLINN" location "tallinn/ee" in Europe/Tallinn
	// "Reuters" organisation "reuters"
	// "Ilmar Vost" person "ilmar vost"
	// "North Atlantic Treaty Organization" organisation "nato"
	// "Springfield, Ill." location "springfield il/us" in America/Chicago
	// "Vost" person "ilmar vost"
	// "United States" location "/us"
}
