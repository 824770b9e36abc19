package main

import "github.com/gorilla/mux"

func routes(h Handler) *mux.Router {
	r := mux.NewRouter()
	r.HandleFunc("/users", h.List)
	if h.Debug {
		log.Println("debug", limit)
	}
	for _, x := range h.Items {
		process(x)
	}
	return r
}
