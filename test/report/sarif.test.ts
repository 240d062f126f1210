import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyCharacter } from "../support/any-character.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { driftOf } from "../drift/drift-of.ts";
import { renderFailureSarif, renderSarif, type SarifOptions } from "../../src/report/sarif/sarif.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { goldenFailures } from "./golden/failures.ts";
import { goldenPlans } from "./golden/plans.ts";
import { goldenValidations } from "./golden/validations.ts";

interface Result {
  ruleId: string;
  ruleIndex: number;
  message: { text: string };
  locations: [
    { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: Record<string, number> } },
  ];
  partialFingerprints: Record<string, string>;
}

interface Run {
  tool: { driver: { rules: { id: string }[] } };
  results: Result[];
}

function runOf(diagnostics: readonly Diagnostic[], options: Partial<SarifOptions> = {}): Run {
  const { runs } = JSON.parse(renderSarif(diagnostics, { version: "1.2.3", ...options })) as { runs: [Run] };
  return runs[0];
}

/** The schema that the makers of SARIF have published. It is of draft 4, whose few differences it makes no use of. */
function compileSchema(): ValidateFunction {
  const file = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema: _, id: _id, ...schema } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

const fitsSchema = compileSchema();

function expectToFit(sarif: string): void {
  expect(fitsSchema(JSON.parse(sarif)), JSON.stringify(fitsSchema.errors)).toBe(true);
}

const anyText = fc.string({ unit: anyCharacter, minLength: 1 });

/** A finding in a file of any name, about anything. */
const anyFinding = fc
  .record({ message: anyText, hint: anyText, address: anyText, file: anyText })
  .map(({ file, ...texts }): Diagnostic => ({
    code: "manifest-unknown-field",
    severity: "error",
    ...texts,
    source: { file, line: 1, column: 1, endLine: 2, endColumn: 1 },
  }));

describe("the published schema of SARIF", () => {
  const version = "1.2.3";

  test("would not take a log without a message", () => {
    expect(fitsSchema({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [{}] }] })).toBe(false);
  });

  test.each(Object.entries(goldenValidations))("fits the check %s", (_, make) => {
    expectToFit(renderSarif(make().diagnostics, { version }));
  });

  test.each(Object.entries(goldenFailures))("fits the failure %s", (_, failure) => {
    expectToFit(renderFailureSarif(failure, { version }));
  });

  test("fits every kind of drift", () => {
    const mixed = goldenPlans.mixed();
    const space = [live("stranger", { marker: null })];
    const drift = driftOf(mixed, { live: space, pending: true });
    expectToFit(renderSarif(driftDiagnostics(drift), { version }));
  });

  test("fits findings with any texts in files of any names", () => {
    fc.assert(fc.property(fc.array(anyFinding), (findings) => expectToFit(renderSarif(findings, { version }))));
  });
});

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

  test("says drift of an object to be the same whoever edits it again", () => {
    const editedBy = (name: string, updatedBy: string): Diagnostic[] => {
      const spec = { ...live(name).spec, enabled: false };
      const found = plan([desired(name)], [{ ...live(name), spec, facts: { ...live(name).facts, updatedBy } }]);
      return driftDiagnostics(driftOf(found));
    };
    expect(printsOf(editedBy("a", "bob"))).toEqual(printsOf(editedBy("a", "ada")));
    expect(printsOf(editedBy("b", "ada"))).not.toEqual(printsOf(editedBy("a", "ada")));
  });

  test("has URIs of any file name", () => {
    fc.assert(
      fc.property(anyFinding, (finding) => {
        const [result] = runOf([finding]).results;
        const uri = result?.locations[0].physicalLocation.artifactLocation.uri ?? "";
        expect(uri).toMatch(/^(file:\/\/(\/[a-z]:)?)?[\w!'()*./%~-]*$/i);
      }),
    );
  });
});

describe("logs of one job", () => {
  // Code scanning takes what stands before the last slash for the category, and one log of each category.
  const categoryOf = (environment: string | undefined): string => {
    const identity = { command: "drift", project: "growth", environment };
    const { automationDetails } = runOf([], { identity }) as Run & { automationDetails: { id: string } };
    return automationDetails.id.slice(0, automationDetails.id.lastIndexOf("/"));
  };

  test("have a category of their own for each environment", () => {
    expect(categoryOf("staging")).toBe("audiencectl/drift/growth/staging");
    expect(categoryOf("production")).toBe("audiencectl/drift/growth/production");
  });

  test("have one for the project where they are about all environments", () => {
    expect(categoryOf(undefined)).toBe("audiencectl/drift/growth");
  });
});

describe("the place of a finding in SARIF", () => {
  const [finding] = goldenValidations["one-error"]().diagnostics;
  const placeOf = (diagnostic: Diagnostic | undefined, options: Partial<SarifOptions>): Result["locations"][0] => {
    const [result] = runOf(diagnostic ? [diagnostic] : [], options).results;
    if (!result) throw new Error("there is a result");
    return result.locations[0];
  };
  const inFile = (file: string): Diagnostic | undefined =>
    finding?.source && { ...finding, source: { ...finding.source, file } };

  test("is named from the root of the repository", () => {
    const options = { placeOf: (file: string) => `growth/${file}` };
    expect(placeOf(finding, options)).toMatchObject({
      physicalLocation: { artifactLocation: { uri: "growth/audiences/a.yaml", uriBaseId: "SRCROOT" } },
    });
  });

  test("is the project file, and said in words, for a file outside of the repository", () => {
    const options = {
      projectFile: "audiencectl.yaml",
      placeOf: (file: string) => (file.startsWith("..") ? undefined : `growth/${file}`),
    };
    const [result] = runOf(
      [inFile("../other.yaml")].filter((each) => each !== undefined),
      options,
    ).results;
    expect(result).toMatchObject({
      message: { text: expect.stringMatching(/^\.\.\/other\.yaml:4:3: spec\.field4/) as string },
      locations: [
        { physicalLocation: { artifactLocation: { uri: "growth/audiencectl.yaml" }, region: { startLine: 1 } } },
      ],
    });
  });

  test("is the project file that was given for a finding without a file", () => {
    const [homeless] = goldenValidations["without-a-place"]().diagnostics;
    expect(placeOf(homeless, { projectFile: "growth/audiencectl.yaml" })).toMatchObject({
      physicalLocation: { artifactLocation: { uri: "growth/audiencectl.yaml" } },
    });
  });

  test.each([
    ["/srv/a b.yaml", "file:///srv/a%20b.yaml"],
    ["C:\\srv\\a.yaml", "file:///C:/srv/a.yaml"],
  ])("begins at no folder for %s, which is absolute", (file, uri) => {
    expect(placeOf(inFile(file), {}).physicalLocation.artifactLocation).toEqual({ uri });
  });
});

describe("what a finding says in SARIF", () => {
  const textOf = (message: string): string => {
    const [result] = runOf([{ code: "manifest-unknown-field", severity: "error", message }]).results;
    return result?.message.text ?? "";
  };
  const pieces = fc.array(fc.constantFrom("[", "]", "(", ")", "\\", "](", "a"));

  test.each([
    ["list[0] is not known", "list[0] is not known"],
    ["[a](https://b.example) is not known", String.raw`\[a\](https://b.example) is not known`],
    [String.raw`\[a\](b)`, String.raw`\\\[a\\\](b)`],
  ])("of %s is %s", (message, text) => {
    expect(textOf(message)).toBe(text);
  });

  test("never is a link, whatever it quotes", () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const withoutEscapes = textOf(parts.join("")).replaceAll(/\\./g, "x");
        expect(withoutEscapes).not.toContain("](");
      }),
    );
  });
});

test("a failure of several lines keeps them in SARIF, and shows its controls", () => {
  const failure = { code: "import-selection", message: "one\ntwo \u{7}", exitCode: 1, diagnostics: [] };
  const { runs } = JSON.parse(renderFailureSarif(failure, { version: "1.2.3" })) as { runs: [object] };
  expect(runs[0]).toMatchObject({
    invocations: [{ toolExecutionNotifications: [{ message: { text: "one\ntwo \\u{7}" } }] }],
  });
});
