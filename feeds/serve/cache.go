package serve

import "sync"

// maxFilters is how many filters of readers are kept finished for a snapshot; the memory they take is bounded by
// maxFilterBytes, too.
const (
	maxFilters     = 1000
	maxFilterBytes = 64 << 20
)

// cache keeps the calendars of filters. It lives as long as its snapshot, so nothing in it can be out of date.
type cache struct {
	mu    sync.Mutex
	m     map[string]*file
	bytes int
}

// get returns the kept file or makes it. Two readers who ask at once may both make it: the bytes are the same.
func (c *cache) get(key string, make func() (*file, error)) (*file, error) {
	c.mu.Lock()
	f := c.m[key]
	c.mu.Unlock()
	if f != nil {
		return f, nil
	}
	f, err := make()
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	size := 5*len(f.body)/4 + len(key) // and its compressed form
	if c.m == nil || len(c.m) >= maxFilters || c.bytes+size > maxFilterBytes {
		c.m, c.bytes = map[string]*file{}, 0
	}
	if size <= maxFilterBytes {
		c.m[key] = f
		c.bytes += size
	}
	return f, nil
}
