package report

import "reflect"

// copied returns a deep copy of v in which every string is what text makes of it.
// field is the name of the struct field that holds the string, be it in a list or a map.
func copied(v reflect.Value, text func(field, s string) string) reflect.Value {
	return copyOf("", v, text)
}

func copyOf(field string, v reflect.Value, text func(field, s string) string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		out.SetString(text(field, v.String()))
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.New(v.Type().Elem()))
		out.Elem().Set(copyOf(field, v.Elem(), text))
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		copyElems(field, out, v, text)
	case reflect.Array:
		copyElems(field, out, v, text)
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(copyOf(v.Type().Field(i).Name, v.Field(i), text))
		}
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		out.Set(reflect.MakeMap(v.Type()))
		for it := v.MapRange(); it.Next(); {
			out.SetMapIndex(copyOf(field, it.Key(), text), copyOf(field, it.Value(), text))
		}
	default:
		return v
	}
	return out
}

func copyElems(field string, out, v reflect.Value, text func(field, s string) string) {
	switch v.Type().Elem().Kind() {
	case reflect.Int64, reflect.Float64:
		reflect.Copy(out, v)
		return
	}
	for i := range v.Len() {
		out.Index(i).Set(copyOf(field, v.Index(i), text))
	}
}
