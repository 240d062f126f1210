import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const outputs = ["--out", "sarif=found.sarif", "--out", "junit=found.xml"];

/** A test of the audience `a`. */
const testOfA = `apiVersion: audiencectl/v1
kind: Test
metadata: { name: a }
spec:
  now: 2026-03-01T12:00:00Z
  people: { ann: { events: [{ event: A, at: -2 days }] } }
  expect: { audience/a: { members: [ann] } }
`;

/** Runs a command that writes both files, and reads them. */
async function runWith(folder: string, words: string[], env: Record<string, string> = {}) {
  const { exitCode, stdout } = await runWords([...words, ...outputs], { cwd: folder, env });
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const { runs } = JSON.parse(read("found.sarif")) as {
    runs: [{ results: { ruleId: string; locations: unknown[] }[]; invocations: [{ executionSuccessful: boolean }] }];
  };
  return { exitCode, stdout, rules: runs[0].results.map(({ ruleId }) => ruleId), run: runs[0], xml: read("found.xml") };
}

describe("files for the pages of a pipeline", () => {
  test("validate writes its findings, and prints what it always prints", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a", { enbled: true })]);
    const { exitCode, stdout, rules, run, xml } = await runWith(folder, ["validate"]);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(rules).toEqual(["manifest-unknown-field"]);
    expect(run.invocations[0].executionSuccessful).toBe(true);
    expect(xml).toContain('failures="1"');
  });

  test("drift writes what moved", async () => {
    const space = await startSpace();
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const scale = ["--time-scale", "600"];
    await runWords(["apply", "--auto-approve", ...scale], { cwd: folder, env });
    await space.byHand.edit("A", { enabled: false });
    const { exitCode, rules, xml } = await runWith(folder, ["drift", ...scale], env);
    expect(exitCode).toBe(2);
    expect(rules).toEqual(["drift-edited"]);
    expect(xml).toContain('classname="growth.test.drift-edited"');
  });

  test("a command without a result writes that over what an earlier run has left", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    writeFileSync(path.join(folder, "found.xml"), "of yesterday");
    const { exitCode, run, xml } = await runWith(folder, ["drift"]);
    expect(exitCode).toBe(1);
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(xml).toContain('type="token-missing"');
  });

  test("a project that cannot be read is a failure with its finding", async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "audiencectl.yaml"), "kind: Project\nspec: [\n");
    const { exitCode, run, rules, xml } = await runWith(folder, ["drift"]);
    expect(exitCode).toBe(1);
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(rules).toContain("document-syntax");
    expect(xml).toContain('type="invalid-input"');
  });

  test("in a job on GitHub, code scanning finds files from the root of the repository", async () => {
    const root = temporaryFolder();
    const folder = path.join(root, "growth");
    mkdirSync(folder);
    writeProject(folder, [audience("a", { enbled: true })]);
    const { run } = await runWith(folder, ["validate"], { GITHUB_WORKSPACE: root });
    expect(run.results[0]?.locations[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: "growth/audiences/all.yaml" } },
    });
  });

  test("elsewhere, files are named from the root of the git repository, in both files", async () => {
    const root = temporaryFolder();
    const folder = path.join(root, "growth");
    mkdirSync(path.join(root, ".git"));
    mkdirSync(folder);
    writeProject(folder, [audience("a", { enbled: true })]);
    const { run, xml } = await runWith(folder, ["validate"]);
    expect(run.results[0]?.locations[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: "growth/audiences/all.yaml" } },
    });
    expect(xml).toContain('file="growth/audiences/all.yaml"');
  });

  test("drift and test name files from the root of the git repository, too", async () => {
    const space = await startSpace();
    const root = temporaryFolder();
    const folder = path.join(root, "growth");
    mkdirSync(path.join(root, ".git"));
    mkdirSync(folder);
    writeProject(folder, [audience("a")]);
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const { xml } = await runWith(folder, ["drift", "--time-scale", "600"], env);
    expect(xml).toContain('file="growth/audiences/all.yaml"');
    mkdirSync(path.join(folder, "tests"));
    writeFileSync(path.join(folder, "tests", "a.yaml"), testOfA);
    await runWords(["test", "--out", "junit=tests.xml"], { cwd: folder });
    expect(readFileSync(path.join(folder, "tests.xml"), "utf8")).toContain('file="growth/tests/a.yaml"');
  });

  test("two environments that both fail are told apart", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const [first, second] = [
      await runWith(folder, ["drift", "--env", "staging"]),
      await runWith(folder, ["drift", "--env", "production"]),
    ];
    expect(first.xml).toContain('classname="audiencectl.growth.staging.drift"');
    expect(second.xml).toContain('classname="audiencectl.growth.production.drift"');
    expect(first.run).toMatchObject({ automationDetails: { id: "audiencectl/drift/growth/staging/" } });
  });

  test("what nobody owns is shown at the project file, wherever that is", async () => {
    const space = await startSpace();
    const root = temporaryFolder();
    mkdirSync(path.join(root, "growth"));
    writeProject(path.join(root, "growth"), []);
    await space.byHand.create({
      name: "Stranger",
      audienceType: "USERS",
      definition: { query: "event('A').count() >= 1" },
    });
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const { run } = await runWith(root, ["drift", "--project", "growth", "--time-scale", "600"], env);
    expect(run.results).toMatchObject([
      {
        ruleId: "drift-unmanaged",
        locations: [{ physicalLocation: { artifactLocation: { uri: "growth/audiencectl.yaml" } } }],
      },
    ]);
  });
});
