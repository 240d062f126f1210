import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import { globalOptions } from "../../src/commands/definitions/global-options.ts";
import { foreignCommands } from "../../src/commands/usage/foreign-commands.ts";
import { foreignOptions } from "../../src/commands/usage/foreign-options.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

/** What a command line of blank-separated words says on stderr. It is wrong, so nothing is sent. */
async function tell(words: string, projectText?: string): Promise<string> {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")], { environment: "staging" });
  if (projectText !== undefined) writeFileSync(path.join(folder, "audiencectl.yaml"), projectText);
  const { exitCode, stdout, stderr } = await runWords(words.split(" "), { cwd: folder });
  expect([exitCode, stdout]).toEqual([1, ""]);
  return stderr;
}

const twoEnvironments = `apiVersion: audiencectl/v1
kind: Project
metadata: { name: growth }
spec:
  manifests: [audiences/*.yaml]
  environments:
    staging: { space: spa_a }
    production: { space: spa_b }
`;

describe("an option in the wrong place", () => {
  test.each([
    ["--env staging plan", "put --env after the command: audiencectl plan --env staging"],
    ["--env=staging plan --strict", "put --env after the command: audiencectl plan --env=staging --strict"],
    ["-e staging get audience/a", "put -e after the command: audiencectl list -e staging audience/a"],
    ["--env plan plan", "put --env after the command: audiencectl plan --env plan"],
    ["--env staging", "put --env after a command, such as audiencectl plan"],
    ["--save plan.json", "put --save after a command, such as audiencectl plan"],
    ["--enviroment staging plan", "Did you mean --env?"],
  ])("is told with the right one: audiencectl %s", async (words, remedy) => {
    expect(await tell(words)).toContain(`(${remedy})`);
  });
});

describe("an option that there is not", () => {
  test.each([
    ["plan --environment staging", "Did you mean --env?"],
    ["plan --enviroment staging", "Did you mean --env?"],
    ["plan --json", "Did you mean --format json?"],
    ["plan -o json", "Did you mean --format?"],
    ["plan --config audiencectl.yaml", "Did you mean --project?"],
    ["apply --non-interactive", "Did you mean --yes?"],
    ["apply --dry-run", "audiencectl plan shows what an apply would change, and changes nothing"],
    ["plan --region eu", "the region of an environment is set in the project file, under spec.environments"],
    ["validate --save x", "validate has no --save; plan has it"],
    ["plan --yes", "plan has no --yes; init, apply and probe have it"],
    ["validate --simulate", "validate has no --simulate; other commands have it"],
  ])("is told with what does the same: audiencectl %s", async (words, remedy) => {
    expect(await tell(words)).toContain(`(${remedy})`);
  });
});

describe("a command that there is not", () => {
  test.each([
    ["destroy", "remove a manifest, and audiencectl apply deletes its object"],
    ["status", "audiencectl plan shows what an apply would change"],
    ["compare", "Did you mean plan?"],
    ["ls", "Did you mean list?"],
    ["tset", "Did you mean test?"],
    ["deploi", "Did you mean apply?"],
    ["staging plan", "if staging is an environment, write audiencectl plan --env staging"],
  ])("is told with what does the same: audiencectl %s", async (words, remedy) => {
    expect(await tell(words)).toContain(`(${remedy}`);
  });
});

describe("a word too many", () => {
  test.each([
    ["plan staging", "write --env staging"],
    ["drift staging", "write --env staging"],
    ["graph staging", "write --env staging"],
    ["validate staging", "Hint: write --env staging\n"],
    ["test staging", "Hint: write --env staging\n"],
    ["import staging", "Hint: if staging is an environment, write --env staging"],
    ["doctor staging", "if staging is an environment, write --env staging"],
    ["init growth", "Did you mean --name growth, or --dir growth for a folder?"],
    ["probe verify probe.exchanges.jsonl", "audiencectl trace verify FILE --profile probe.json replays the recording"],
    ["probe sweep", "Did you mean --sweep?"],
    ["apply staging --yes", "Hint: if staging is an environment, write --env staging"],
  ])("is told with where it goes: audiencectl %s", async (words, remedy) => {
    expect(await tell(words)).toContain(remedy);
  });

  test.each(["plan staging", "drift staging", "graph staging", "list staging", "audit staging", "preview staging"])(
    "that is one of several environments is told with where it goes: audiencectl %s",
    async (words) => {
      expect(await tell(words, twoEnvironments)).toContain("hint: write --env staging\n");
    },
  );

  test("that is missing is told with what it is", async () => {
    expect(await tell("show")).toContain("missing required argument 'plan': a plan saved by plan --save");
  });
});

test("a pasted secret is shown by none of these messages", async () => {
  const secret = "PLACEHOLDER-it's-a-secret-1234567";
  for (const words of [
    `--env ${secret} plan`,
    `--token ${secret} plan`,
    secret,
    `doctor ${secret}`,
    `plan --env\n${secret} x`,
  ])
    expect(await tell(words)).not.toContain("secret-1234567");
});

const commands = new Set(commandDefinitions.flatMap(({ name, aliases = [] }) => [name, ...aliases] as string[]));

describe("words that people know from elsewhere", () => {
  test("stand in one row and are none of the program's own", () => {
    const words = foreignCommands.flatMap((row) => row.words);
    expect(words.filter((word) => commands.has(word))).toEqual([]);
    expect(words.filter((word, index) => words.indexOf(word) < index)).toEqual([]);
  });

  test.each(foreignCommands)("lead to commands that there are: $words", ({ command, hint = "" }) => {
    const named = [...hint.matchAll(/audiencectl ([a-z]+)/g)].map(([, name = ""]) => name);
    expect([...named, ...(command === undefined ? [] : [command])].filter((name) => !commands.has(name))).toEqual([]);
  });

  test("of options stand in one row and lead to options that there are", () => {
    const flags = [...globalOptions, ...commandDefinitions.flatMap(({ options }) => [...options])].map(
      (each) => each.flags,
    );
    const long = new Set(flags.map((each) => /--[\w-]+/.exec(each)?.[0]));
    const names = foreignOptions.flatMap((row) => row.names);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
    expect(foreignOptions.flatMap((row) => row.flags ?? []).filter((flag) => !long.has(flag))).toEqual([]);
  });
});
