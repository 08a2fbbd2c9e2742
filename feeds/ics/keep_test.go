package ics

import (
	"reflect"
	"testing"
	"time"

	"dateline/feeds/feedstest"
	"dateline/schedule"
)

// Every field of an event that is not known to stay out of the calendar must change the print; a new field of the nouns
// lands here first.
func TestKeeps_print(t *testing.T) {
	silent := map[string]bool{ // not written into a VEVENT
		"Event.Reports": true, "Event.Why": true, "When.Open": true, "When.Why": true, "Place.Country": true, "Place.Zone": true,
		"Name.Kind": true, "Name.Key": true, "Name.Place": true, "SourceRef.Headline": true, "Evidence.End": true,
		"Clock.Hour": true, "Clock.Minute": true, "Clock.Second": true, "Clock.Half": true,
	}
	k := newKeeps()
	full := func() *schedule.Event {
		for _, e := range feedstest.Events() {
			if e.UID == "talks@dateline" {
				offset := 3600
				e.When.Clock, e.When.Offset = &schedule.Clock{Hour: 16}, &offset
				return e
			}
		}
		return nil
	}
	before := k.print(full())
	var walk func(name string, path func(e *schedule.Event) reflect.Value)
	walk = func(name string, path func(e *schedule.Event) reflect.Value) {
		if silent[name] {
			return
		}
		e := full()
		v := path(e)
		switch v.Kind() {
		case reflect.String:
			v.SetString(v.String() + "x")
		case reflect.Int, reflect.Int8, reflect.Int32, reflect.Int64:
			v.SetInt(v.Int() + 1)
		case reflect.Uint8:
			v.SetUint(v.Uint() + 1)
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Pointer:
			walk(name, func(e *schedule.Event) reflect.Value { return path(e).Elem() })
			return
		case reflect.Slice:
			if v.Len() == 0 {
				t.Fatalf("%s is empty in the sample", name)
			}
			walk(name, func(e *schedule.Event) reflect.Value { return path(e).Index(0) })
			v.Set(v.Slice(0, v.Len()-1))
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[time.Time]() {
				v.Set(reflect.ValueOf(v.Interface().(time.Time).Add(time.Second)))
				break
			}
			for i := range v.NumField() {
				walk(v.Type().Name()+"."+v.Type().Field(i).Name, func(e *schedule.Event) reflect.Value { return path(e).Field(i) })
			}
			return
		default:
			t.Fatalf("%s: kind %s", name, v.Kind())
		}
		if k.print(e) == before {
			t.Errorf("a change of %s does not show in the print", name)
		}
	}
	walk("Event", func(e *schedule.Event) reflect.Value { return reflect.ValueOf(e).Elem() })
}
