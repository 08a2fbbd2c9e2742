package article

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// magic lists beginnings of files that are no text, with what to call them.
var magic = []struct{ prefix, name string }{
	{"%PDF-", "a PDF document"},
	{"PK\x03\x04", "a zip archive or office document"},
	{"\x1f\x8b", "gzip-compressed data"},
	{"BZh", "bzip2-compressed data"},
	{"\xfd7zXZ\x00", "xz-compressed data"},
	{"(\xb5/\xfd", "zstd-compressed data"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"RIFF", "a RIFF file (image, sound or film)"},
	{"\x7fELF", "a program"},
	{"MZ\x90", "a program"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
	{"ID3", "a sound file"},
	{"OggS", "a sound file"},
}

// binary says what head is when it is no text, else "". UTF-16 with a byte order mark is text.
func binary(head []byte) string {
	if _, ok := utf16Order(head); ok {
		return ""
	}
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.name
		}
	}
	control := 0
	for _, c := range head {
		if c == 0 {
			return "binary data"
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			control++
		}
	}
	if control*20 > len(head) {
		return "binary data"
	}
	return ""
}

const bom = "\ufeff"

func blank(b []byte) bool {
	return len(bytes.TrimSpace(bytes.TrimPrefix(b, []byte(bom)))) == 0
}

// utf16Order recognises the byte order marks of UTF-16: big reports the order.
func utf16Order(b []byte) (big, ok bool) {
	if len(b) < 2 {
		return false, false
	}
	switch {
	case b[0] == 0xfe && b[1] == 0xff:
		return true, true
	case b[0] == 0xff && b[1] == 0xfe:
		return false, true
	}
	return false, false
}

// UTF8 makes a string of valid UTF-8 of bytes in a character set that nobody told.
func UTF8(b []byte) string {
	s, _ := decode(b)
	return s
}

// decode makes a string of valid UTF-8 of a file and says what had to be done for that, "" when nothing. Valid UTF-8
// stays as it is, byte order mark included, so that offsets into the text are offsets into the file.
func decode(b []byte) (text, note string) {
	if big, ok := utf16Order(b); ok {
		u := make([]uint16, 0, len(b)/2)
		for i := 2; i+1 < len(b); i += 2 {
			if big {
				u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
			} else {
				u = append(u, uint16(b[i+1])<<8|uint16(b[i]))
			}
		}
		return string(utf16.Decode(u)), "UTF-16, converted to UTF-8"
	}
	if utf8.Valid(b) {
		return string(b), ""
	}
	good, bad, undefined := 0, 0, false
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
			undefined = undefined || windows1252[b[i]&0x7f] == 0
		} else {
			good++
		}
		i += n
	}
	// A file with more whole UTF-8 characters than stray bytes is damaged UTF-8; reading it as an 8-bit character set
	// would spoil every one of them.
	if good > bad || undefined {
		return strings.ToValidUTF8(string(b), "\ufffd"), "invalid UTF-8, the bad bytes are shown as \ufffd"
	}
	var s strings.Builder
	s.Grow(len(b) + len(b)/16)
	for _, c := range b {
		if c < utf8.RuneSelf {
			s.WriteByte(c)
		} else {
			s.WriteRune(windows1252[c&0x7f])
		}
	}
	return s.String(), "not UTF-8, read as windows-1252"
}

// windows1252 maps bytes 0x80-0xFF; 0 marks the five that are not assigned. It holds all of Latin-1's letters.
var windows1252 = func() (t [128]rune) {
	copy(t[:], []rune{'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
		0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ'})
	for i := 32; i < 128; i++ {
		t[i] = rune(0x80 + i)
	}
	return t
}()
