package safe

import "fmt"

// Div divides or tells why not.
func Div(a, b int) (r int, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("recovered: %v", p)
		}
	}()
	return a / b, nil
}

// At looks an element up.
func At(list []int, i int) (s string) {
	defer func() {
		if p := recover(); p != nil {
			s = fmt.Sprint(p)
		}
	}()
	return fmt.Sprint(list[i])
}
