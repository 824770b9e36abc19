package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

type URL struct {
	Scheme   string
	User     *UserInfo
	Host     string
	Port     uint16
	Path     []string
	Query    Values
	Fragment string
}

type UserInfo struct {
	Name     string
	Password string
	HasPass  bool
}

type Values map[string][]string

func (v Values) Add(key, value string) { v[key] = append(v[key], value) }

func (v Values) Get(key string) string {
	if vs := v[key]; len(vs) > 0 {
		return vs[0]
	}
	return ""
}

func (v Values) Encode() string {
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var sb strings.Builder
	for _, k := range keys {
		for _, val := range v[k] {
			if sb.Len() > 0 {
				sb.WriteByte('&')
			}
			sb.WriteString(escape(k))
			sb.WriteByte('=')
			sb.WriteString(escape(val))
		}
	}
	return sb.String()
}

const upperhex = "0123456789ABCDEF"

func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-_.~", c) >= 0
}

func escape(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isUnreserved(c):
			out = append(out, c)
		case c == ' ':
			out = append(out, '+')
		default:
			out = append(out, '%', upperhex[c>>4], upperhex[c&15])
		}
	}
	return string(out)
}

type EscapeError string

func (e EscapeError) Error() string { return "invalid escape " + strconv.Quote(string(e)) }

func unescape(s string, plus bool) (string, error) {
	if !strings.ContainsAny(s, "%+") {
		return s, nil
	}
	var sb strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '%':
			end := min(i+3, len(s))
			n, err := strconv.ParseUint(s[i+1:end], 16, 8)
			if err != nil || end-i < 3 {
				return "", EscapeError(s[i:end])
			}
			sb.WriteByte(byte(n))
			i += 2
		case s[i] == '+' && plus:
			sb.WriteByte(' ')
		default:
			sb.WriteByte(s[i])
		}
	}
	return sb.String(), nil
}

var (
	ErrNoScheme = errors.New("no scheme")
	ErrPort     = errors.New("bad port")
)

var defaultPorts = map[string]uint16{"http": 80, "https": 443, "ftp": 21}

func Parse(raw string) (u *URL, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("parse %q: %w", raw, err)
		}
	}()
	u = &URL{Query: Values{}}
	rest, frag, _ := strings.Cut(raw, "#")
	if u.Fragment, err = unescape(frag, false); err != nil {
		return nil, err
	}
	rest, query, _ := strings.Cut(rest, "?")
	scheme, rest, ok := strings.Cut(rest, "://")
	if !ok || scheme == "" {
		return nil, ErrNoScheme
	}
	u.Scheme = strings.ToLower(scheme)
	authority, path := rest, ""
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		authority, path = rest[:i], rest[i+1:]
	}
	if at := strings.LastIndex(authority, "@"); at >= 0 {
		u.User = new(UserInfo)
		u.User.Name, u.User.Password, u.User.HasPass = strings.Cut(authority[:at], ":")
		authority = authority[at+1:]
	}
	host, port, hasPort := strings.Cut(authority, ":")
	u.Host = strings.ToLower(host)
	u.Port = defaultPorts[u.Scheme]
	if hasPort {
		n, perr := strconv.ParseUint(port, 10, 16)
		if perr != nil {
			return nil, errors.Join(ErrPort, perr)
		}
		u.Port = uint16(n)
	}
	for _, seg := range strings.Split(path, "/") {
		seg, err := unescape(seg, false)
		if err != nil {
			return nil, err
		}
		switch seg {
		case "", ".":
		case "..":
			u.Path = u.Path[:max(0, len(u.Path)-1)]
		default:
			u.Path = append(u.Path, seg)
		}
	}
	for _, pair := range strings.FieldsFunc(query, func(r rune) bool { return r == '&' }) {
		k, v, _ := strings.Cut(pair, "=")
		if k, err = unescape(k, true); err != nil {
			return
		}
		if v, err = unescape(v, true); err != nil {
			return
		}
		u.Query.Add(k, v)
	}
	return u, nil
}

func (u *URL) String() string {
	var sb strings.Builder
	sb.WriteString(u.Scheme + "://")
	if u.User != nil {
		sb.WriteString(u.User.Name)
		if u.User.HasPass {
			sb.WriteString(":***")
		}
		sb.WriteByte('@')
	}
	sb.WriteString(u.Host)
	if u.Port != defaultPorts[u.Scheme] {
		fmt.Fprintf(&sb, ":%d", u.Port)
	}
	for _, seg := range u.Path {
		sb.WriteString("/" + escape(seg))
	}
	if q := u.Query.Encode(); q != "" {
		sb.WriteString("?" + q)
	}
	if u.Fragment != "" {
		sb.WriteString("#" + u.Fragment)
	}
	return sb.String()
}

func compareURLs(a, b *URL) int {
	return cmp.Or(
		cmp.Compare(a.Host, b.Host),
		cmp.Compare(a.Port, b.Port),
		slices.Compare(a.Path, b.Path),
	)
}

func main() {
	var good []*URL
	for _, raw := range []string{
		"HTTP://Example.COM:8080/a/./b/../c%20d?q=go+lang&q=2&empty=#top",
		"https://user:pa:ss@host/",
		"ftp://anon@files.example.org/pub//x",
		"http://example.com/../..?%C3%A9=%26",
		"noscheme/path",
		"http://h:99999/",
		"http://h/%zz",
		"http://h/?a=%4",
		"http://h:port",
		"https://h:443/z",
	} {
		u, err := Parse(raw)
		if err != nil {
			var esc EscapeError
			fmt.Printf("%v | port: %t, escape: %t\n", err, errors.Is(err, ErrPort), errors.As(err, &esc))
			continue
		}
		fmt.Println(u)
		fmt.Printf("  %q %v %q\n", u.Path, u.Query, u.Fragment)
		good = append(good, u)
	}
	slices.SortFunc(good, compareURLs)
	for _, u := range good {
		fmt.Println(u.Host, u.Port, u.Path, len(u.Query), u.Query.Get("q"))
	}
}
