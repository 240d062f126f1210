import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { findErrors } from "../../src/importing/check-texts.ts";
import { makeManifests } from "../../src/importing/make-manifests.ts";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";
import { getAt } from "../../src/values/pointer.ts";
import { decodeText } from "../../src/yaml/decode-text.ts";
import { context, liveAudience, updateText } from "./support.ts";
import { runs } from "../support/length.ts";

/** Texts that tend to be trouble in YAML and in templates, and any other. */
const trouble = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\n",
        " ",
        ": ",
        " #",
        "'",
        '"',
        "${",
        "$${",
        "}",
        "-",
        "- ",
        "|",
        ">",
        "yes",
        "\t",
        "\r\n",
        "\\",
      ),
      fc.constantFrom(
        "\u0000",
        "\u0007",
        "\u007f",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u202e",
        "é",
        "🎉",
        "%",
        "@",
        "*",
        "&",
        "!",
      ),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""))
  .filter((text) => !text.split("\n").some((line) => line.trimStart().startsWith("[audiencectl:")));

/** A text without its template marks, as people would read it in Segment. */
const literal = (text: unknown): string => String(text).replaceAll("$${", () => "${");
const tidy = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd();

describe("any text", () => {
  test("is written so that it is read back", async () => {
    await fc.assert(
      fc.asyncProperty(trouble, trouble, async (description, key) => {
        const live = liveAudience({ key }, { "/description": description });
        const [manifest] = makeManifests({ objects: [live], space: [live], managed: [], takenNames: new Set() });
        const { source } = decodeText(Buffer.from(manifest?.text ?? ""), "a.yaml");
        const { documents } = parseYaml(source ?? new SourceText("a.yaml", ""));
        const written = getAt(documents[0]?.value, "/spec/description");
        expect(tidy(literal(written ?? ""))).toBe(tidy(description));
        expect(await findErrors(source ?? new SourceText("", ""), context)).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  test("of the space gets into a file and changes nothing else in it", async () => {
    const styles = [
      ["description: x"],
      ["description: 'x' # c"],
      ['description: "x"'],
      ["description: |", "    x"],
      ["description: >-", "    x", "    y", ""],
      ["description:", "    x"],
    ];
    await fc.assert(
      fc.asyncProperty(trouble, fc.constantFrom(...styles), fc.boolean(), async (description, style, windows) => {
        const lines = (spec: string[]): string =>
          [
            "# head",
            "apiVersion: audiencectl/v1",
            "kind: Audience",
            "metadata: {name: a} # c",
            "spec:",
            "  name: A",
            ...spec.map((line) => `  ${line}`),
            "  audienceType:   USERS",
            "  definition: {query: trait('a') = 'b'} # d",
          ].join(windows ? "\r\n" : "\n");
        const before = lines(style);
        const { text, left } = await updateText(before, { "/description": description });
        expect(left).toEqual([]);
        const [head = "", tail = ""] = before.split(style.map((line) => `  ${line}`).join(windows ? "\r\n" : "\n"));
        expect(text.startsWith(head)).toBe(true);
        expect(text.endsWith(tail)).toBe(true);
        const written = getAt(parseYaml(new SourceText("", text)).documents[0]?.value, "/spec/description");
        expect(tidy(literal(written))).toBe(tidy(description));
      }),
      { numRuns: runs(250) },
    );
  });
});
