import { describe, expect, it } from "vitest";
import { ApiUrlError } from "../../src/segment/errors.ts";
import { resolveApiUrl } from "../../src/segment/hosts.ts";

function refusalOf(override: string): ApiUrlError {
  try {
    resolveApiUrl("us", override);
  } catch (error) {
    if (error instanceof ApiUrlError) return error;
  }
  throw new Error(`${override} was taken`);
}

describe("the API address", () => {
  it.each([
    ["us", "https://api.segmentapis.com"],
    ["eu", "https://eu1.api.segmentapis.com"],
  ] as const)("of the region %s is %s", (region, url) => {
    expect(resolveApiUrl(region)).toBe(url);
  });

  it("of the region is used when the override is empty", () => {
    expect(resolveApiUrl("eu", "")).toBe("https://eu1.api.segmentapis.com");
  });

  it.each([
    ["https://eu1.api.segmentapis.com/", "https://eu1.api.segmentapis.com"],
    ["https://localhost:8443", "https://localhost:8443"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://127.0.0.1:1/", "http://127.0.0.1:1"],
    ["http://127.9.8.7", "http://127.9.8.7"],
    ["http://127.1", "http://127.0.0.1"],
    ["http://[::1]:8080/", "http://[::1]:8080"],
    ["http://[0:0:0:0:0:0:0:1]", "http://[::1]"],
  ])("may be %s", (override, url) => {
    expect(resolveApiUrl("us", override)).toBe(url);
  });

  it.each([
    ["https://proxy.example.com", "https://proxy.example.com"],
    ["https://proxy.example.com///", "https://proxy.example.com"],
    ["https://proxy.example.com/segment/", "https://proxy.example.com/segment"],
    ["HTTPS://Proxy.Example.com:8443/A", "https://proxy.example.com:8443/A"],
  ])("may be %s where that host is allowed, and only there", (override, url) => {
    expect(resolveApiUrl("us", override, ["other.example", "Proxy.example.com"])).toBe(url);
    expect(refusalOf(override).foreignHost).toBe("proxy.example.com");
  });

  it.each([
    "https://proxy.example.com.evil.example",
    "https://evil.example/proxy.example.com",
    "https://sub.proxy.example.com",
    "https://proxy.example.com.",
    "https://api.segmentapis.com.evil.example",
    "http://proxy.example.com",
  ])("must not be %s, although proxy.example.com is allowed", (override) => {
    expect(() => resolveApiUrl("us", override, ["proxy.example.com"])).toThrow(ApiUrlError);
  });

  it.each([
    "http://api.segmentapis.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://128.0.0.1",
    "http://0.0.0.0",
    "http://10.0.0.1",
    "http://[::2]",
    "http://[::]",
    "http://[::ffff:127.0.0.1]",
    "http://example.com/localhost",
    "http://example.com#127.0.0.1",
  ])("must not be %s, where the token would travel in the clear", (override) => {
    expect(refusalOf(override)).toBeInstanceOf(ApiUrlError);
  });

  it.each([
    "api.segmentapis.com",
    "://",
    "https://",
    " ",
    "ftp://127.0.0.1",
    "file:///etc/hosts",
    "localhost:8080",
    "https://example.com/?key=value",
    "https://example.com/#part",
    "https://name@example.com",
    "https://name:PLACEHOLDER@example.com",
    "http://127.0.0.1@example.com",
  ])("must not be %j", (override) => {
    expect(refusalOf(override)).toBeInstanceOf(ApiUrlError);
  });

  it.each([
    "https://name:PLACEHOLDER@example.com",
    "http://name:PLACEHOLDER@example.com",
    "https://name:PLACEHOLDER@",
    "name:PLACEHOLDER@example.com",
    "https://name:PLACEHOLDER@exa mple.com",
    "https://a@name:PLACEHOLDER@exa mple.com",
    "ftp://name:PLACEHOLDER@example.com",
    "https://gateway.example/PLACEHOLDER",
    "http://gateway.example/PLACEHOLDER",
    "ht!tp://PLACEHOLDER",
    "PLACEHOLDER:token",
    "PLACEHOLDER",
  ])("is not quoted with what may be secret in %j", (override) => {
    expect(refusalOf(override).message).not.toMatch(/PLACEHOLDER/i);
  });

  it("that is a token is told as such", () => {
    expect(refusalOf("PLACEHOLDER_TOKEN_0123456789").message).toContain("may be a token");
    expect(refusalOf("eu1.api.segmentapis.com").message).not.toContain("token");
  });
});
