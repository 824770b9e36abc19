package main

import (
	"errors"
	"fmt"
)

type Celsius float64

type Sensor interface {
	Read() any
}

type thermometer struct{ values []any }

func (t *thermometer) Read() (v any) {
	v, t.values = t.values[0], t.values[1:]
	return
}

type stopped struct{ after int }

func (s stopped) Error() string { return fmt.Sprintf("stopped after %d", s.after) }

func average(s Sensor, n int) (avg Celsius, err error) {
	defer func() {
		if r := recover(); r != nil {
			var st stopped
			if e, ok := r.(error); ok && errors.As(e, &st) {
				err = st
				return
			}
			fmt.Println("passing on:", r)
			panic(r)
		}
	}()
	var sum Celsius
	for i := range n {
		switch v := s.Read().(type) {
		case error:
			panic(fmt.Errorf("sensor: %w", v))
		case nil:
			panic(stopped{i})
		default:
			sum += v.(Celsius)
		}
	}
	return sum / Celsius(n), nil
}

func main() {
	t := &thermometer{[]any{Celsius(20), Celsius(22), nil, Celsius(1), stopped{9}, Celsius(5), 7.5}}
	for range 5 {
		fmt.Println(average(t, 2))
	}
}
