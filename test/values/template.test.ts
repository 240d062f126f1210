import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asWritten, escapeTemplate, parseTemplate, resolveTemplate } from "../../src/values/template.ts";

const text = fc.array(fc.constantFrom("$", "{", "}", "$${", "${", "a", " ")).map((parts) => parts.join(""));

/** A text that can stand before an interpolation: with a dollar sign at its end it would take the meaning off it. */
const plain = text.filter((words) => !words.endsWith("$"));

describe("templates", () => {
  test("a literal text is read back as it is", () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(resolveTemplate(escapeTemplate(words), () => "never").value).toBe(words);
      }),
    );
  });

  test("the pieces of a template cover it without a gap", () => {
    fc.assert(
      fc.property(text, (source) => {
        const { parts } = parseTemplate(asWritten(source));
        expect(parts.map(({ start, end }) => source.slice(start, end)).join("")).toBe(source);
      }),
    );
  });

  test("filling keys in one after the other gives the same as filling them in at once", () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const source = asWritten(
          `${escapeTemplate(before)}\${audience.a.key}${escapeTemplate(after)}\${audience.b.key}`,
        );
        const known = (address: string): string | undefined => (address === "audience/a" ? "k${1}" : undefined);
        const all = (address: string): string => known(address) ?? "k2";
        const first = resolveTemplate(source, known);
        expect(first.unknown).toEqual(["audience/b"]);
        expect(resolveTemplate(asWritten(first.value), all)).toEqual(resolveTemplate(source, all));
      }),
    );
  });
});
