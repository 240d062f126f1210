import schema from "../../schemas/test.schema.json" with { type: "json" };
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SchemaRules } from "../yaml/schema-context.ts";
import { loadSchemaCheck } from "../yaml/validate.ts";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";
import { buildChecks } from "./build-checks.ts";
import { buildAccounts, buildPeople } from "./build-people.ts";
import type { TestFile } from "./generated/test.ts";
import type { LoadedTest } from "./loaded-test.ts";
import { readOpenPoints, readWorldSettings } from "./read-settings.ts";
import { readInstant } from "./read-time.ts";
import { addressesAreKnown } from "./rules/addresses.ts";
import { eventsAreNoCalls } from "./rules/call-names.ts";
import { namesAreMeant } from "./rules/near-names.ts";
import { traitsArePossible } from "./rules/possible-traits.ts";
import type { TestScope } from "./rules/test-rule.ts";
import { testRules } from "./rules/test-rules.ts";
import { placeFindings } from "./test-finding.ts";
import { compileTestSchema } from "./compile-test-schema.ts";
import { usualSlips } from "./slips/usual-slips.ts";

const rules: SchemaRules = {
  unknownField: "test-unknown-field",
  missingField: "test-missing-field",
  null: "test-null",
  wrongType: "test-wrong-type",
  invalidValue: "test-invalid-value",
  nullHint: "give it a value; only a field that is optional can be left out instead",
  hints: usualSlips,
};

/** A document of kind Test, checked. Without a test it has a fault. */
export interface CheckedTest {
  test?: LoadedTest;
  /** Whether it is for the chosen environment. One of another speaks of other objects, so it is checked without any. */
  active: boolean;
  diagnostics: Diagnostic[];
}

/** Checks one document alone: its schema, and what a schema cannot say. */
export function checkTest(document: YamlDocument, scope: TestScope): CheckedTest {
  const value = document.value ?? null;
  const bySchema = loadSchemaCheck(schema, rules, compileTestSchema)(document);
  const active = isFor(document, scope.environment);
  const findings = active
    ? [...testRules, addressesAreKnown, namesAreMeant, eventsAreNoCalls, traitsArePossible].flatMap((rule) =>
        rule(value, scope),
      )
    : testRules.flatMap((rule) => rule(value, { ...scope, objects: new Map() }));
  const diagnostics = placeFindings(document, bySchema, findings);
  if (!active || hasErrors(diagnostics) || document.poisoned.size > 0) return { active, diagnostics };
  return { active, diagnostics, test: buildTest(document, scope) };
}

function isFor({ value }: YamlDocument, environment: string): boolean {
  // It may have any shape before the schema was asked.
  const { metadata } = value as Partial<TestFile>;
  const environments: unknown = metadata?.environments;
  return !Array.isArray(environments) || environments.length === 0 || environments.includes(environment);
}

function buildTest(document: YamlDocument, scope: TestScope): LoadedTest {
  // The schema check that comes before is what makes this true.
  const { metadata, spec } = document.value as unknown as TestFile;
  const nowMs = readInstant(spec.now) ?? 0;
  return {
    name: metadata.name,
    labels: metadata.labels ?? {},
    nowMs,
    openPoints: readOpenPoints(spec.settings),
    world: readWorldSettings(spec.settings),
    people: buildPeople(spec, nowMs),
    accounts: buildAccounts(spec),
    checks: buildChecks(document, nowMs, scope),
    source: headRange(document, "/metadata/name"),
  };
}
