package page

import (
	"fmt"
	"html/template"
	"strings"

	"rsc.io/qr"
)

// quiet is the margin in modules that readers of QR codes need (ISO/IEC 18004).
const quiet = 4

// qrCode draws an address as SVG, to be pointed a phone at. It stands in the page itself: no further request, nothing for the
// policy to allow. An address too long for a code that a phone still reads gives none.
func qrCode(address string) template.HTML {
	if len(address) > 600 {
		return ""
	}
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return ""
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			run := 0
			for x+run < code.Size && code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
				x += run
			}
		}
	}
	side := code.Size + 2*quiet
	// All that goes in is numbers: nothing of the address is written out.
	return template.HTML(fmt.Sprintf(`<svg class="qr" role="img" aria-label="QR code of the address of this calendar" viewBox="0 0 %d %d" width="%d" height="%d">`+
		`<path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>`, side, side, 4*side, 4*side, side, side, path.String()))
}
