package article

import (
	"unicode"
	"unicode/utf8"

	"dateline/schedule"
)

// The print of a text tells copies of it: a min-hash (Broder 1997) of its runs of three words, in one permutation cut into bins
// (Li, Owen, Zhang 2012), a byte a bin. The share of equal bytes in two prints estimates the share of runs that stand in both
// texts, whatever their case, punctuation and white space. Two texts are compared in a few nanoseconds.

// minRuns is the number of runs under which a text is too short to be told from others of its make.
const minRuns = 40

// textPrint gives the print of a text, nil for a short one.
func textPrint(text string) []byte {
	var least [schedule.PrintLen]uint64
	var full [schedule.PrintLen]bool
	var last [3]uint64 // hashes of the words before
	runs := 0
	eachWord(text, func(h uint64) {
		last[0], last[1], last[2] = last[1], last[2], h
		if runs++; runs < 3 {
			return
		}
		x := spread(last[0] ^ spread(last[1]^spread(last[2])))
		bin, rank := x%schedule.PrintLen, x/schedule.PrintLen
		if !full[bin] || rank < least[bin] {
			least[bin], full[bin] = rank, true
		}
	})
	if runs -= 2; runs < minRuns {
		return nil
	}
	out := make([]byte, schedule.PrintLen)
	for i := range out {
		// An empty bin borrows from the next full one, the distance mixed in, so that two texts do it alike.
		for d := range schedule.PrintLen {
			if j := (i + d) % schedule.PrintLen; full[j] {
				out[i] = byte(spread(least[j] + uint64(d)))
				break
			}
		}
	}
	return out
}

// eachWord gives the hash of each word, in lower case (FNV-1a over runes).
func eachWord(text string, yield func(uint64)) {
	const offset, prime = 14695981039346656037, 1099511628211
	h, in := uint64(offset), false
	for i := 0; i < len(text); {
		c, n := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(text[i:])
		}
		i += n
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		} else if c >= utf8.RuneSelf {
			c = unicode.ToLower(c)
		}
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
			h, in = (h^uint64(c))*prime, true
		} else if in {
			yield(h)
			h, in = offset, false
		}
	}
	if in {
		yield(h)
	}
}

// spread mixes a hash over all its bits (the finaliser of splitmix64).
func spread(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
