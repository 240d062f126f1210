import { describe, expect, test } from "vitest";
import { faultsOf, valuesOf } from "./faults.ts";

const column = "the fields of one mapping, and the items of one list, all start in the same column";
const keyValue = "write key: value, with a space after the colon";
const quote = "put the whole text in quotes";
const commas = "separate the items inside brackets by commas, and put texts with special characters in quotes";
const interpolation = "inside { } and [ ] a text with ${…} needs quotes";
const indented = "close the bracket, and indent everything inside it deeper than the key";
const apostrophe = "close the quote; inside single quotes an apostrophe is written twice";

describe("each syntax fault is told once, at its place, with a remedy", () => {
  test.each<[title: string, text: string, fault: string]>([
    [
      "a tab before a key",
      "a:\n\tb: 1\n",
      "2:1-2 document-tab-indent: a tab is used for indentation [indent with spaces]",
    ],
    [
      "a tab before a list item",
      "a:\n\t- b\n",
      "2:1-2 document-tab-indent: a tab is used for indentation [indent with spaces]",
    ],
    [
      "a line indented too little",
      "a:\n  b: 1\n c: 2\n",
      `3:2-3 document-syntax: the line is indented differently from its neighbours [${column}]`,
    ],
    [
      "a line indented too deep",
      "a:\n  b: 1\n   c: 2\n",
      "3:4-5 document-syntax: the line is indented deeper than the field above it, which has a value already [the fields of one mapping all start in the same column]",
    ],
    [
      "a double quote without end",
      'a: "foo\nb: 1\n',
      `1:4-5 document-syntax: the quote " is never closed [${apostrophe}]`,
    ],
    [
      "a single quote without end",
      "a: 'foo\nb: 1\n",
      `1:4-5 document-syntax: the quote ' is never closed [${apostrophe}]`,
    ],
    [
      "a [ without end",
      "a: [1, 2\nb: 1\n",
      `1:4-5 document-syntax: the bracket [ is never closed, or its content is not indented [${indented}]`,
    ],
    [
      "a { without end",
      "a: {x: 1\nb: 1\n",
      `1:4-5 document-syntax: the bracket { is never closed, or its content is not indented [${indented}]`,
    ],
    ["a [ without end at the top", "[1, 2", "1:1-2 document-syntax: the bracket [ is never closed [close the bracket]"],
    [
      "two fields on one line",
      "a: b: c\n",
      "1:4-5 document-syntax: a second field starts on the line of the first [put a text that holds a colon and a space in quotes, or start the inner mapping on the next line]",
    ],
    [
      "a line without colon",
      "a: 1\nfoo\nb: 2\n",
      `2:1-4 document-syntax: foo is neither a field nor a value [${keyValue}]`,
    ],
    [
      "a colon without space",
      "a: 1\nfoo:2\nb: 2\n",
      `2:1-6 document-syntax: foo:2 is neither a field nor a value [${keyValue}]`,
    ],
    [
      "a last line without colon",
      "a: 1\nfoo\n",
      `2:1-4 document-syntax: foo is neither a field nor a value [${keyValue}]`,
    ],
    [
      "a list item among fields",
      "a: 1\n- b\n",
      "2:1-2 document-syntax: a list item stands among the fields of a mapping [put the list below a key of its own]",
    ],
    [
      "a list on the line of its key",
      "a: - b\n",
      "1:4-5 document-syntax: a list starts on the line of its key [put the - on the next line; a text that starts with - and a space belongs in quotes]",
    ],
    ["a text that starts with @", "a: @foo\n", `1:4-5 document-syntax: a text cannot start with @ [${quote}]`],
    [
      "an unknown escape",
      'a: "\\q"\n',
      "1:5-7 document-syntax: \\q is not an escape that double quotes know [use single quotes, or write the backslash twice]",
    ],
    [
      "text after a quoted text",
      'a: "x" y\n',
      `1:8-9 document-syntax: y stands after a value that has ended [${quote}]`,
    ],
    [
      "a comment without space",
      'a: "x"#y\n',
      `1:7-9 document-syntax: the comment needs a space before its # [put a space before the #, or ${quote}]`,
    ],
    [
      "a missing comma in a list",
      'a: ["x" "y"]\n',
      `1:9-10 document-syntax: a comma or a colon is missing before " [${commas}]`,
    ],
    [
      "a missing comma in a mapping",
      "a: {x: 1 y: 2}\n",
      "1:8-14 document-syntax: a field without a comma before it stands inside brackets [separate the items inside brackets by commas]",
    ],
    [
      "a comma without item",
      "a: [1,,2]\n",
      "1:7-8 document-syntax: an item is missing before the comma [remove the comma]",
    ],
    [
      "an interpolation without quotes in { }",
      "a: {id: ${var.x}, b: c}\nd: 1\n",
      `1:10-11 document-syntax: { stands after a value that has ended [${interpolation}]`,
    ],
    [
      "an interpolation without quotes in [ ]",
      "a: [${var.x}]\n",
      `1:6-7 document-syntax: a comma or a colon is missing before { [${interpolation}]`,
    ],
    [
      "characters after |",
      "a: |x\n  foo\n",
      "1:5-6 document-syntax: x follows the | or > that starts a text block [start the text on the next line]",
    ],
    [
      "content on the line of ---",
      "--- a: 1\nb: 2\n",
      "1:5-6 document-syntax: a mapping starts on the line of the --- [start it on the next line]",
    ],
    [
      "a bracket too many",
      "a: 1\n]\n",
      "2:1-2 document-syntax: ] stands after the end of the content [remove it, or start a new document with ---]",
    ],
    [
      "a key that is too long",
      `${"k".repeat(1100)}: 1\n`,
      "1:1-1101 document-syntax: the key is longer than 1024 characters [a colon is probably missing a space after it, or a quote is not closed]",
    ],
    [
      "an alias without name",
      "a: * b\n",
      "1:4-5 document-syntax: the name after * is missing or ends with a colon [a text that starts with * or & belongs in quotes]",
    ],
    [
      "an alias with an anchor",
      "a: &x 1\nb: &y *x\n",
      "2:7-9 document-syntax: *x cannot have an anchor or a tag of its own [remove the anchor or the tag]",
    ],
    ["two anchors", "a: &x &y 1\n", "1:7-9 document-syntax: &y is a second anchor of one value [keep one of them]"],
    [
      "another YAML version",
      "%YAML 1.1\n---\na: yes\n",
      "1:1-10 document-syntax: the directive %YAML 1.1 is not supported [remove the line]",
    ],
    [
      "an unknown directive",
      "%FOO bar\n---\na: 1\n",
      "1:1-9 document-syntax: the directive %FOO bar is not supported [remove the line]",
    ],
  ])("%s", (_title, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });
});

describe("faults of one file come in one go", () => {
  test("of several lines", () => {
    expect(faultsOf("a: @x\nb: `y\nc: %z\n").map((fault) => fault.slice(0, 5))).toEqual(["1:4-5", "2:4-5", "3:4-5"]);
  });

  test("of several documents, and sound documents keep their values", () => {
    const text = 'a: "x" y\n---\nb: 2\n---\nc: 3\nc: 4\n---\nd: [1\n';
    expect(faultsOf(text).map((fault) => fault.split(" ").slice(0, 2).join(" "))).toEqual([
      "1:8-9 document-syntax:",
      "6:1-2 document-duplicate-key:",
      "8:4-5 document-syntax:",
    ]);
    expect(valuesOf(text)).toEqual([undefined, { b: 2 }, { c: 3 }, undefined]);
  });

  test("a fault of one value does not hide the faults of others", () => {
    expect(faultsOf('a: "\\q"\nb: 1\nb: 2\n')).toHaveLength(2);
  });
});

test("%YAML 1.2 is fine, and yes stays a text", () => {
  expect(valuesOf("%YAML 1.2\n---\na: yes\n")).toEqual([{ a: "yes" }]);
});
