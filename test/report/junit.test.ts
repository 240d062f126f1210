import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { anyCharacter } from "../support/any-character.ts";
import { driftOf } from "../drift/drift-of.ts";
import { renderDriftJunit } from "../../src/report/junit/drift-junit.ts";
import { renderFailureJunit } from "../../src/report/junit/failure-junit.ts";
import { renderValidationJunit } from "../../src/report/junit/validation-junit.ts";
import { renderXml } from "../../src/report/junit/xml.ts";
import { escapeControls } from "../../src/values/printable.ts";
import { desired, live, plan } from "../plan/builders.ts";
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

/** Any text, halves of characters and what XML forbids among them. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom("\u{D800}", "\u{DFFF}", "\u{FFFE}", "\0", "]]>", "&lt;", "\r"),
    ),
  )
  .map((parts) => parts.join(""));

describe("XML", () => {
  test("is well-formed whatever stands in it, and says the visible form of that", () => {
    fc.assert(
      fc.property(anyText, anyText, (attribute, content) => {
        expect(parse(renderXml({ name: "a", attributes: { b: attribute }, content }))).toEqual({
          text: expect.stringContaining(content.split("\n").map(escapeControls).join("\n")) as string,
          attributes: [escapeControls(attribute)],
        });
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
    expect(parse(renderXml({ name: "a", content: "one\ntwo \u{7} \u{D800} \u{FFFF}" })).text.trim()).toBe(
      "one\ntwo \\u{7} \\u{d800} \\u{ffff}",
    );
  });
});

test.each(Object.entries(goldenValidations))("the JUnit report of the check %s is well-formed", (_name, make) => {
  expect(() => parse(renderValidationJunit(make()))).not.toThrow();
});

/** The cases of a report, as group and name. */
function casesOf(xml: string): string[] {
  const cases = xml.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"/g);
  return Array.from(cases, ([, name, group]) => `${group} ${name}`);
}

describe("the cases of a check", () => {
  test("are the project file and each manifest file, with and without findings", () => {
    expect(casesOf(renderValidationJunit(goldenValidations["one-error"]()))).toEqual([
      "project audiencectl.yaml",
      "manifests audiences/a.yaml",
      "manifests audiences/b.yaml",
    ]);
  });

  test("name the project file once when something is wrong in it", () => {
    expect(casesOf(renderValidationJunit(goldenValidations["in-the-project-file"]()))[0]).toBe(
      "project audiencectl.yaml",
    );
    expect(casesOf(renderValidationJunit(goldenValidations["in-the-project-file"]()))).toHaveLength(3);
  });
});

describe("what readers of JUnit need", () => {
  const report = renderValidationJunit(
    { ...goldenValidations["one-error"](), project: "growth", environments: ["staging"] },
    { placeOf: (file) => `svc/${file}` },
  );

  test("is a time at every suite and case", () => {
    const elements = report.match(/<(testsuites|testsuite|testcase) [^>]*>/g) ?? [];
    expect(elements.length).toBeGreaterThan(3);
    expect(elements.filter((element) => !element.includes(' time="0"'))).toEqual([]);
  });

  test("is a path from the root of the repository", () => {
    expect(report).toContain('name="svc/audiences/a.yaml"');
    expect(report).toContain('file="svc/audiences/a.yaml"');
  });

  test("is a group that tells projects and environments apart, in reports of failures, too", () => {
    expect(casesOf(report)).toContain("growth.staging.manifests svc/audiences/a.yaml");
    const failure = { code: "invalid-input", message: "no", exitCode: 1, diagnostics: [] };
    const about = { command: "drift", project: "growth", environment: "staging" };
    expect(casesOf(renderFailureJunit(failure, about))).toEqual([
      "audiencectl.growth.staging.drift audiencectl comes to a result",
    ]);
  });
});

describe("the cases of a drift", () => {
  const off = (name: string): ReturnType<typeof live> => ({
    ...live(name),
    spec: { ...live(name).spec, enabled: false },
  });

  test("have the same names however many objects there are", () => {
    const namesOf = (names: string[]): string[] => {
      const found = plan(
        names.map((name) => desired(name)),
        [off("a"), ...names.slice(1).map((name) => live(name))],
      );
      return casesOf(renderDriftJunit(driftOf(found)));
    };
    expect(namesOf(["a", "b"])).toEqual([
      "growth.test.drift-edited audience/a",
      "growth.test.drift nothing else counts as drift",
    ]);
    expect(namesOf(["a", "b", "c"])).toEqual(namesOf(["a", "b"]));
  });

  test("say what is left out because the last run had it, too", () => {
    const found = plan([desired("a")], [off("a")]);
    const { edited, ...rest } = driftOf(found);
    const known = edited.map(({ address }) => ({ group: "edited" as const, subject: address, digest: "" }));
    const xml = renderDriftJunit({ ...rest, edited: [], known });
    expect(casesOf(xml)).toEqual(["growth.test.drift nothing else counts as drift"]);
    expect(parse(xml).text).toContain("Left out: 1 finding that the last run found, too.");
  });
});
