import path from "node:path";
import type { TestedObject } from "../../src/testing/rules/test-rule.ts";
import { loadTests, type LoadedTests } from "../../src/testing/load-tests.ts";
import { writeFiles } from "../manifest/temp-project.ts";

/** What the tests of these tests can speak of. */
const objects: ReadonlyMap<string, TestedObject> = new Map([
  ["audience/high-spenders", { gives: "members", type: "USERS" }],
  ["audience/big-accounts", { gives: "members", type: "ACCOUNTS" }],
  ["trait/lifetime-value", { gives: "values", type: "USERS" }],
]);

/** Reads test files as a command does. File names in findings are relative to the folder. */
export function readTests(
  files: Record<string, string>,
  { manifests = [] as string[], environment = "staging" } = {},
): LoadedTests {
  const folder = writeFiles(files);
  return loadTests({
    files: Object.keys(files).map((name) => path.join(folder, name)),
    manifests: manifests.map((name) => path.join(folder, name)),
    objects,
    environment,
    environments: ["staging", "production"],
    cwd: folder,
  });
}

/** The text of a test. The lines of `spec` follow `now` and the people ann and bob, in line 5 to 8. */
export function testText(spec: string, { name = "one", metadata = "" } = {}): string {
  return `apiVersion: audiencectl/v1
kind: Test
metadata: {name: ${name}${metadata}}
spec:
  now: 2026-03-01T12:00:00Z
  people:
    ann: {traits: {plan: pro}}
    bob: {basedOn: ann}
${spec}`;
}

/** The usual expectation, for tests of everything else. */
export const expectation = "  expect: {audience/high-spenders: {members: [ann]}}\n";
