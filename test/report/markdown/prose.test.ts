import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyCharacter } from "../../support/any-character.ts";
import { cellCode, code, codeBlock, htmlCode } from "../../../src/report/markdown/code.ts";
import { cellName, cellProse, prose } from "../../../src/report/markdown/prose.ts";
import { escapeControls } from "../../../src/values/printable.ts";
import { hostileTexts } from "../golden/hostile-texts.ts";
import { findReferences, parseMarkdown } from "./parsed.ts";
import { runs } from "../../support/length.ts";

const signs = String.raw`|\`*_~[]()<>!#@&:-+=.1a "'$%{}/^`.split("");

/** Signs that mean something in one place or another, in every order, between letters and blanks. */
const wild = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs, "\n", "www.", "https://") }),
  fc.string({ unit: anyCharacter }),
  fc.constantFrom(...Object.values(hostileTexts)),
);

const harmlessTypes = new Set(["root", "paragraph", "text", "inlineCode"]);

/** The whole text of a paragraph, with code as it is shown. */
function shown(markdown: string): string {
  const { code: inCode, plain } = parseMarkdown(markdown);
  return [...plain, ...inCode].join("");
}

describe("in Markdown", () => {
  test("a command line is code from its first word to its last", () => {
    expect(prose("to undo it: audiencectl apply --env test; to keep it: audiencectl import --update --env test")).toBe(
      "to undo it: `audiencectl apply --env test`; to keep it: `audiencectl import --update --env test`",
    );
  });

  test("a command line goes on after the folder that is a full stop", () => {
    expect(prose("to undo it: audiencectl plan --project . --env production; look at it")).toBe(
      "to undo it: `audiencectl plan --project . --env production`; look at it",
    );
  });

  test("lines to paste are code from their key to their last bracket", () => {
    expect(prose('write adopt: {id: "aud_1", key: a} under metadata, or import it')).toBe(
      'write `adopt: {id: "aud_1", key: a}` under metadata, or import it',
    );
  });

  test("an address with a blank in it is code as a whole", () => {
    const address = "audience/a/destination/64a1f0c2e8b5d90012aa0001/activation/come back";
    expect(prose(`after ${address}, and (${address}).`, [address])).toBe(`after \`${address}\`, and (\`${address}\`).`);
  });

  test("the longest of two addresses that begin alike is code", () => {
    const found = [
      "audience/a/activation/come",
      "audience/a/activation/come back",
      "audience/a/activation/come back now",
    ];
    expect(prose(`after ${found[2]}`, found)).toBe(`after \`${found[2]}\``);
  });

  test.each([
    ["audience/gone-0 would be deleted, but its key gone_0 is used", "stays plain"],
    ["4 of 5 owned objects (80 %) would be deleted", "stays plain"],
    ["the space was edited by ada at 2026-01-01T00:00:00.000Z", "stays plain"],
  ])("%j %s", (text) => {
    expect(prose(text)).toBe(text);
  });

  test.each([
    ["say --approve #12", "say `--approve #12`"],
    ["look at a|b now", "look at `a|b` now"],
    ["@ada did it", "`@ada` did it"],
    ["1. first", "`1.` first"],
    ["trait('a')!='b', and that", "`trait('a')!='b'`, and that"],
    ['it has "#1", see', 'it has `"#1"`, see'],
    ["see www.evil.example, and go", "see `www.evil.example`, and go"],
    ["one_of('#a', 'b'), and", "`one_of('#a',` 'b'), and"],
    ["`x`", "`` `x` ``"],
    ["it is new (connected to 64a1f0c2e8b5d900):", "it is new (connected to `64a1f0c2e8b5d900`):"],
    ["sent to 64a1f0c2e8b5d900: 1 audience", "sent to `64a1f0c2e8b5d900`: 1 audience"],
    ["see 08e0daaef044", "see `08e0daaef044`"],
  ])("of %j only what could mean something becomes code", (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test.each<[string, (text: string) => string]>([
    ["a sentence", prose],
    ["code", code],
  ])("any text as %s is text and nothing else", (_title, render) => {
    fc.assert(
      fc.property(wild, (text) => {
        const { types, plain, html } = parseMarkdown(`Before ${render(text)} after`);
        expect([...types].filter((type) => !harmlessTypes.has(type))).toEqual([]);
        expect(html).toEqual([]);
        expect(findReferences(plain)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test("any text as code shows all of it", () => {
    fc.assert(
      fc.property(wild, (text) => {
        fc.pre(text.trim() !== "");
        expect(parseMarkdown(`x ${code(text)}`).code).toEqual([escapeControls(text)]);
      }),
      { numRuns: runs(300) },
    );
  });

  test.each<[string, (text: string) => string]>([
    ["a sentence", cellProse],
    ["a name", cellName],
    ["code", cellCode],
  ])("any text as %s stays within its cell", (_title, render) => {
    fc.assert(
      fc.property(wild, (text) => {
        const table = `| a | b |\n| --- | --- |\n| ${render(text)} | end |`;
        const { types, plain, html } = parseMarkdown(table);
        expect(types.has("tableCell")).toBe(true);
        expect([...types].filter((type) => !/^(root|table|tableRow|tableCell|text|inlineCode)$/.test(type))).toEqual(
          [],
        );
        expect(plain.at(-1)).toBe("end");
        expect(html).toEqual([]);
        expect(findReferences(plain)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test("any lines stay within their block of code", () => {
    fc.assert(
      fc.property(fc.array(wild), (lines) => {
        const block = `${codeBlock(lines, "diff")}\n\nafter`;
        const { code: blocks, plain } = parseMarkdown(block);
        expect(plain).toEqual(["after"]);
        expect(blocks).toEqual([lines.map(escapeControls).join("\n")]);
      }),
      { numRuns: runs(200) },
    );
  });

  test("any text within HTML stays text", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const inner = htmlCode(text).slice("<code>".length, -"</code>".length);
        expect(inner).not.toMatch(/[<>"\n]/);
        expect(inner.replaceAll(/&(amp|lt|gt|quot);/g, "")).not.toContain("&");
      }),
    );
  });

  test("direction marks and control characters are made visible", () => {
    expect(shown(code(hostileTexts.direction))).toContain(String.raw`\u{202e}gnp.exe`);
  });
});

test("nothing to say is nothing in a sentence", () => {
  expect([prose(""), cellProse("")]).toEqual(["", ""]);
});
