import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { allowedKeys } from "../../src/yaml/allowed-keys.ts";
import { patternWords } from "../../src/yaml/pattern-words.ts";

const hyphenated = "^[A-Za-z_][A-Za-z0-9_-]*$";
const label = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";

test.each<[title: string, pointer: string, pattern: string, keys: string[], renamed: Record<string, string>]>([
  ["a number among people", "/spec/people", hyphenated, ["ann", "1"], { 1: "p1" }],
  ["a number among accounts", "/spec/accounts", hyphenated, ["1"], { 1: "a1" }],
  ["a number beside the name that it would get", "/spec/people", hyphenated, ["1", "p1"], { 1: "p1-2" }],
  ["two that come to one name", "/spec/people", hyphenated, ["a b", "a.b"], { "a b": "a-b", "a.b": "a-b-2" }],
  ["an environment with capitals", "/spec/environments", label, ["Pre Prod"], { "Pre Prod": "pre-prod" }],
  ["an environment without a letter of ours", "/spec/environments", label, ["日本"], { 日本: "e1" }],
])("%s gets a name that is allowed and free", (_title, pointer, pattern, keys, renamed) => {
  const owner = Object.fromEntries(keys.map((key) => [key, {}]));
  expect(Object.fromEntries(allowedKeys(owner, pointer, pattern))).toEqual(renamed);
});

const folder = path.resolve(import.meta.dirname, "../../schemas");
const namePatterns = new Set(
  readdirSync(folder)
    .filter((file) => /^(?:test|project|manifest)\.schema\.json$/.test(file))
    .flatMap((file) => {
      const schema = readFileSync(path.join(folder, file), "utf8");
      const patterns = [...schema.matchAll(/"pattern": ("\^\[[aA]-[^"]*")/g)];
      return patterns.map(([, pattern = ""]) => JSON.parse(pattern) as string);
    })
    // Owners and addresses have parts, and their words an example.
    .filter((pattern) => !/[/@]/.test(pattern)),
);

describe.each([...namePatterns])("the pattern of names %s", (pattern) => {
  test.each(["1", "-", "", "a", "A", "a b", "Zoë", "日本", "ann@example.com", "${env.X}", "x".repeat(300), "a--", "_"])(
    "is told with a name that it allows, for %j",
    (text) => {
      expect(patternWords(pattern, text)?.repaired).toMatch(new RegExp(pattern));
    },
  );
});

test.each([
  ["Growth@Production", "growth@production"],
  ["growth.ab12@Pre Prod", "growth.ab12@pre-prod"],
  ["growth", undefined],
])("an owner %s is told as %s", (text, repaired) => {
  const pattern = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]{2,12})?@[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";
  expect(patternWords(pattern, text)?.repaired).toBe(repaired);
});
