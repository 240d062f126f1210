import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseAllDocuments } from "yaml";
import type { CommandResult } from "../support/command.ts";
import { runWords } from "../support/command-line.ts";
import { projectText, writeFiles } from "../manifest/temp-project.ts";
import { audienceOf, traitOf } from "../testing/run.ts";

const manifests = [
  audienceOf("pros", "trait('plan') = 'pro'", { metadata: ", labels: {team: growth}" }),
  audienceOf("vips", "trait('vip') = 'true'"),
  traitOf("spent", "event('Order Completed').sum(property('total'))"),
].join("---\n");

interface SetUp {
  folder: string;
  run: (...words: string[]) => Promise<CommandResult>;
}

function setUp(more: Record<string, string> = {}): SetUp {
  const folder = writeFiles({ "audiencectl.yaml": projectText, "audiences/a.yaml": manifests, ...more });
  return { folder, run: (...words) => runWords(["test", ...words], { cwd: folder }) };
}

const read = ({ folder }: SetUp, file: string): string => readFileSync(path.join(folder, file), "utf8");

function copyOf(example: string): SetUp {
  const folder = mkdtempSync(path.join(os.tmpdir(), "audiencectl-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.resolve(import.meta.dirname, "../../examples", example), folder, { recursive: true });
  return { folder, run: (...words) => runWords(["test", ...words], { cwd: folder }) };
}

describe("audiencectl test --new", () => {
  test("writes a file that the next run of the tests passes, and covers all of", async () => {
    const project = setUp();
    const made = await project.run("--new", "audience/pros");
    expect(made).toMatchObject({ exitCode: 0, stdout: "tests/pros.yaml: audience/pros\n" });
    const { exitCode, stdout } = await project.run("--min-coverage", "100", "--target", "audience/pros");
    expect(stdout).toContain("audience/pros  4 of 4");
    expect(exitCode).toBe(0);
  });

  test("writes the same bytes twice", async () => {
    const project = setUp();
    await project.run("--new", "audience/pros", "trait/spent");
    const before = [read(project, "tests/pros.yaml"), read(project, "tests/spent.yaml")];
    await project.run("--new", "audience/pros", "trait/spent", "--force");
    expect([read(project, "tests/pros.yaml"), read(project, "tests/spent.yaml")]).toEqual(before);
  });

  test("leaves a file alone that is there, and fails where nothing else is to be written", async () => {
    const project = setUp({ "tests/pros.yaml": "# mine\n" });
    const refused = await project.run("--new", "audience/pros");
    expect([refused.exitCode, read(project, "tests/pros.yaml")]).toEqual([1, "# mine\n"]);
    expect(refused.stderr).toContain("1 file would be overwritten; nothing was written\ntests/pros.yaml");
    expect(refused.stderr).toContain("--force");
  });

  test("writes the others where one is there, names that one, and does not exit with 0", async () => {
    const project = setUp({ "tests/pros.yaml": "# mine\n" });
    const { stdout, stderr, exitCode } = await project.run("--new", "audience/*");
    expect([stdout, exitCode]).toEqual(["tests/vips.yaml: audience/vips\n", 1]);
    expect(stderr).toContain("Left out: audience/pros: tests/pros.yaml is there already; --force overwrites it\n");
    expect(read(project, "tests/pros.yaml")).toBe("# mine\n");
  });

  test("writes over a file where it is told to", async () => {
    const project = setUp({ "tests/pros.yaml": "# mine\n" });
    expect((await project.run("--new", "audience/*", "--force")).exitCode).toBe(0);
    expect(read(project, "tests/pros.yaml")).toContain("kind: Test");
  });

  test("writes over its own file although that has a fault by now", async () => {
    const project = setUp({ "tests/pros.yaml": "kind: Test\nmetadata: {name: pros}\n" });
    expect((await project.run("--new", "audience/pros", "--force")).exitCode).toBe(0);
    expect((await project.run()).exitCode).toBe(0);
  });

  test("takes patterns, and the selectors beside them", async () => {
    expect((await setUp().run("--new", "*", "-l", "team=growth")).stdout).toBe("tests/pros.yaml: audience/pros\n");
    const { stdout } = await setUp().run("--new", "audience/*", "--exclude", "audience/pros");
    expect(stdout).toBe("tests/vips.yaml: audience/vips\n");
  });

  test("says which address fits nothing, and what is near", async () => {
    const { exitCode, stderr } = await setUp().run("--new", "audience/pro");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("--new audience/pro fits no object of this project");
    expect(stderr).toContain("did you mean audience/pros?");
  });

  test("puts the file where spec.tests finds it", async () => {
    const withGlob = (glob: string): Record<string, string> => ({
      "audiencectl.yaml": `${projectText}  tests: ["${glob}"]\n`,
      "checks/old.test.yaml": "",
    });
    const found = await setUp(withGlob("checks/**/*.test.{yml,yaml}")).run("--new", "audience/pros");
    expect(found.stdout).toBe("checks/pros.test.yml: audience/pros\n");
    const lost = await setUp(withGlob("checks/old.test.yaml")).run("--new", "audience/pros");
    expect(lost.exitCode).toBe(1);
    expect(lost.stderr).toContain("no pattern under spec.tests of audiencectl.yaml takes in a new file pros.yaml");
  });

  test("tells an audience and a trait of one name apart", async () => {
    const project = setUp({
      "audiences/b.yaml": traitOf("pros", "event('Order Completed').count()").replace("  name: pros", "  name: Orders"),
    });
    const { stdout } = await project.run("--new", "audience/pros", "trait/pros");
    expect(stdout).toBe("tests/audience-pros.yaml: audience/pros\ntests/trait-pros.yaml: trait/pros\n");
  });

  test("gives the test a name that the tests of other files do not have", async () => {
    const taken = "apiVersion: audiencectl/v1\nkind: Test\nmetadata: {name: pros}\n";
    const project = setUp({ "tests/other.yaml": taken });
    await project.run("--new", "audience/pros");
    expect(read(project, "tests/pros.yaml")).toContain("name: pros-2\n");
  });

  test("prints what it wrote as JSON for machines", async () => {
    const { stdout } = await setUp().run("--new", "audience/pros", "--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      written: [{ file: "tests/pros.yaml", address: "audience/pros", remarks: [] }],
      leftOut: [],
    });
  });

  test.each([
    [["--new", "audience/pros", "--target", "audience/vips"], "--new and --target cannot be given together"],
    [["--new", "audience/pros", "--mutate"], "--new and --mutate cannot be given together"],
    [["--new", "audience/pros", "--format", "junit"], "--new prints what was written as text or json, not as junit"],
    [["--force"], "--force lets --new overwrite files, and can only be used with it"],
  ])("refuses %j", async (words, message) => {
    const { exitCode, stderr } = await setUp().run(...words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
  });
});

describe("Of the example of a shop", () => {
  test("every audience that a test can ask gets one that passes, and the others are told", async () => {
    const project = copyOf("ecommerce");
    rmSync(path.join(project.folder, "tests"), { recursive: true });
    const { exitCode, stdout, stderr } = await project.run("--new", "audience/*");
    expect(stdout.trim().split("\n")).toHaveLength(12);
    expect(stderr).toContain("Left out: audience/owners-of-open-orders: it has rows of an entity as its members");
    expect(exitCode).toBe(1);
    const checked = await project.run("--coverage", "--format", "json", "--exclude", "audience/owners-of-open-orders");
    const { passed, environments } = JSON.parse(checked.stdout) as {
      passed: boolean;
      environments: { coverage: { percent: number } }[];
    };
    expect(passed).toBe(true);
    expect(environments.map(({ coverage }) => coverage.percent)).toEqual([100, 100]);
  });

  test("an audience with another number in each environment gets a test for each", async () => {
    const project = copyOf("ecommerce");
    await project.run("--new", "audience/big-spenders", "--force");
    const documents = parseAllDocuments(read(project, "tests/big-spenders.yaml"));
    const names = documents.map((each) => each.getIn(["metadata", "environments", 0]));
    expect(names).toEqual(["staging", "production"]);
    expect((await project.run()).exitCode).toBe(0);
  });
});

test("The file on the page about manifests and tests is the one that is written.", async () => {
  const project = copyOf("quickstart");
  await project.run("--new", "audience/repeat-buyers");
  const readme = readFileSync(path.resolve(import.meta.dirname, "../../schemas/README.md"), "utf8");
  const written = read(project, "tests/repeat-buyers.yaml");
  expect(readme).toContain(written.slice(written.indexOf("  # The trait internal_staff")));
});
