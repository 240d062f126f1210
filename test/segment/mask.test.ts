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

it("masks what JSON spells in escapes, in values and in keys", () => {
  const mask = maskOf("abcd");
  expect(redactBody('{"x": ["\\u0061bcd"], "abcd": 1}', mask)).toBe('{"x":["[secret]"],"[secret]":1}');
});

it("leaves a body without secrets as it is, and masks one that is no JSON", () => {
  const mask = maskOf("abcd");
  expect(redactBody('{ "x" : 1.0 }', mask)).toBe('{ "x" : 1.0 }');
  expect(redactBody("<p>abcd</p>", mask)).toBe("<p>[secret]</p>");
});
