package gazetteer_test

import (
	"fmt"

	"dateline/tz/gazetteer"
)

func Example() {
	places := gazetteer.Default()
	for _, hint := range []gazetteer.Hint{{}, {Region: "Ohio"}, {Country: "CA"}} {
		e, ok := places.Best("London", hint)
		fmt.Println(e.Key, e.Zone, ok)
	}
	n, found := places.Longest([]string{"Sharm", "el-Sheikh", "on", "Monday"})
	fmt.Println(n, found[0].Name, found[0].Country)
	z, _ := gazetteer.Time("Mecca time", "")
	fmt.Println(z.IANA)
	// Output:
	// london/gb Europe/London true
	// london/us/oh America/New_York true
	// london/ca America/Toronto true
	// 2 Sharm el-Sheikh EG
	// Asia/Riyadh
}
