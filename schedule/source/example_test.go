package source_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"dateline/schedule/source"
)

func ExampleOpen() {
	dir, err := os.MkdirTemp("", "articles")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"fair.txt", "council.txt", ".notes"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("text"), 0o644); err != nil {
			fmt.Println(err)
			return
		}
	}
	for item, err := range source.Open(context.Background(), []string{dir, "--store"}, nil) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(item.ID)
	}
	// Output:
	// council
	// fair
	// source "--store" begins with -: options come before sources; for a file of that name write ./--store
}
