import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { checkTest } from "../../src/testing/check-test.ts";
import { readDefinitions } from "../../src/testing/read-definitions.ts";
import { runTests } from "../../src/testing/run-tests.ts";
import type { DeclaredResource } from "../../src/resources/resource.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { childPointer, setAt } from "../../src/values/pointer.ts";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";

const place = { file: "a", line: 1, column: 1, endLine: 1, endColumn: 2 };

function audience(name: string, query: string, audienceType = "USERS"): DeclaredResource {
  return {
    address: `audience/${name}`,
    kind: "Audience",
    name,
    labels: {},
    previousNames: [],
    protect: false,
    replaceAllowed: false,
    spec: { name, audienceType, definition: { query } },
    references: [],
    secrets: [],
    place: "",
    manages: [],
    source: place,
    sources: new Map(),
  };
}

const { definitions } = readDefinitions([
  audience("pros", "trait('plan') = 'pro' AND event('A').within(9 days).where(property('n') > 1).count() >= 1"),
  audience("big", "ANY trait('pros') = 'true'", "ACCOUNTS"),
]);

const sound: JsonObject = {
  apiVersion: "audiencectl/v1",
  kind: "Test",
  metadata: { name: "one", labels: { team: "growth" }, environments: ["staging"] },
  spec: {
    now: "2026-03-01T12:00:00Z",
    settings: { windowBorder: "exact", defaultLookbackDays: 1095, batchAge: "2 hours", noneOfAbsent: true },
    people: {
      ann: {
        ids: { email: "a" },
        traits: { plan: "pro" },
        events: [
          {
            event: "A",
            at: "-3 days",
            times: 2,
            every: "1 day",
            receivedAt: "now",
            properties: { n: 2 },
            context: {},
            source: "s",
          },
        ],
      },
      bob: { basedOn: "ann" },
    },
    accounts: { acme: { traits: { a: 1 }, users: ["ann", "bob"] } },
    entities: { ann: { orders: [{ properties: { a: 1 }, entities: { products: [] } }] } },
    expect: {
      "audience/pros": [{ members: ["ann"] }, { at: "+40 days", notMembers: ["ann", "bob"] }],
      "audience/big": { members: ["acme"] },
    },
  },
};

const odd: JsonValue[] = [null, 0, -1.5, true, "", "x", "constructor", [], {}, [null], [[]], { at: null }, { ann: 1 }];

function pointersIn(value: JsonValue, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const inner = Object.entries(value).flatMap(([key, item]: [string, JsonValue]) =>
    pointersIn(item, childPointer(pointer, key)),
  );
  return pointer === "" ? inner : [pointer, ...inner];
}

/** Checks a document and runs it when it has no fault. */
function checkAndRun(document: JsonObject): { errors: number; tests: number } {
  const [parsed] = parseYaml(new SourceText("a.yaml", JSON.stringify(document))).documents;
  if (!parsed) throw new Error("no document");
  const scope = { objects: definitions, environment: "staging", environments: ["staging"] };
  const { test, active, diagnostics } = checkTest(parsed, scope);
  const tests = test ? [test] : [];
  runTests({ tests, definitions, environment: "staging", locate: () => place });
  return { errors: diagnostics.length, tests: active ? tests.length : Number(diagnostics.length === 0) };
}

describe("a test in which a value is another one", () => {
  test("is sound before that", () => {
    expect(checkAndRun(sound)).toEqual({ errors: 0, tests: 1 });
  });

  test.each(pointersIn(sound))("at %s is run or has a fault, and breaks nothing", (pointer) => {
    for (const value of odd) {
      const changed = structuredClone(sound);
      setAt(changed, pointer, value);
      const { errors, tests } = checkAndRun(changed);
      expect(errors === 0).toBe(tests === 1);
    }
  });
});

describe("a project in which thousands of audiences refer to each other one after the other", () => {
  const chain = Array.from({ length: 3000 }, (_, index) =>
    audience(`a${index}`, index === 0 ? "trait('x').exists()" : `trait('a${index - 1}') = 'true'`),
  );

  test("is read, and the last of them is open", () => {
    const { definitions, diagnostics } = readDefinitions(chain);
    expect(diagnostics).toEqual([]);
    const [parsed] = parseYaml(
      new SourceText(
        "a.yaml",
        JSON.stringify({
          ...sound,
          spec: {
            now: "2026-03-01T12:00:00Z",
            people: { ann: {} },
            expect: { "audience/a2999": { members: ["ann"] }, "audience/a100": { notMembers: ["ann"] } },
          },
        }),
      ),
    ).documents;
    if (!parsed) throw new Error("no document");
    const { test } = checkTest(parsed, { objects: definitions, environment: "staging", environments: ["staging"] });
    const { tests } = runTests({ tests: test ? [test] : [], definitions, environment: "staging", locate: () => place });
    expect(tests.flatMap(({ checks }) => checks.map(({ status, reasons }) => [status, reasons]))).toEqual([
      ["unknown", ["more than 200 objects refer to each other one after the other"]],
      ["passed", []],
    ]);
  });
});
