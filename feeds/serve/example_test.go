package serve_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"dateline/feeds/serve"
	"dateline/schedule"
)

func Example() {
	now := func() time.Time { return time.Date(2024, 5, 2, 9, 0, 0, 0, time.UTC) }
	s, err := serve.New(serve.Config{Title: "Trams", Now: now})
	if err != nil {
		fmt.Println(err)
		return
	}
	day, _ := schedule.ParseDay("2024-05-20")
	err = s.Publish(serve.Snapshot{AsOf: now(), Events: []*schedule.Event{{
		UID: "opening@dateline", Title: "Opening of the tram line", Status: schedule.Scheduled, Certainty: schedule.Certain,
		When: schedule.When{Grain: schedule.GrainDay, Day: day, Last: day}, FirstSeen: now(), LastChanged: now(),
	}}})
	if err != nil {
		fmt.Println(err)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/all.ics", nil))
	fmt.Println(w.Code, w.Header().Get("Content-Type"), w.Header().Get("Last-Modified"))
	// Output: 200 text/calendar; charset=utf-8 Thu, 02 May 2024 09:00:00 GMT
}
