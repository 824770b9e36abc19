// Implements the table of crates that translations use or that answer Go modules.
//
// Versions are caret requirements that the public Rust Playground's versions satisfy (its crate-information.json of August
// 2026); crates that are not there have their latest.

export interface Crate {
  /** As on crates.io: `tokio-util`. */
  readonly name: string;
  /** Caret requirement of Cargo.toml: `1`, `0.10`. */
  readonly version: string;
  /** Beyond the default ones; those that nearly every use needs. */
  readonly features: readonly string[];
  /** Whether code that uses it runs on the Rust Playground. */
  readonly onPlayground: boolean;
  /** Import paths of Go modules, and of packages in them, whose work it does. */
  readonly goModules: readonly string[];
}

type Details = Partial<Pick<Crate, "features" | "goModules">>;

const crate = (onPlayground: boolean, name: string, version: string, { features = [], goModules = [] }: Details = {}): Crate => ({
  name,
  version,
  features,
  onPlayground,
  goModules,
});
const there = (name: string, version: string, details?: Details): Crate => crate(true, name, version, details);
const elsewhere = (name: string, version: string, details?: Details): Crate => crate(false, name, version, details);

export const crates: readonly Crate[] = [
  // Async
  there("tokio", "1", {
    features: ["macros", "rt-multi-thread", "sync", "time"],
    goModules: ["golang.org/x/sync/errgroup", "golang.org/x/sync/semaphore"],
  }),
  there("tokio-util", "0.7", { features: ["rt"] }),
  there("tokio-stream", "0.1", { features: ["sync"] }),
  there("futures", "0.3"),
  there("async-trait", "0.1"),
  elsewhere("async-channel", "2"),
  elsewhere("flume", "0.12"),

  // Threads and locks
  there("crossbeam", "0.8"),
  there("crossbeam-channel", "0.5"),
  there("parking_lot", "0.12"),
  there("rayon", "1"),
  there("arc-swap", "1"),
  there("num_cpus", "1"),
  elsewhere("dashmap", "6", { goModules: ["github.com/orcaman/concurrent-map", "github.com/puzpuzpuz/xsync"] }),

  // Errors
  there("anyhow", "1", {
    goModules: [
      "github.com/pkg/errors",
      "github.com/cockroachdb/errors",
      "github.com/hashicorp/go-multierror",
      "go.uber.org/multierr",
      "golang.org/x/xerrors",
    ],
  }),
  there("thiserror", "2"),

  // Data
  there("serde", "1", {
    features: ["derive"],
    goModules: ["github.com/mitchellh/mapstructure", "github.com/go-viper/mapstructure"],
  }),
  there("serde_json", "1", {
    goModules: [
      "github.com/json-iterator/go",
      "github.com/goccy/go-json",
      "github.com/bytedance/sonic",
      "github.com/tidwall/gjson",
      "github.com/mailru/easyjson",
    ],
  }),
  there("serde_yaml", "0.9", {
    goModules: ["gopkg.in/yaml.v2", "gopkg.in/yaml.v3", "github.com/goccy/go-yaml", "sigs.k8s.io/yaml"],
  }),
  there("toml", "1", { goModules: ["github.com/BurntSushi/toml", "github.com/pelletier/go-toml"] }),
  there("csv", "1", { goModules: ["github.com/gocarina/gocsv"] }),
  there("bytes", "1"),
  there("base64", "0.23"),
  there("url", "2"),
  there("uuid", "1", {
    features: ["v4"],
    goModules: ["github.com/google/uuid", "github.com/gofrs/uuid", "github.com/satori/go.uuid"],
  }),
  there("semver", "1", { goModules: ["github.com/Masterminds/semver", "github.com/blang/semver", "golang.org/x/mod/semver"] }),
  elsewhere("hex", "0.4"),
  elsewhere("rust_decimal", "1", { goModules: ["github.com/shopspring/decimal"] }),
  elsewhere("prost", "0.14", {
    goModules: ["google.golang.org/protobuf", "github.com/golang/protobuf", "github.com/gogo/protobuf"],
  }),

  // Collections and algorithms
  there("itertools", "0.15", { goModules: ["github.com/samber/lo", "github.com/thoas/go-funk"] }),
  there("indexmap", "2", { goModules: ["github.com/wk8/go-ordered-map", "github.com/elliotchance/orderedmap"] }),
  there("smallvec", "1"),
  there("petgraph", "0.8", { goModules: ["github.com/dominikbraun/graph", "gonum.org/v1/gonum/graph"] }),
  there("ndarray", "0.17", { goModules: ["gonum.org/v1/gonum/mat"] }),
  elsewhere("moka", "0.12", {
    features: ["sync"],
    goModules: [
      "github.com/patrickmn/go-cache",
      "github.com/dgraph-io/ristretto",
      "github.com/hashicorp/golang-lru",
      "github.com/allegro/bigcache",
      "golang.org/x/sync/singleflight",
    ],
  }),

  // Numbers and chance
  there("num", "0.4"),
  there("num-bigint", "0.4"),
  there("num-complex", "0.4"),
  there("num-integer", "0.1"),
  there("num-rational", "0.4"),
  there("num-traits", "0.2"),
  there("rand", "0.10", { goModules: ["golang.org/x/exp/rand", "pgregory.net/rand"] }),
  there("rand_distr", "0.6"),

  // Text and time
  there("regex", "1", { goModules: ["github.com/dlclark/regexp2"] }),
  there("nom", "8", { goModules: ["github.com/alecthomas/participle"] }),
  there("unicode-segmentation", "1", { goModules: ["github.com/rivo/uniseg"] }),
  there("unicode-width", "0.2", { goModules: ["github.com/mattn/go-runewidth"] }),
  there("chrono", "0.4", { goModules: ["github.com/jinzhu/now"] }),

  // Hashes
  there("sha2", "0.11"),
  there("md-5", "0.11"),
  there("hmac", "0.13"),
  there("crc32fast", "1"),

  // Resources and files
  there("scopeguard", "1"),
  there("tempfile", "3"),
  there("walkdir", "2", { goModules: ["github.com/karrick/godirwalk"] }),
  there("glob", "0.3", { goModules: ["github.com/gobwas/glob", "github.com/bmatcuk/doublestar"] }),
  there("bitflags", "2"),

  // Programs
  there("clap", "4", {
    features: ["derive"],
    goModules: [
      "github.com/spf13/cobra",
      "github.com/spf13/pflag",
      "github.com/urfave/cli",
      "github.com/alecthomas/kingpin",
      "github.com/alecthomas/kong",
      "github.com/jessevdk/go-flags",
    ],
  }),
  there("log", "0.4"),
  there("env_logger", "0.11"),
  there("tracing", "0.1", {
    goModules: [
      "go.uber.org/zap",
      "github.com/sirupsen/logrus",
      "github.com/rs/zerolog",
      "github.com/go-logr/logr",
      "k8s.io/klog",
      "github.com/golang/glog",
    ],
  }),
  there("tracing-subscriber", "0.3"),
  elsewhere("dotenvy", "0.15", { goModules: ["github.com/joho/godotenv"] }),

  // Networks
  there("http", "1"),
  there("hyper", "1", { features: ["full"] }),
  there("hyper-util", "0.1", { features: ["full"] }),
  there("http-body-util", "0.1"),
  there("reqwest", "0.13", {
    features: ["json"],
    goModules: ["github.com/go-resty/resty", "github.com/hashicorp/go-retryablehttp", "resty.dev"],
  }),
  there("tower", "0.5"),
  there("tower-http", "0.6"),
  elsewhere("axum", "0.8", {
    goModules: [
      "github.com/gorilla/mux",
      "github.com/gin-gonic/gin",
      "github.com/labstack/echo",
      "github.com/go-chi/chi",
      "github.com/gofiber/fiber",
      "github.com/julienschmidt/httprouter",
    ],
  }),
  elsewhere("tokio-tungstenite", "0.28", {
    goModules: [
      "github.com/gorilla/websocket",
      "nhooyr.io/websocket",
      "github.com/coder/websocket",
      "golang.org/x/net/websocket",
    ],
  }),
  elsewhere("tonic", "0.14", { goModules: ["google.golang.org/grpc", "connectrpc.com/connect"] }),
  elsewhere("governor", "0.10", { goModules: ["golang.org/x/time/rate", "go.uber.org/ratelimit"] }),
  elsewhere("jsonwebtoken", "10", { goModules: ["github.com/golang-jwt/jwt", "github.com/dgrijalva/jwt-go"] }),

  // Databases
  there("rusqlite", "0.40", { features: ["bundled"], goModules: ["github.com/mattn/go-sqlite3", "modernc.org/sqlite"] }),
  elsewhere("sqlx", "0.8", {
    features: ["postgres", "runtime-tokio"],
    goModules: ["github.com/jmoiron/sqlx", "github.com/jackc/pgx", "github.com/lib/pq", "github.com/go-sql-driver/mysql"],
  }),
  elsewhere("sea-orm", "1", { goModules: ["gorm.io/gorm"] }),
  elsewhere("redis", "1", {
    goModules: ["github.com/redis/go-redis", "github.com/go-redis/redis", "github.com/gomodule/redigo"],
  }),

  // Tests
  elsewhere("rstest", "0.26"),
  elsewhere("pretty_assertions", "1", {
    goModules: ["github.com/stretchr/testify/assert", "github.com/stretchr/testify/require", "github.com/google/go-cmp"],
  }),
  elsewhere("mockall", "0.14", { goModules: ["github.com/stretchr/testify/mock", "go.uber.org/mock", "github.com/golang/mock"] }),
];
