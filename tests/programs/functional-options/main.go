package main

import (
	"fmt"
	"time"
)

type Server struct {
	host    string
	port    int
	timeout time.Duration
	tags    []string
}

type Option func(*Server)

func WithPort(p int) Option { return func(s *Server) { s.port = p } }

func WithTimeout(d time.Duration) Option {
	return func(s *Server) { s.timeout = d }
}

func WithTags(tags ...string) Option {
	return func(s *Server) { s.tags = append(s.tags, tags...) }
}

func New(host string, opts ...Option) *Server {
	s := &Server{host: host, port: 80, timeout: 30 * time.Second}
	for _, o := range opts {
		o(s)
	}
	return s
}

func main() {
	for _, s := range []*Server{
		New("a"),
		New("b", WithPort(8080), WithTimeout(1500*time.Millisecond)),
		New("c", WithTags("x"), WithTags("y", "z")),
	} {
		fmt.Printf("%+v\n", *s)
		fmt.Println(s.timeout, s.timeout.Seconds(), s.timeout > time.Second)
	}
}
