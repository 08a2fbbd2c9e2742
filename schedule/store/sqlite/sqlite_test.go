package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"dateline/schedule/store"
	"dateline/schedule/store/storetest"
)

func TestStore_file(t *testing.T) {
	storetest.Test(t, func(t *testing.T) store.Store { return open(t, filepath.Join(t.TempDir(), "dateline.db"), Options{}) })
}

func TestStore_memory(t *testing.T) {
	storetest.Test(t, func(t *testing.T) store.Store { return open(t, Memory, Options{}) })
}

func open(t testing.TB, path string, opt Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, opt)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return s
}
