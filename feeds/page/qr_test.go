package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"
)

// What is drawn is the code of the address, module by module.
func TestQRCode(t *testing.T) {
	for _, address := range []string{"webcal://calendar.example.org/all.ics", "webcal://calendar.example.org/feed.ics?q=place%3Aporto+%22%3Cscript%3E%22", "webcal://x.example/" + strings.Repeat("ü", 100)} {
		svg := string(qrCode(address))
		want, err := qr.Encode(address, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		got := map[[2]int]bool{}
		for _, m := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`).FindAllStringSubmatch(svg, -1) {
			x, _ := strconv.Atoi(m[1])
			y, _ := strconv.Atoi(m[2])
			run, _ := strconv.Atoi(m[3])
			for i := range run {
				got[[2]int{x + i - quiet, y - quiet}] = true
			}
		}
		for y := range want.Size {
			for x := range want.Size {
				if got[[2]int{x, y}] != want.Black(x, y) {
					t.Fatalf("%.60s: module %d,%d is wrong", address, x, y)
				}
			}
		}
		if side := want.Size + 8; !strings.Contains(svg, fmt.Sprintf(`viewBox="0 0 %d %d"`, side, side)) || strings.Contains(svg, "script") {
			t.Errorf("%.200s", svg)
		}
	}
	if svg := qrCode("webcal://x.example/" + strings.Repeat("x", 3000)); svg != "" {
		t.Errorf("a code that no phone reads: %.100s", svg)
	}
}
