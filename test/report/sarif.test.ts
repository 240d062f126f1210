import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderSarif } from "../../src/report/sarif/sarif.ts";
import { goldenValidations } from "./golden/validations.ts";

interface Result {
  ruleId: string;
  ruleIndex: number;
  locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }];
  partialFingerprints: Record<string, string>;
}

interface Run {
  tool: { driver: { rules: { id: string }[] } };
  results: Result[];
}

function runOf(diagnostics: readonly Diagnostic[]): Run {
  const { runs } = JSON.parse(renderSarif(diagnostics, { version: "1.2.3" })) as { runs: [Run] };
  return runs[0];
}

const printsOf = (diagnostics: readonly Diagnostic[]): string[] =>
  runOf(diagnostics).results.map(({ partialFingerprints }) => Object.values(partialFingerprints).join());

describe("SARIF", () => {
  test.each(Object.entries(goldenValidations))(
    "of the check %s names rules by their index, and a place for each",
    (_, make) => {
      const { tool, results } = runOf(make().diagnostics);
      for (const { ruleId, ruleIndex, locations } of results) {
        expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
        const { artifactLocation, region } = locations[0].physicalLocation;
        expect(artifactLocation.uri).not.toBe("");
        expect(Object.values(region).every((number) => number >= 1)).toBe(true);
      }
    },
  );

  test("says a finding to be the same when only its lines have moved", () => {
    const before = goldenValidations["several-in-one-file"]().diagnostics;
    const after = before.map((each) => ({
      ...each,
      source: each.source && { ...each.source, line: each.source.line + 10, endLine: each.source.endLine + 10 },
    })) as Diagnostic[];
    expect(printsOf(after)).toEqual(printsOf(before));
  });

  test("tells findings apart that are alike in all but their place", () => {
    const prints = printsOf(goldenValidations["alike-in-one-file"]().diagnostics);
    expect(new Set(prints).size).toBe(2);
  });

  test("has URIs of any file name", () => {
    const [finding] = goldenValidations["one-error"]().diagnostics;
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (file) => {
        if (!finding?.source) throw new Error("the finding has a place");
        const [result] = runOf([{ ...finding, source: { ...finding.source, file } }]).results;
        const uri = result?.locations[0].physicalLocation.artifactLocation.uri ?? "";
        expect(uri).toMatch(/^[\w!'()*./%~-]*$/);
      }),
    );
  });
});
