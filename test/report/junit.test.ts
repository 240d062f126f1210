import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { renderXml } from "../../src/report/junit/xml.ts";
import { renderValidationJunit } from "../../src/report/junit/validation-junit.ts";
import { goldenValidations } from "./golden/validations.ts";

/** What a document holds: all its text, and its attributes. Fails the test when it is no well-formed XML. */
function parse(xml: string): { text: string; attributes: string[] } {
  const parser = new SaxesParser();
  const found = { text: "", attributes: [] as string[] };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (text) => void (found.text += text));
  parser.on("opentag", ({ attributes }) => void found.attributes.push(...Object.values(attributes)));
  parser.write(xml).close();
  return found;
}

const anyText = fc.string({ unit: "binary" });

describe("XML", () => {
  test("is well-formed whatever stands in it", () => {
    fc.assert(
      fc.property(anyText, anyText, (attribute, content) => {
        const { attributes } = parse(renderXml({ name: "a", attributes: { b: attribute }, content }));
        expect(attributes).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });

  test("says printable texts as they are", () => {
    const printable = fc.string({ unit: "grapheme-ascii", minLength: 1 }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(printable, (text) => {
        expect(parse(renderXml({ name: "a", attributes: { b: text }, content: text }))).toEqual({
          text: expect.stringContaining(text) as string,
          attributes: [text],
        });
      }),
    );
  });

  test("keeps the lines of a text, and shows halves of characters and controls", () => {
    expect(parse(renderXml({ name: "a", content: "one\ntwo \u{7} \u{D800}" })).text.trim()).toBe(
      "one\ntwo \\u{7} \u{FFFD}",
    );
  });
});

test.each(Object.entries(goldenValidations))("the JUnit report of the check %s is well-formed", (_name, make) => {
  expect(() => parse(renderValidationJunit(make()))).not.toThrow();
});
