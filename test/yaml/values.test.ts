import { describe, expect, test } from "vitest";
import { faultsOf, valuesOf } from "./faults.ts";

const alias = (name: string): string =>
  `an alias *NAME repeats a value marked &NAME; put a text that starts with * in quotes: "*${name}"`;
const braces = 'put a text with braces or a * in quotes: "{{ name }}"';

describe("faults that the grammar does not know are told at their place", () => {
  test.each<[title: string, text: string, faults: string[]]>([
    [
      "a duplicate key in a block",
      "a: 1\nb: 2\na: 3\n",
      ["3:1-2 document-duplicate-key: the key a appears twice in one mapping [the first one is at f:1:1]"],
    ],
    [
      "a duplicate key in braces",
      "x: {a: 1, a: 2}\n",
      ["1:11-12 document-duplicate-key: the key a appears twice in one mapping [the first one is at f:1:5]"],
    ],
    [
      "__proto__ as a key",
      "a: {__proto__: {x: 1}}\n",
      ["1:5-14 document-forbidden-key: the key __proto__ is not allowed [choose another key]"],
    ],
    [
      "__proto__ in quotes",
      '"__proto__": 1\n',
      ["1:1-12 document-forbidden-key: the key __proto__ is not allowed [choose another key]"],
    ],
    [
      "a merge key",
      "a: &a {x: 1}\nb:\n  <<: *a\n",
      [
        "3:3-5 document-merge-key: the merge key << is not supported [repeat the fields, or use an alias for a whole value: key: *anchor]",
      ],
    ],
    [
      "a mapping as a key",
      "a: {{ x }}\n",
      [`1:5-10 document-key-not-text: a key is a list, a mapping or an alias [${braces}]`],
    ],
    [
      "a list as a key",
      "? [a]\n: b\n",
      [`1:3-6 document-key-not-text: a key is a list, a mapping or an alias [${braces}]`],
    ],
    [
      "an alias as a key",
      "a: &a x\n*a : y\n",
      [`2:1-3 document-key-not-text: a key is a list, a mapping or an alias [${braces}]`],
    ],
    [
      "a colon without a key",
      ": x\n",
      ["1:1-1 document-key-not-text: a colon has no key before it [write key: value]"],
    ],
    [
      "an unknown tag",
      "a: !include x.yaml\n",
      [
        "1:4-12 document-unknown-tag: the tag !include has no meaning here [manifests are plain data: remove the tag, or put the text in quotes if the ! belongs to it]",
      ],
    ],
    [
      "a tag of YAML 1.1",
      "a: !!binary aGk=\n",
      [
        "1:4-12 document-unknown-tag: the tag !!binary has no meaning here [manifests are plain data: remove the tag, or put the text in quotes if the ! belongs to it]",
      ],
    ],
    [
      "an alias without anchor",
      "a: *b\n",
      [`1:4-6 document-unknown-alias: there is no anchor &b before this alias [${alias("b")}]`],
    ],
    [
      "a value that contains itself",
      "a: &a [*a]\n",
      [`1:8-10 document-unknown-alias: the value marked &a contains itself [${alias("a")}]`],
    ],
    [
      "leading zeros",
      "a: 0012\n",
      ['1:4-8 document-lossy-number: 0012 would be read as 12 [put it in quotes if it is a text: "0012"]'],
    ],
    [
      "an id that looks like a float",
      "a: 607213e12345678901234567\n",
      [
        '1:4-28 document-lossy-number: 607213e12345678901234567 is not a finite number [put it in quotes if it is a text: "607213e12345678901234567"]',
      ],
    ],
    [
      "more digits than a number keeps",
      "a: 12345678901234567890\n",
      [
        '1:4-24 document-lossy-number: 12345678901234567890 would be read as 12345678901234567000 [put it in quotes if it is a text: "12345678901234567890"]',
      ],
    ],
    [
      "a number beyond which numbers have the same neighbours",
      "a: 9007199254740992\n",
      [
        '1:4-20 document-lossy-number: 9007199254740992 is so large that its last digits are not certain to be kept [put it in quotes if it is a text: "9007199254740992"]',
      ],
    ],
    [
      ".nan",
      "a: .nan\n",
      ['1:4-8 document-lossy-number: .nan is not a finite number [put it in quotes if it is a text: ".nan"]'],
    ],
    [
      "a lone surrogate",
      'a: "\\ud800"\n',
      [
        "1:4-12 document-encoding: the text holds half of a character, which UTF-8 cannot store [write characters beyond U+FFFF as one \\U escape or as they are]",
      ],
    ],
  ])("%s", (_title, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });
});

test("a refused __proto__ key changes no prototype", () => {
  const [value] = valuesOf('{"__proto__": {"polluted": true}, "a": {}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(value).toEqual({ a: {} });
});

describe("values are those of YAML 1.2", () => {
  test.each<[text: string, value: unknown]>([
    ["a: &x [1, 2]\nb: *x\n", { a: [1, 2], b: [1, 2] }],
    ["a: yes\nb: on\nc: 0x1F\nd: 1.5\ne: ~\nf:\n", { a: "yes", b: "on", c: 31, d: 1.5, e: null, f: null }],
    ["1: a\ntrue: b\nnull: c\n", { 1: "a", true: "b", null: "c" }],
    ["a: !!str 5\n", { a: "5" }],
    ["a: 2024-01-01\n", { a: "2024-01-01" }],
    ["a:\t1\nb: 2\t# tabs after content are fine\n", { a: 1, b: 2 }],
    ['a: "\\ud83d\\ude00"\n', { a: "😀" }],
  ])("%j", (text, value) => {
    expect(faultsOf(text)).toEqual([]);
    expect(valuesOf(text)).toEqual([value]);
  });

  test("documents without content are skipped", () => {
    expect(valuesOf("# only a comment\n---\n# another\n---\na: 1\n---\n---\n...\n")).toEqual([{ a: 1 }]);
  });

  test("an explicit null is a document", () => {
    expect(valuesOf("~\n")).toEqual([null]);
  });
});
