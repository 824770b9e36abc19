// Implements tests of Rust names.

import { expect, test } from "vitest";
import { escapeKeyword, rustName, screamingSnake, snakeCase, upperCamel } from "../../../lib/rust/names.ts";

test.each([
  ["HTTPServer", "http_server", "HttpServer"],
  ["userID", "user_id", "UserId"],
  ["userIDs", "user_ids", "UserIds"],
  ["IDs", "ids", "Ids"],
  ["sha256Sum", "sha256_sum", "Sha256Sum"],
  ["utf8", "utf8", "Utf8"],
  ["x1y", "x1y", "X1y"],
  ["parseURL", "parse_url", "ParseUrl"],
  ["getHTTPSURL", "get_https_url", "GetHttpsUrl"],
  ["JSONRPCCall", "json_rpc_call", "JsonRpcCall"],
  ["OAuthToken", "oauth_token", "OauthToken"],
  ["IPv4Addr", "ipv4_addr", "Ipv4Addr"],
  ["gRPCServer", "grpc_server", "GrpcServer"],
  ["HTTP2Server", "http2_server", "Http2Server"],
  ["UUIDv4", "uuidv4", "Uuidv4"],
  ["foo_bar", "foo_bar", "FooBar"],
  ["_unused", "_unused", "Unused"],
  ["a", "a", "A"],
  ["naïveÜber", "naïve_über", "NaïveÜber"],
])("%s", (go, snake, camel) => {
  expect(snakeCase(go)).toBe(snake);
  expect(upperCamel(go)).toBe(camel);
  expect(screamingSnake(go)).toBe(snake.toUpperCase());
});

test("keywords become synonyms, raw names, or get an underscore", () => {
  expect(escapeKeyword("type")).toBe("kind");
  expect(escapeKeyword("type", (name) => name !== "kind")).toBe("r#type");
  expect(escapeKeyword("gen")).toBe("r#gen");
  expect(escapeKeyword("self")).toBe("self_");
  expect(escapeKeyword("value")).toBe("value");
  expect(rustName("match")).toBe("r#match");
});
