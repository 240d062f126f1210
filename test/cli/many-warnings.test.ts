import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `a${at}`);

/** How a command, by its words, tells of a project with the same warning in so many manifests, `audience/a0` the first. */
async function tell(
  words: string,
  {
    count = 5,
    more = [],
    test,
    isAsked = false,
    space,
    edited,
  }: {
    count?: number;
    more?: readonly Manifest[];
    test?: object;
    isAsked?: boolean;
    space?: Awaited<ReturnType<typeof startSpace>> | undefined;
    edited?: string;
  } = {},
) {
  const { url } = space ?? (await startSpace());
  const folder = temporaryFolder();
  const all = names(count).map((name) =>
    audience(name, { definition: { query: `trait('x') = 1 and trait('y') = '${name}${name === edited ? "!" : ""}'` } }),
  );
  writeProject(folder, [...all, ...more]);
  if (test) {
    mkdirSync(path.join(folder, "tests"));
    writeFileSync(path.join(folder, "tests/one.yaml"), JSON.stringify(test));
  }
  const env = { PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return await runWords(words.split(" "), { cwd: folder, env, isAsked });
}

const told = (text: string): number => text.match(/query-letter-case\]$/gm)?.length ?? 0;
const rest = "\n\n3 more [query-letter-case]: audiencectl validate --verbose shows all\n\n";

describe("the same warning of many manifests", () => {
  test.each(["drift", "graph", "test --new audience/*", "import --update"])(
    "is shown twice beside the result of %s, and then counted with what shows all",
    async (words) => {
      const { stderr } = await tell(words);
      expect(told(stderr)).toBe(2);
      expect(stderr).toContain(`${rest}5 warnings.\n`);
    },
  );

  test.each(["plan", "apply --auto-approve"])("is shown each time by %s for what it changes", async (words) => {
    const { stderr } = await tell(words);
    expect(told(stderr)).toBe(5);
    expect(stderr).toContain("\n\n5 warnings.\n");
  });

  test("is counted by a plan for what it does not change, in one line with the command that shows it", async () => {
    const space = await startSpace();
    const first = await tell("apply --auto-approve", { space });
    expect(first.exitCode).toBe(0);
    const { stderr } = await tell("plan", { space, edited: "a1" });
    expect(told(stderr)).toBe(1);
    expect(stderr).toContain(
      "1 warning.\n\n4 more findings are about files that this plan does not change: audiencectl validate --verbose shows all.\n",
    );
    expect(told((await tell("plan --verbose", { space, edited: "a1" })).stderr)).toBe(5);
    const strict = await tell("plan --strict", { space, edited: "a1" });
    expect([strict.exitCode, told(strict.stderr)]).toEqual([1, 5]);
  });

  test("is shown before somebody is asked to apply", async () => {
    const { stderr } = await tell("apply", { isAsked: true });
    expect(stderr).toMatch(/^\n.*query-letter-case[^]*5 warnings\.\n\n\nApply 5 changes/);
  });

  test("is shown twice beside the results of tests, which --verbose shows all of", async () => {
    const { stderr } = await tell("test");
    expect(told(stderr)).toBe(2);
    expect(stderr).toContain("\n3 more [query-letter-case]: --verbose shows all\n");
  });

  test("is counted with the project that was named", async () => {
    const { stderr } = await tell("graph --project audiencectl.yaml");
    expect(stderr).toContain(
      "[query-letter-case]: audiencectl validate --project audiencectl.yaml --verbose shows all",
    );
  });

  test("does not bury the error that a command fails with", async () => {
    const { stderr } = await tell("plan", { more: [audience("f", { enabled: "perhaps" })] });
    expect(told(stderr)).toBe(0);
    expect(stderr).toContain("[manifest-wrong-type]");
    expect(stderr).toContain("\n\n1 error.\n5 warnings: audiencectl validate shows them.\n\nError: ");
  });

  test.each(["validate", "plan --verbose", "test --verbose", "plan --strict"])(
    "is shown each time by %s while there are few",
    async (words) => {
      expect(told((await tell(words)).stderr)).toBe(5);
    },
  );

  test.each(["validate", "validate --strict", "plan --strict"])(
    "is counted by %s when there are many",
    async (words) => {
      const { stderr } = await tell(words, { count: 21 });
      expect(told(stderr)).toBe(5);
      expect(stderr).toContain("\n\n16 more [query-letter-case]: --verbose shows all\n\n21 warnings.\n");
    },
  );

  test("is shown each time by validate --verbose, however many there are", async () => {
    expect(told((await tell("validate --verbose", { count: 21 })).stderr)).toBe(21);
  });

  test.each([
    ["json", /"code": "query-letter-case"/g],
    ["sarif", /"ruleId": "query-letter-case"/g],
    ["junit", /\[query-letter-case\]/g],
  ])("is there each time in validate --format %s", async (format, pattern) => {
    const { stdout } = await tell(`validate --format ${format}`, { count: 21 });
    expect(stdout.match(pattern)).toHaveLength(21);
  });

  test.each(["validate", "test"])(
    "is there each time in the log of %s in a job, which annotations speak of",
    async (command) => {
      const { stdout, stderr } = await tell(`${command} --format github`, { count: 21 });
      expect(stdout).toContain("12 more of this type. The log of this step has all of them.");
      expect(told(stderr)).toBe(21);
    },
  );

  test("is a line each time in a log of JSON lines", async () => {
    const { stderr } = await tell("plan --log-format json");
    expect(stderr.match(/"code":"query-letter-case"/g)).toHaveLength(5);
  });
});

describe("a command that is about one object", () => {
  test.each([
    "plan audience/a0",
    "plan --target audience/a0",
    "apply audience/a0 --auto-approve",
    "drift --exclude audience/a1",
    "graph audience/a0",
    "test audience/a0",
    "test --new audience/a0",
    "import --update --target audience/a0",
  ])("%s tells the warnings about that one alone", async (words) => {
    const { stderr } = await tell(words, { count: 2 });
    expect(stderr).toContain("1 warning.\n");
    expect(told(stderr)).toBe(1);
  });

  test.each([
    ["test tests/one.yaml", 1],
    ["test --filter audience/a0", 1],
    ["adopt", 0],
    ["adopt --cleanup", 0],
  ])("%s tells no warnings about others", async (words, number) => {
    const metadata = { name: "one" };
    const spec = {
      now: "2026-03-01T12:00:00Z",
      people: { somebody: { traits: {} } },
      expect: { "audience/a0": { notMembers: ["somebody"] } },
    };
    const test = { apiVersion: "audiencectl/v1", kind: "Test", metadata, spec };
    const { stderr } = await tell(words, { count: 3, test });
    expect(told(stderr), stderr).toBe(number);
  });

  test("fails under --strict all the same when another one has a warning, and shows it", async () => {
    const { stderr, exitCode } = await tell("plan audience/a0 --strict", { count: 2 });
    expect([exitCode, told(stderr)]).toEqual([1, 2]);
  });
});
