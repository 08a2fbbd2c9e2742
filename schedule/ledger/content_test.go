package ledger

import (
	"reflect"
	"testing"

	"dateline/schedule"
)

// TestSameContent changes every field of an event, however deep, and expects each change to be seen: a field added to
// the nouns fails here until sameContent knows it.
func TestSameContent(t *testing.T) {
	unseen := map[string]bool{ // identity and our own book-keeping
		"UID": true, "Sequence": true, "FirstSeen": true, "LastChanged": true, "History": true, "Reports": true, "Why": true,
		"When.Why": true,
	}
	full := func() schedule.Event {
		var e schedule.Event
		fill(reflect.ValueOf(&e).Elem())
		return e
	}
	a := full()
	if b := full(); !sameContent(&a, &b) {
		t.Fatal("two equal events differ")
	}
	var paths []string
	walk(reflect.ValueOf(&a).Elem(), "", func(path string, _ reflect.Value) { paths = append(paths, path) })
	if len(paths) < 30 {
		t.Fatalf("only %d fields found: %v", len(paths), paths)
	}
	for _, path := range paths {
		b := full()
		walk(reflect.ValueOf(&b).Elem(), "", func(p string, v reflect.Value) {
			if p == path {
				v.SetZero()
			}
		})
		hidden := false
		for p := range unseen {
			hidden = hidden || path == p || len(path) > len(p) && path[:len(p)+1] == p+"."
		}
		if got := sameContent(&a, &b); got != hidden {
			t.Errorf("without %s: sameContent = %v, want %v", path, got, hidden)
		}
	}
}

// fill gives every field a value that is not zero; recursive types are cut off.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type().PkgPath() == "time" {
			v.Set(reflect.ValueOf(noon))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		if v.Type() != reflect.TypeFor[*schedule.Because]() {
			fill(v.Elem())
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		if v.Type() != reflect.TypeFor[[]*schedule.Because]() {
			fill(v.Index(0))
		}
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int32, reflect.Int64:
		v.SetInt(5)
	case reflect.Uint8:
		v.SetUint(5)
	}
}

// walk calls fn with every field that holds a value of its own, and every pointer and list that could be missing.
func walk(v reflect.Value, path string, fn func(string, reflect.Value)) {
	switch {
	case v.Kind() == reflect.Struct && v.Type().PkgPath() != "time":
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if path != "" {
				name = path + "." + name
			}
			walk(v.Field(i), name, fn)
		}
		return
	case v.Kind() == reflect.Pointer && !v.IsNil() && v.Type() != reflect.TypeFor[*schedule.Because]():
		walk(v.Elem(), path, fn)
	case v.Kind() == reflect.Slice && v.Len() > 0:
		walk(v.Index(0), path, fn)
	}
	fn(path, v)
}
