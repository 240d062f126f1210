import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { formatQueries } from "../../src/manifest/format-queries.ts";
import { sameQuery } from "../../src/query/index.ts";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";
import { getAt } from "../../src/values/pointer.ts";
import { chooserOf, model, writeModel } from "../query/arbitraries.ts";
import { runs } from "../support/length.ts";

const indented = (text: string, indent: string): string =>
  text
    .split("\n")
    .map((line) => indent + line.trimStart())
    .join("\n");
/** YAML folds a single line break into a blank, so folded styles need no care: blanks are free between words. */
const folded = (text: string): string => indented(text, "        ").trimStart();

/** Ways to write a query as what follows `definition:`. */
const styles: Record<string, (query: string) => string> = {
  plain: (query) => `\n    query: ${folded(query)}`,
  "plain below its key": (query) => `\n    query:\n        ${folded(query)}`,
  "single quotes": (query) => `\n    query: '${folded(query.replaceAll("'", "''"))}'`,
  "double quotes": (query) => `\n    query: ${JSON.stringify(query)}`,
  "folded double quotes": (query) => `\n    query: "${folded(query.replaceAll("\\", "\\\\").replaceAll('"', '\\"'))}"`,
  "literal block": (query) => `\n    query: | # in the header\n${indented(query, "      ")}`,
  "stripped block": (query) => `\n    query: |-\n${indented(query, "        ")}\n`,
  "folded block": (query) => `\n    query: >\n${indented(query, "      ")}\n`,
  "flow mapping": (query) => ` { query: ${JSON.stringify(query)}, } # after`,
};

const source = fc.record({
  model,
  seeds: fc.array(fc.nat(11), { minLength: 1, maxLength: 40 }),
  style: fc.constantFrom(...Object.keys(styles)),
  variables: fc.boolean(),
  lineBreak: fc.constantFrom("\n", "\r\n"),
});

const before = "# head\nkind: Audience\nspec:   {}\n---\nkind: Audience # odd  spacing\nspec:\n  definition:";
const after = "\n\n\n  # a remark\n  enabled:    yes\n---\nother: [1,  2]\n";

function queryIn(text: string): unknown {
  const { documents } = parseYaml(new SourceText("a", text));
  return getAt(documents[1]?.value, "/spec/definition/query");
}

describe("formatting any query in any style", () => {
  test("keeps its meaning and every byte around it, and is done after the first time", () => {
    const queries = runs(120);
    let formattedOnes = 0;
    fc.assert(
      fc.property(source, ({ model, seeds, style, variables, lineBreak }) => {
        const written = writeModel(model, chooserOf(seeds));
        const query = variables ? written.replaceAll(/\d+(?= days| hours)/g, "${var.n}") : written;
        const lay = (text: string): string => text.replaceAll("\n", lineBreak);
        const text = lay(before + (styles[style]?.(query) ?? "") + after);
        // Not every query can be written plain.
        const { diagnostics } = parseYaml(new SourceText("a", text));
        fc.pre(diagnostics.length === 0 && typeof queryIn(text) === "string");

        const { text: once, skipped } = formatQueries(new SourceText("a", text), []);
        expect(skipped).toEqual([]);
        expect(once.startsWith(lay(before))).toBe(true);
        expect(once.endsWith(lay(after))).toBe(true);
        expect(once.includes("# in the header")).toBe(style === "literal block");
        expect(once.replaceAll("\r\n", "").includes(lineBreak === "\n" ? "\r" : "\n")).toBe(false);
        const [from, to] = [queryIn(text), queryIn(once)].map((value) => String(value).replaceAll("${var.n}", "41"));
        expect(sameQuery(from ?? "", to ?? "")).toBe(true);
        expect(formatQueries(new SourceText("a", once), [])).toMatchObject({ text: once, rewritten: [] });
        formattedOnes += Number(once !== text);
      }),
      { numRuns: queries },
    );
    expect(formattedOnes).toBeGreaterThan(queries / 2);
  });
});
