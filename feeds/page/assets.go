package page

import (
	"crypto/sha256"
	_ "embed" // for the texts below
	"encoding/base64"
	"encoding/hex"
)

//go:embed assets/style.css
var style string

//go:embed assets/script.js
var script string

//go:embed assets/icon.svg
var icon string

// Asset is a file that pages refer to. Its name holds a hash of its content: it may be kept for ever.
type Asset struct {
	Path        string // "/static/style.0123456789abcdef.css"
	ContentType string
	Body        string
}

// Assets lists the files a server has to offer beside the pages.
func Assets() []Asset {
	return []Asset{
		{"/static/style." + short(style) + ".css", "text/css; charset=utf-8", style},
		{"/static/script." + short(script) + ".js", "text/javascript; charset=utf-8", script},
		{"/static/icon." + short(icon) + ".svg", "image/svg+xml", icon},
	}
}

func short(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:8])
}

// Policy is the Content-Security-Policy of served pages.
func Policy() string {
	return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

// policyAlone is that of a page that carries style and script in itself: exactly these two texts may act.
func policyAlone() string {
	hash := func(s string) string {
		h := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script) + "; form-action 'none'; base-uri 'none'"
}
