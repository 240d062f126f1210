import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { loadDeclaredProject } from "../../src/planning/load-declared-project.ts";
import { openTests, type OpenedTests } from "../../src/testing/open-tests.ts";
import { runTests } from "../../src/testing/run-tests.ts";
import type { CheckOutcome, TestResult } from "../../src/testing/test-result.ts";
import { projectText, writeFiles } from "../manifest/temp-project.ts";

/** Opens the tests of a project with these files, as a command does. */
export async function open(files: Record<string, string>, env = "staging"): Promise<OpenedTests> {
  const folder = writeFiles({ "audiencectl.yaml": projectText, ...files });
  return openTests(await loadDeclaredProject({ cwd: folder, env }), folder);
}

/** Runs the tests of a project that has no fault. */
export async function run(files: Record<string, string>, env?: string): Promise<TestResult> {
  const { run, diagnostics } = await open(files, env);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics.map(({ message }: Diagnostic) => message)));
  return runTests(run);
}

/** The manifest of an audience with this query. */
export function audienceOf(name: string, query: string, { type = "USERS", spec = "", metadata = "" } = {}): string {
  return `apiVersion: audiencectl/v1
kind: Audience
metadata: {name: ${name}${metadata}}
spec:
  name: ${name.replaceAll("-", " ")}
  audienceType: ${type}
  definition:
    query: >-
      ${query}
${spec}`;
}

/** The manifest of a computed trait with this query. */
export function traitOf(name: string, query: string, spec = ""): string {
  return `apiVersion: audiencectl/v1
kind: ComputedTrait
metadata: {name: ${name}}
spec:
  name: ${name.replaceAll("-", " ")}
  definition:
    type: USERS
    query: >-
      ${query}
${spec}`;
}

/** A test file: the lines of `spec`, each at its own indentation, after `now`, which is noon of 2026-03-01 in UTC. */
export function testOf(spec: string, name = "one"): string {
  return `apiVersion: audiencectl/v1
kind: Test
metadata: {name: ${name}}
spec:
  now: 2026-03-01T12:00:00Z
${spec}`;
}

/** Every check on one line: `audience/x ann +0: passed`, with what came out when it did not. */
export function lines({ tests }: TestResult): string[] {
  return tests.flatMap(({ now, checks }) => checks.map((check) => lineOf(check, now)));
}

function lineOf({ address, subject, at, status, got, settings, reasons }: CheckOutcome, now: string): string {
  const days = (Date.parse(at) - Date.parse(now)) / 86_400_000;
  const open = [...settings.map(({ name }) => name), ...reasons];
  const rest = status === "passed" ? "" : ` ${JSON.stringify(got)}${open.length === 0 ? "" : ` ${open.join(", ")}`}`;
  return `${address} ${subject.name} ${days}: ${status}${rest}`;
}
