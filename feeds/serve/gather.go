package serve

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// net/http hands the first four kilobytes of an answer to the system by themselves. A calendar that is finished goes out
// together with its head instead: a system call less for each, and fewer packets.

// gathering is a connection that holds back the beginning of an answer until the rest comes. The goroutine that answers
// is the only one that writes.
type gathering struct {
	*net.TCPConn
	awaited int // bytes still to come before anything is sent
	head    *[]byte
	parts   net.Buffers
	room    [2][]byte // of parts
}

// heads holds the beginnings of answers; a connection needs one only while it answers.
var heads = sync.Pool{New: func() any { b := make([]byte, 0, 8<<10); return &b }}

// Write implements net.Conn.
func (g *gathering) Write(b []byte) (int, error) {
	if g.awaited -= len(b); g.awaited > 0 && g.hold(b) {
		return len(b), nil
	}
	g.awaited = 0
	if g.head == nil {
		return g.TCPConn.Write(b)
	}
	head := g.head
	g.head = nil
	g.room = [2][]byte{*head, b}
	g.parts = g.room[:]
	before := len(*head)
	n, err := g.parts.WriteTo(g.TCPConn)
	g.room = [2][]byte{}
	*head = (*head)[:0]
	heads.Put(head)
	return max(0, int(n)-before), err
}

// hold keeps a copy, as far as there is room.
func (g *gathering) hold(b []byte) bool {
	if g.head == nil {
		g.head = heads.Get().(*[]byte)
	}
	if len(*g.head)+len(b) > cap(*g.head) {
		return false
	}
	*g.head = append(*g.head, b...)
	return true
}

type gatheringKey struct{}

// inOne asks the connection of a request, where it can, to send an answer with a body of so many bytes at once. The body
// must follow whole.
func inOne(r *http.Request, body int) {
	if g, ok := r.Context().Value(gatheringKey{}).(*gathering); ok {
		g.awaited = body
	}
}

// gatherer accepts connections that gather.
type gatherer struct{ net.Listener }

// Accept implements net.Listener.
func (l gatherer) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok && err == nil {
		return &gathering{TCPConn: tcp}, nil
	}
	return c, err
}

func withGathering(ctx context.Context, c net.Conn) context.Context {
	if g, ok := c.(*gathering); ok {
		return context.WithValue(ctx, gatheringKey{}, g)
	}
	return ctx
}
