package tz_test

import (
	"fmt"
	"time"

	"dateline/tz"
)

func Example() {
	for _, words := range []string{"MSK", "Eastern time", "GMT+5:30"} {
		z, _ := tz.Find(words)
		loc, err := z.Location()
		if err != nil {
			fmt.Println(err)
			continue
		}
		start := tz.Instant(2022, time.March, 13, 19, 30, 0, loc)
		fmt.Println(words, "=", start.Time.UTC().Format(time.RFC3339), start.Kind)
	}
	// Output:
	// MSK = 2022-03-13T16:30:00Z normal
	// Eastern time = 2022-03-13T23:30:00Z normal
	// GMT+5:30 = 2022-03-13T14:00:00Z normal
}

func ExampleResolve() {
	for _, country := range []string{"IN", "IL", ""} {
		z, _ := tz.Resolve("IST", country)
		fmt.Printf("%q %q, %d readings\n", country, z.IANA, len(z.Candidates))
	}
	// Output:
	// "IN" "Asia/Kolkata", 3 readings
	// "IL" "Asia/Jerusalem", 3 readings
	// "" "", 3 readings
}
