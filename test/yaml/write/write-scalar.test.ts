import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUnfileable } from "../../../src/values/printable.ts";
import { toLineStyle, writeScalar, type LineStyle } from "../../../src/yaml/write/write-scalar.ts";
import { readFile, scalar } from "./arbitraries.ts";

const style = fc.constantFrom<LineStyle>("PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE");

describe("any scalar in any style", () => {
  test("reads back as itself, in a block and in a flow", () => {
    fc.assert(
      fc.property(scalar, style, fc.boolean(), (value, style, flow) => {
        const text = writeScalar(value, style, flow);
        expect(readFile(flow ? `a: [{key: ${text}}, 1]\n` : `a:\n- key: ${text}\n- 1\n`).value).toEqual({
          a: [{ key: value }, 1],
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("stays on one line and holds nothing that nobody sees", () => {
    fc.assert(
      fc.property(scalar, style, fc.boolean(), (value, style, flow) => {
        const text = writeScalar(value, style, flow);
        expect([text.includes("\n"), isUnfileable(text)]).toEqual([false, false]);
      }),
    );
  });
});

describe("a text", () => {
  test.each<[title: string, text: string, style: LineStyle, flow: boolean, written: string]>([
    ["stays plain where it can", "High spenders", "PLAIN", false, "High spenders"],
    ["gets quotes in a flow where a comma would end it", "a, b", "PLAIN", true, '"a, b"'],
    ["gets quotes where other programs take it for something else", "yes", "PLAIN", false, '"yes"'],
    ["gets the quotes with fewer escapes", 'say "hi": it\'s', "PLAIN", false, "'say \"hi\": it''s'"],
    ["gets double quotes where both need as many", "a: b", "PLAIN", false, '"a: b"'],
    ["keeps single quotes", "it's", "QUOTE_SINGLE", false, "'it''s'"],
    ["keeps double quotes", 'say "hi"', "QUOTE_DOUBLE", false, String.raw`"say \"hi\""`],
    ["of several lines needs double quotes", "a\nb", "QUOTE_SINGLE", false, String.raw`"a\nb"`],
    ["with what nobody sees needs escapes", "a\u200Bb", "PLAIN", false, String.raw`"a\u200Bb"`],
    ["with a tag needs the long escapes", "a\u{E0041}b", "PLAIN", false, String.raw`"a\U000E0041b"`],
  ])("%s", (_title, text, style, flow, written) => {
    expect(writeScalar(text, style, flow)).toBe(written);
  });
});

test("blocks have the plain style on one line", () => {
  expect(["QUOTE_SINGLE", "QUOTE_DOUBLE", "PLAIN", "BLOCK_LITERAL", undefined].map(toLineStyle)).toEqual([
    "QUOTE_SINGLE",
    "QUOTE_DOUBLE",
    "PLAIN",
    "PLAIN",
    "PLAIN",
  ]);
});
