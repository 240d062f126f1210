import { expect, it } from "vitest";
import { createMask, redactBody } from "../../src/segment/mask.ts";
import { Secret } from "../../src/segment/secret.ts";

const maskOf = (...values: string[]) => createMask(values.map((value) => new Secret(value)));

it.each<[string, string[], string, string]>([
  ["every occurrence", ["abcd"], "abcd and abcd", "[secret] and [secret]"],
  ["the longer of two that begin alike", ["abcd", "abcdef"], "abcdef abcd", "[secret] [secret]"],
  ["a value that looks like a pattern", ["a.c$&[1]"], "abc a.c$&[1]", "abc [secret]"],
  ["a value in JSON", ['a"b\n1'], '{"x":"a\\"b\\n1"}', '{"x":"[secret]"}'],
  ["a value in a path", ["a b/ü!"], "/x/a%20b%2F%C3%BC!", "/x/[secret]"],
  ["a value in a query", ["a b/ü!"], "?x=a%20b%2F%C3%BC%21", "?x=[secret]"],
  ["a value whose blanks were cut off", [" abcd\n"], "abcd", "[secret]"],
  ["half of a character", ["abc\ud800"], "abc\ud800", "[secret]"],
  ["no value that is too short to be one", ["abc", "", "   1"], "abc 1", "abc 1"],
])("masks %s", (_, values, text, expected) => {
  expect(maskOf(...values).redact(text)).toBe(expected);
});

const long = 'pa&s"w<ö>rd-1';
const percent = (text: string): string => encodeURIComponent(text);

it.each<[string, string]>([
  ["Base64", Buffer.from(long).toString("base64")],
  ["Base64 one byte into a text", Buffer.from(`x${long}`).toString("base64")],
  ["Base64 two bytes into a text", Buffer.from(`u:${long}`).toString("base64")],
  ["Base64 for addresses", Buffer.from(long).toString("base64url")],
  ["hexadecimal digits", Buffer.from(long).toString("hex")],
  ["hexadecimal capitals", Buffer.from(long).toString("hex").toUpperCase()],
  ["JSON within JSON", JSON.stringify(JSON.stringify(long))],
  ["HTML", "pa&amp;s&quot;w&lt;ö&gt;rd-1"],
  ["a doubly encoded address", percent(percent(long))],
  ["an address in small letters", percent(long).replaceAll(/%../g, (each) => each.toLowerCase())],
  [
    "escapes",
    Array.from(long)
      .map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  ],
])("masks a secret that is sent back as %s, but for a few digits at its ends", (_, text) => {
  const masked = maskOf(long).redact(`a ${text} z`);
  expect(masked).toContain("[secret]");
  expect(masked.replace("[secret]", "").length).toBeLessThanOrEqual(13);
});

it("masks what JSON spells in escapes, in values and in keys", () => {
  const mask = maskOf("abcd");
  expect(redactBody('{"x": ["\\u0061bcd"], "abcd": 1}', mask)).toBe('{"x":["[secret]"],"[secret]":1}');
});

it("leaves a body without secrets as it is, and masks one that is no JSON", () => {
  const mask = maskOf("abcd");
  expect(redactBody('{ "x" : 1.0 }', mask)).toBe('{ "x" : 1.0 }');
  expect(redactBody("<p>abcd</p>", mask)).toBe("<p>[secret]</p>");
});
