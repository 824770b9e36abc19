// Implements tests of snippets that leave things out: what is assumed of them, and from which evidence.

import { expect, test } from "vitest";
import { typeString } from "../../../lib/semantics/typestring.ts";
import { type Checked, check } from "./helpers.ts";

const assumed = ({ info }: Checked): readonly string[] =>
  info.assumptions.map(
    (a) => `${a.what} ${a.name}${a.obj && "type" in a.obj && a.what !== "type" ? ` ${typeString(a.obj.type)}` : ""}`,
  );

const unknown = "‹unknown›";

test("a method alone: the receiver, its field and what the calls of it tell", async () => {
  const checked = await check(`func (s *Service) Handle(req *Request) error {
	user, err := s.repo.Find(req.UserID)
	if err != nil {
		return err
	}
	return user.Account.Notify() // crashes if user or Account is nil
}
`);
  expect(checked.messages).toEqual([]);
  expect(assumed(checked)).toEqual([
    "type Service",
    "type Request",
    `field repo ${unknown}`,
    `method Find func(userID int) (${unknown}, error)`,
    "field UserID int",
    `field Account ${unknown}`,
    "method Notify func() error",
  ]);
  expect(checked.type("err")).toBe("error");
  const service = checked.info.assumptions[0]?.type;
  expect([...(service?.fields.keys() ?? [])]).toEqual(["repo"]);
  expect([...(service?.methods.keys() ?? [])]).toEqual(["Handle"]);
});

test("packages need no import", async () => {
  const checked = await check(`func countWords(docs []string) map[string]int {
	counts := make(map[string]int)
	for _, doc := range docs {
		go func(d string) {
			for _, w := range strings.Fields(d) {
				counts[w]++
			}
		}(doc)
	}
	time.Sleep(time.Second)
	return counts
}
`);
  expect(checked.messages).toEqual([]);
  expect(assumed(checked)).toEqual([]);
  expect(checked.type("strings.Fields(d)")).toBe("[]string");
});

test("results flow back: what is returned as *User is one", async () => {
  const checked = await check(`var ErrExists = errors.New("user already exists")

func Rename(ctx context.Context, id UserID, name string) (*User, error) {
	user, err := repo.Get(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("get user %d: %w", id, err)
	}
	if repo.NameTaken(name) {
		return nil, ErrExists
	}
	user.Name = name
	return user, nil
}
`);
  expect(checked.messages).toEqual([]);
  expect(assumed(checked)).toEqual([
    "type UserID",
    "type User",
    `var repo ${unknown}`,
    "method Get func(ctx context.Context, id UserID) (*User, error)",
    "method NameTaken func(name string) bool",
    "field Name string",
  ]);
  expect(checked.type("user")).toBe("*User");
  expect(typeString(checked.info.assumptions[0]?.type?.underlying ?? checked.info.typeOf(checked.ident("name")))).toBe("int");
});

const leaves: readonly (readonly [snippet: string, expression: string, type: string])[] = [
  ["total := 0\nfor _, x := range numbers {\n\ttotal += x\n}\nprintln(total)", "numbers", "[]int"],
  ["v, ok := cache[`k`]\nfmt.Println(v, ok, cache)", "cache", `map[string]${unknown}`],
  ["if verbose && !quiet {\n}", "quiet", "bool"],
  ["if err := run(); err != nil {\n\tpanic(err)\n}", "run", "func() error"],
  ["time.Sleep(backoff(3))", "backoff", "func(int) time.Duration"],
  ["mu.Lock()\ndefer mu.Unlock()", "mu", "sync.Mutex"],
  ["wg.Add(1)\nwg.Wait()", "wg", "sync.WaitGroup"],
  ["x := <-done\nprintln(x)", "done", `chan ${unknown}`],
  ["results <- 5", "results", "chan int"],
  ["p := &Point{X: 1.5}\nfmt.Println(p.X)", "p.X", "float64"],
  ["fmt.Println(user.Email, user.Age, user.IsAdmin)", "user.Email", "string"],
  ["fmt.Println(user.Email, user.Age, user.IsAdmin)", "user.IsAdmin", "bool"],
  ["return strings.ToUpper(title(5))", "title", "func(int) string"],
];

test.each(leaves)("%j: %s is %s", async (snippet, expression, type) => {
  const checked = await check(`func f() {\n${snippet}\n}\n`);
  expect(checked.type(expression)).toBe(type);
});

test("an unknown import gives types, functions and values of its own", async () => {
  const checked = await check(`package main

import "github.com/gorilla/mux"

func routes(r *mux.Router) { r.HandleFunc("/", nil) }
func main() { routes(mux.NewRouter()) }
`);
  expect(checked.messages).toEqual([]);
  expect(assumed(checked)).toEqual([
    "package github.com/gorilla/mux",
    "type mux.Router",
    "method HandleFunc func(string, any)".replace("any", unknown),
    "func mux.NewRouter func() *mux.Router",
  ]);
});

test("in a whole file an undeclared name is a mistake, and still gets a type", async () => {
  const checked = await check("package main\n\nfunc main() {\n\tcfg := load(1)\n\tprintln(cfg.Port)\n}\n");
  expect(checked.messages).toEqual(["undefined: load"]);
  expect(checked.type("cfg.Port")).toBe("int");
});

test("a declared type may have methods that the snippet does not show", async () => {
  const checked = await check(
    "type Stack struct{ items []int }\n\nfunc drain(s *Stack) {\n\tfor !s.Empty() {\n\t\ts.Pop()\n\t}\n}\n",
  );
  expect(checked.messages).toEqual([]);
  expect(assumed(checked)).toEqual(["method Empty func() bool", "method Pop func()"]);
});

test("contradictory uses of an assumed function's parameter make it any", async () => {
  const checked = await check('func f() {\n\tn := 1\n\ts := "a"\n\tlogIt(n)\n\tlogIt(s)\n}\n');
  expect(checked.type("logIt")).toBe("func(n any)");
});
