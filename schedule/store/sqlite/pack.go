package sqlite

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// The first byte of a packed value says how the rest is to be read.
const (
	plain    = 0
	deflated = 1
)

// packer compresses and expands values. It keeps its tables between values: making them anew costs more than the work.
type packer struct {
	buf bytes.Buffer // what pack makes
	out bytes.Buffer // what unpack gives
	w   *flate.Writer
	r   io.ReadCloser
}

// worthwhile is the length from which compression pays.
const worthwhile = 400

func (p *packer) pack(b []byte) ([]byte, error) {
	p.buf.Reset()
	if len(b) >= worthwhile {
		p.buf.WriteByte(deflated)
		if p.w == nil {
			w, err := flate.NewWriter(&p.buf, flate.BestSpeed)
			if err != nil {
				return nil, err
			}
			p.w = w
		} else {
			p.w.Reset(&p.buf)
		}
		if _, err := p.w.Write(b); err != nil {
			return nil, err
		}
		if err := p.w.Close(); err != nil {
			return nil, err
		}
		if p.buf.Len() <= len(b) {
			return bytes.Clone(p.buf.Bytes()), nil
		}
		p.buf.Reset()
	}
	p.buf.WriteByte(plain)
	p.buf.Write(b)
	return bytes.Clone(p.buf.Bytes()), nil
}

// unpack expands a value; the result holds until the next call.
func (p *packer) unpack(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, errors.New("value is empty")
	}
	switch b[0] {
	case plain:
		return b[1:], nil
	case deflated:
		src := bytes.NewReader(b[1:])
		if p.r == nil {
			p.r = flate.NewReader(src)
		} else if err := p.r.(flate.Resetter).Reset(src, nil); err != nil {
			return nil, err
		}
		p.out.Reset()
		if _, err := p.out.ReadFrom(p.r); err != nil {
			return nil, fmt.Errorf("expanding a value: %w", err)
		}
		return p.out.Bytes(), nil
	}
	return nil, fmt.Errorf("value is packed in an unknown way (%d)", b[0])
}

func (p *packer) encode(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return p.pack(b)
}

func (p *packer) decode(b []byte, v any) error {
	b, err := p.unpack(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}
