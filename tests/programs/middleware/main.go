package main

import (
	"fmt"
	"strings"
)

type Request struct {
	Path string
	User string
}

type Handler interface{ Serve(r Request) string }
type HandlerFunc func(Request) string

func (f HandlerFunc) Serve(r Request) string { return f(r) }

type Middleware func(Handler) Handler

func Logger(log *[]string) Middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(r Request) string {
			*log = append(*log, "-> "+r.Path)
			out := next.Serve(r)
			*log = append(*log, fmt.Sprintf("<- %s (%d)", r.Path, len(out)))
			return out
		})
	}
}

func Auth(next Handler) Handler {
	return HandlerFunc(func(r Request) string {
		if r.User == "" {
			return "403"
		}
		return next.Serve(r)
	})
}

type Mux map[string]Handler

func (m Mux) Serve(r Request) string {
	if h, ok := m[r.Path]; ok {
		return h.Serve(r)
	}
	return "404"
}

func wrap(h Handler, ms ...Middleware) Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

func main() {
	var log []string
	mux := Mux{"/hi": HandlerFunc(func(r Request) string { return "hi " + r.User })}
	mux["/up"] = HandlerFunc(func(r Request) string { return strings.ToUpper(r.User) })
	h := wrap(mux, Logger(&log), Auth)
	fmt.Println(h.Serve(Request{"/hi", "ann"}), h.Serve(Request{Path: "/hi"}), h.Serve(Request{"/no", "x"}), h.Serve(Request{"/up", "bo"}))
	for _, l := range log {
		fmt.Println(l)
	}
	_, isMux := Handler(mux).(Mux)
	_, isFunc := h.(HandlerFunc)
	fmt.Println(isMux, isFunc)
}
