import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { addEnvironments } from "../../src/commands/init/add-environments.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

async function projectWith(...environments: string[]): Promise<string> {
  const cwd = temporaryFolder();
  const words = environments.flatMap((environment) => ["--env", environment]);
  expect((await runWords(["init", "--yes", "--name", "growth", ...words], { cwd })).exitCode).toBe(0);
  return cwd;
}

function textIn(cwd: string): string {
  return readFileSync(path.join(cwd, "audiencectl.yaml"), "utf8");
}

describe("an environment", () => {
  test("is added to a project that is there, and every other byte stays", async () => {
    const cwd = await projectWith("staging=acme-dev");
    const before = textIn(cwd);
    const { exitCode, stdout, stderr } = await runWords(["init", "--yes", "--env", "production=acme-prod:eu"], { cwd });
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain("Lines added to:\n  audiencectl.yaml\n");
    expect(textIn(cwd)).toBe(`${before}    production:\n      space: acme-prod\n      region: eu\n`);
    expect((await runWords(["validate"], { cwd })).stdout).toContain("2 environments: staging, production");
    const plan = await runWords(["plan", "--simulate", "--env", "production"], { cwd });
    expect(plan.exitCode, plan.stderr).toBe(0);
  });

  test("is told to come last in the order of applies, and how to change that", async () => {
    const cwd = await projectWith("staging=acme-dev", "production=acme-prod");
    const { stdout } = await runWords(["init", "--yes", "--env", "qa=acme-qa"], { cwd });
    expect(stdout).toContain(
      "Next:\n  in audiencectl.yaml, move qa to the right place in spec.environments: pipelines apply environments in this order, and this one comes after production now\n",
    );
  });

  test("that is the second one makes commands need --env, which is said once", async () => {
    const cwd = await projectWith("production=acme-prod");
    const said = "  give every command --env from now on: the project has several environments\n";
    expect((await runWords(["init", "--yes", "--env", "staging=acme-dev"], { cwd })).stdout).toContain(said);
    expect((await runWords(["init", "--yes", "--env", "qa=acme-qa"], { cwd })).stdout).not.toContain(said);
  });

  test("is beside manifests with adopt lines a reason to take out those that are used", async () => {
    const cwd = await projectWith("production=acme-prod");
    const add = async (name: string) =>
      (await runWords(["init", "--yes", "--env", `${name}=acme-${name}`], { cwd })).stdout;
    expect(await add("staging")).not.toContain("audiencectl adopt");
    const manifest = audience("vips", {}, { adopt: { key: "vips" } });
    writeFileSync(
      path.join(cwd, "audiences", "vips.yaml"),
      JSON.stringify(manifest, undefined, 1).replaceAll('"adopt"', "adopt"),
    );
    expect(await add("qa")).toContain("  audiencectl adopt --cleanup  ");
  });

  test("that is added without a token is checked by a command that works", async () => {
    const cwd = await projectWith("production=acme-prod");
    const { stdout } = await runWords(["init", "--yes", "--env", "staging=acme-dev", "--env", "qa=acme-qa"], { cwd });
    expect(stdout.match(/audiencectl doctor.*? {2}/g)).toEqual([
      "audiencectl doctor --env staging  ",
      "audiencectl doctor --env qa  ",
    ]);
  });

  test.each([
    ["that the project has", ["--env", "staging=other"], "has an environment staging already"],
    ["in the space of another one", ["--env", "test=acme-dev"], "staging and test would name one space, acme-dev"],
    ["beside a name, which the project has already", ["--env", "x=y", "--name", "other"], "there is a project already"],
    ["beside an import", ["--env", "x=y", "--import"], "there is a project already"],
  ])("%s is refused, and nothing is written", async (_, words, message) => {
    const cwd = await projectWith("staging=acme-dev");
    const before = textIn(cwd);
    const { exitCode, stderr } = await runWords(["init", "--yes", ...words], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toContain("Hint:");
    expect(textIn(cwd)).toBe(before);
  });

  test("is refused in the space of another one, which it names by id and the other by slug", async () => {
    const space = await startSpace();
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const [{ id, slug }] = JSON.parse(
      (await runWords(["api", "listSpaces", "--paginate"], { cwd: await projectWith("any=any"), env })).stdout,
    ) as [{ id: string; slug: string }];
    const cwd = await projectWith(`staging=${slug}`);
    const before = textIn(cwd);
    const { exitCode, stderr } = await runWords(["init", "--yes", "--env", `test=${id}`], { cwd, env });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("staging and test would name one space")]);
    expect(textIn(cwd)).toBe(before);
  });

  test("is refused in a new project beside another one with its space", async () => {
    const cwd = temporaryFolder();
    const { exitCode, stderr } = await runWords(["init", "--yes", "--env", "a=acme", "--env", "b=acme"], { cwd });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("a and b would name one space, acme")]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("is left to a person where the file lists its environments in another way", async () => {
    const cwd = await projectWith("staging=acme-dev");
    const text = textIn(cwd).replace(/environments:[^]*/, "environments: { staging: { space: acme-dev } }\n");
    writeFileSync(path.join(cwd, "audiencectl.yaml"), text);
    const { exitCode, stderr } = await runWords(["init", "--yes", "--env", "test=acme"], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("test: { space: acme, region: us }");
    expect(textIn(cwd)).toBe(text);
  });

  test("cannot be added to a file that is no project", async () => {
    const cwd = temporaryFolder();
    writeFileSync(path.join(cwd, "audiencectl.yaml"), "mine");
    const { exitCode, stderr } = await runWords(["init", "--yes", "--env", "test=acme"], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("does not say its name and its environments");
  });
});

const region = { space: "acme", region: "us", seen: false } as const;

test.each([
  [
    "the last line",
    "spec:\n  environments:\n    a:\n      space: x\n",
    "    b:\n      space: acme\n      region: us\n",
    "",
  ],
  [
    "a line without its end",
    "spec:\n  environments:\n    a: { space: x }",
    "\n    b:\n      space: acme\n      region: us",
    "",
  ],
  [
    "a comment",
    "spec:\n  environments:\n   a:\n    space: x # mine\n",
    "   b:\n     space: acme\n     region: us\n",
    "  guards: {}\n",
  ],
])("goes behind %s and before what follows", (_, before, added, after) => {
  expect(addEnvironments(before + after, [{ name: "b", ...region }])).toBe(before + added + after);
});

test("keeps the line breaks of the file", () => {
  const before = "spec:\r\n  environments:\r\n    a:\r\n      space: x\r\n";
  const added = "    b:\r\n      space: acme\r\n      region: us\r\n";
  expect(addEnvironments(before, [{ name: "b", ...region }])).toBe(before + added);
});
