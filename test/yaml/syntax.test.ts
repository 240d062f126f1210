import { describe, expect, test } from "vitest";
import { faultsOf, valuesOf } from "./faults.ts";

const column = "the fields of one mapping, and the items of one list, all start in the same column";
const keyValue = "write key: value, with a space after the colon";
const quote = "put the whole text in quotes";
const commas = "separate the items inside brackets by commas, and put texts with special characters in quotes";
const interpolation = "inside { } and [ ] a text with ${…} needs quotes";
const indented = "close the bracket, and indent everything inside it deeper than the key";
const apostrophe = "close the quote; inside single quotes an apostrophe is written twice";

describe("a text that is cut short by a quote inside is told with a way to write it", () => {
  const block = "or start the text on the next line, below |, without quotes around it";
  test.each<[title: string, text: string, remedy: string]>([
    ["single quotes in single quotes", "q: 'event('A').count() >= 3'\n", `write "event('A').count() >= 3", ${block}`],
    ["double quotes in double quotes", 'q: "trait("a") = 1"\n', `write 'trait("a") = 1', ${block}`],
    ["in a list", "- 'a('b')'\n", `write "a('b')", ${block}`],
  ])("%s", (_title, text, remedy) => {
    const [fault = ""] = faultsOf(text);
    expect(fault).toContain(`: ${remedy}]`);
    const [, written = ""] = /write (.*?), or start/.exec(fault) ?? [];
    expect(faultsOf(`q: ${written}`)).toEqual([]);
  });

  test("with both sorts of quotes inside, only a block can hold it", () => {
    expect(faultsOf(`q: 'a('b') = "c"'\n`)).toEqual([
      `1:8-18 document-syntax: b') = "c"' comes after a value that has ended [the ' inside ends the text: start the text on the next line, below |, without quotes around it]`,
    ]);
  });
});

describe("a missing line --- is told once", () => {
  const document = "apiVersion: v\nkind: K\nspec: {a: 1}\n";
  const fault = (line: number, end: number, key: string): string =>
    `${line}:1-${end} document-missing-separator: another document begins at ${key}, and the line --- before it is missing [write --- on a line of its own before this line]`;

  test("at the second document", () => {
    expect(faultsOf(document + document)).toEqual([fault(4, 11, "apiVersion")]);
  });

  test("at each that follows", () => {
    expect(faultsOf(document + document + document)).toEqual([fault(4, 11, "apiVersion"), fault(7, 11, "apiVersion")]);
  });

  test("when the second one names its fields in another order", () => {
    expect(faultsOf(`${document}kind: L\napiVersion: v\nspec: {}\n`)).toEqual([fault(4, 5, "kind")]);
  });

  test("and the first document keeps its value", () => {
    expect(valuesOf(document + document)).toEqual([{ apiVersion: "v", kind: "K", spec: { a: 1 } }]);
  });

  test("but a field that is written twice is no document", () => {
    expect(faultsOf(`${document}spec: {}\n`)).toEqual([
      "4:1-5 document-duplicate-key: the key spec appears twice in one mapping [the first one is at f:3:1]",
    ]);
  });
});

describe("tabs in the indentation are one finding, at the first of them, and explain what is odd about other lines", () => {
  const tab = "document-tab-indent: a tab is used for indentation";
  test.each<[title: string, text: string, fault: string]>([
    ["a line among others", "s:\n\ta: 1\n  b: 2\n  c: 3\n  d:\n    e: 4\n", `2:1-2 ${tab} [indent with spaces]`],
    [
      "every line",
      "s:\n\ta: 1\n\tb: 2\n\tc:\n\t\td: 3\n",
      `2:1-2 ${tab}, here and on 3 more lines [indent with spaces]`,
    ],
    ["a list", "s:\n  l:\n\t- a: 1\n\t  b: 2\n", `3:1-2 ${tab}, here and on 1 more line [indent with spaces]`],
    ["the text of a block", "s:\n  q: |\n\tevent('x')\n  z: 1\n", `3:1-2 ${tab} [indent with spaces]`],
    ["after blanks", "s:\n  a: 1\n \tb: 2\n", `3:2-3 ${tab} [indent with spaces]`],
  ])("%s", (_title, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test("but another mistake of the document is told, too", () => {
    expect(faultsOf("s:\n\ta: 1\n---\na: 1\n  b: 2\n")).toHaveLength(2);
  });

  test("and a tab within a text block is part of the text", () => {
    expect(valuesOf("q: |\n  a\n  \tb\n")).toEqual([{ q: "a\n\tb\n" }]);
  });
});

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
    [
      "a [ without end before fields",
      "a: [\n  s:\n    x: 1\n    y: 1\n  p:\n    x: 1\n    y: 2\n",
      `1:4-5 document-syntax: the bracket [ is never closed, or its content is not indented [${indented}]`,
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
      "2:1-2 document-syntax: a list item is among the fields of a mapping [put the list below a key of its own]",
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
      `1:8-9 document-syntax: y comes after a value that has ended [${quote}]`,
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
      "1:8-14 document-syntax: a field without a comma before it is inside brackets [separate the items inside brackets by commas, and put texts with special characters in quotes]",
    ],
    [
      "a comma without item",
      "a: [1,,2]\n",
      "1:7-8 document-syntax: an item is missing before the comma [remove the comma]",
    ],
    [
      "an interpolation without quotes in { }",
      "a: {id: ${var.x}, b: c}\nd: 1\n",
      `1:10-11 document-syntax: { comes after a value that has ended [${interpolation}]`,
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
      "2:1-2 document-syntax: ] comes after the end of the content [remove it, or start a new document with ---]",
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
