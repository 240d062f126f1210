import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { projectText, writeFiles } from "../manifest/temp-project.ts";
import { audienceOf, testOf, traitOf } from "../testing/run.ts";

const manifests = [
  audienceOf("pros", "trait('plan') = 'pro'", { metadata: ", labels: {team: growth}" }),
  audienceOf("orders", "event('Order Completed').within(9 days).count() >= 1"),
  traitOf("spent", "event('Order Completed').within(9 days).sum(property('total'))"),
].join("---\n");

const people = "  people: {ann: {traits: {plan: pro}}, bob: {}}\n";
const right = testOf(`${people}  expect: {audience/pros: {members: [ann], notMembers: [bob]}}\n`, "right");
const wrong = testOf(`${people}  expect: {audience/orders: {members: [ann]}}\n`, "wrong");
const open = testOf(`${people}  expect: {trait/spent: {ann: 0}}\n`, "open");

/** Runs the command in a project with these tests, without a token and without a server. */
function setUp(tests: Record<string, string>, more: Record<string, string> = {}) {
  const files = Object.fromEntries(Object.entries(tests).map(([name, text]) => [`tests/${name}.yaml`, text]));
  const folder = writeFiles({ "audiencectl.yaml": projectText, "audiences/a.yaml": manifests, ...files, ...more });
  return (...words: string[]) => runWords(["test", ...words], { cwd: folder });
}

interface Printed {
  passed: boolean;
  leftOut: number;
  summary: Record<string, number>;
  environments: {
    environment: string;
    tests: { name: string; checks: { address: string }[] }[];
    coverage: { percent: number; objects: { address: string }[] };
  }[];
}

async function jsonOf(run: ReturnType<typeof setUp>, ...words: string[]): Promise<Printed> {
  return JSON.parse((await run("--format", "json", "--env", "staging", ...words)).stdout) as Printed;
}

const namesOf = ({ environments }: Printed): string[] =>
  environments.flatMap(({ tests }) => tests.map(({ name }) => name));

describe("audiencectl test ends", () => {
  test("with 0 and one line when every expectation holds, in every environment", async () => {
    expect(await setUp({ right })()).toEqual({
      exitCode: 0,
      stdout: "Passed: 4 expectations in 2 tests: 2 for staging, 2 for production.\n",
      stderr: "",
    });
  });

  test("with a number for each environment, so that one without any test does not pass for tested", async () => {
    const here = right.replace("name: right", "name: right, environments: [staging]");
    expect((await setUp({ here })()).stdout).toBe(
      "Passed: 2 expectations in 1 test: 2 for staging, none for production.\n",
    );
  });

  test("with 1 when one does not hold, and tells both places", async () => {
    const { exitCode, stdout } = await setUp({ right, wrong })("--env", "staging");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("audience/orders: ann should be a member, and is none");
    expect(stdout).toContain("tests/wrong.yaml:7:40");
    expect(stdout).toMatch(/audiences\/a\.yaml:\d+:\d+\n/);
    expect(stdout).toContain("there is no 'Order Completed'");
    expect(stdout).toContain(
      "Failed: 1 failed, 2 passed, of 3 expectations in 2 tests for staging. The people in tests are invented",
    );
  });

  test("with 1 when nobody knows, and names the setting with what it can be", async () => {
    const { exitCode, stdout } = await setUp({ open })("--env", "staging");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("NOT DECIDED open (staging)");
    expect(stdout).toContain(
      "hint: say under spec.settings of the test what you know of Segment: emptySum: absent or 0",
    );
  });

  test("with 0 when there are no tests, and says where it looked", async () => {
    const { exitCode, stdout } = await setUp({})();
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^No tests: .*spec\.tests.*\n/);
  });

  test("with 1 and every fault of every environment when files have faults, and runs nothing", async () => {
    const faulty = testOf(`${people}  expect: {audience/pro: {members: [ann]}}\n`, "faulty");
    const { exitCode, stdout, stderr } = await setUp({ right, faulty })("--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "invalid-input" } });
    expect(stderr.match(/\[test-unknown-address\]/g)).toHaveLength(1);
    expect(stderr).toContain("no manifest declares audience/pro for any environment [test-unknown-address]");
  });

  test("with 1 for what only another environment declares, and says how to limit the test to that", async () => {
    const only = audienceOf("only", "trait('plan') = 'pro'", { metadata: ", environments: [production]" });
    const faulty = testOf(`${people}  expect: {audience/only: {members: [ann]}}\n`, "faulty");
    const { exitCode, stderr } = await setUp({ faulty }, { "audiences/only.yaml": only })();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("no manifest declares audience/only for the environment staging [test-unknown-address]");
    expect(stderr).toContain(
      "hint: limit the test to production with metadata.environments, or declare it for staging, too",
    );
  });

  test("with 1 for an address that the only environment that was read does not declare, and names that", async () => {
    const faulty = testOf(`${people}  expect: {audience/pro: {members: [ann]}}\n`, "faulty");
    const { stderr } = await setUp({ faulty })("--env", "staging");
    expect(stderr).toContain("no manifest declares audience/pro for the environment staging [test-unknown-address]");
  });

  test("with 1 for an environment that is not there", async () => {
    const { exitCode, stderr } = await setUp({ right })("--env", "stagin");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("did you mean staging?");
  });
});

describe("audiencectl test chooses", () => {
  const run = (): ReturnType<typeof setUp> =>
    setUp({ right, wrong, open }, { "tests/sub/more.yaml": right.replace("name: right", "name: more") });

  test.each([
    [["tests/right.yaml"], ["right"]],
    [
      ["tests/right.yaml", "tests/open.yaml"],
      ["open", "right"],
    ],
    [["tests/sub"], ["more"]],
    [["--filter", "pen"], ["open"]],
    [["--filter", "audience/orders"], ["wrong"]],
    [
      ["-l", "team=growth"],
      ["right", "more"],
    ],
    [["--target", "trait/*"], ["open"]],
    [["--exclude", "audience/*"], ["open"]],
  ])("by %j", async (words, expected) => {
    expect(namesOf(await jsonOf(run(), ...words))).toEqual(expected);
  });

  test("and says how much is left out", async () => {
    const { stdout } = await run()("--env", "staging", "tests/right.yaml");
    expect(stdout).toBe("Passed: 2 expectations in 1 test for staging.\nLeft out: 4 expectations.\n");
  });

  test.each([
    [["tests/rigth.yaml"], 'no test is in "tests/rigth.yaml"'],
    [["--filter", "nothing"], 'no test has "nothing" in its name'],
    [["-l", "team=sales"], "team=sales"],
    [["--only-changed"], "--only-changed needs --base"],
  ])("nothing by %j, and that is an error", async (words, message) => {
    const { exitCode, stderr } = await run()(...words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
  });

  test("what is in one environment only", async () => {
    const more = audienceOf("beta", "trait('early') = 'true'", { metadata: ", environments: [staging]" });
    const beta = testOf(
      "  people: {ann: {traits: {early: 'true'}}}\n  expect: {audience/beta: {members: [ann]}}\n",
      "beta",
    ).replace("name: beta", "name: beta, environments: [staging]");
    const { exitCode, stdout, stderr } = await setUp({ right, beta }, { "audiences/b.yaml": more })(
      "--target",
      "audience/beta",
    );
    expect(stderr).toBe("");
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "Passed: 1 expectation in 1 test for staging.\nLeft out: 4 expectations.\n",
    });
  });
});

test("what is chosen and has no test is named, with the command that writes a first one", async () => {
  const { stdout } = await setUp({ right })("--env", "staging", "audience/orders");
  expect(stdout.split("\n")).toEqual([
    "No tests: no file under spec.tests of the project file (tests/) expects anything of what is chosen: audience/orders.",
    "To write a first one: audiencectl test --new audience/orders --env staging",
    "",
  ]);
});

describe("the coverage of tests", () => {
  test("tells what no test sees, of objects without a test too, and where it is", async () => {
    const { stdout, exitCode } = await setUp({ right })("--env", "staging", "--coverage");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Coverage of staging: 44% \(4 of 9\)$/m);
    expect(stdout).toMatch(/audience\/pros +4 of 4/);
    expect(stdout).toMatch(/no test sees a member {2}\(audiences\/a\.yaml:\d+:\d+\)/);
    expect(stdout).toMatch(/no test sees .*count\(\) >= 1 false {2}\(/);
  });

  test.each([
    ["44", "with 0", 0],
    ["45", "with 1", 1],
  ])("that is to be %s percent and is 44 ends %s", async (least, _title, expected) => {
    const { exitCode, stdout } = await setUp({ right })("--env", "staging", "--min-coverage", least);
    expect(exitCode).toBe(expected);
    expect(stdout.includes("and --min-coverage asks for")).toBe(expected === 1);
  });

  test("counts only what is selected", async () => {
    const printed = await jsonOf(setUp({ right }), "-l", "team=growth");
    expect(printed.environments[0]?.coverage.objects.map(({ address }) => address)).toEqual(["audience/pros"]);
    expect(printed.environments[0]?.coverage.percent).toBe(100);
  });
});

describe("slips that --mutate makes", () => {
  test("are counted, and those that no test notices are listed with their place", async () => {
    const ordered = testOf(
      "  people: {ann: {events: [{event: Order Completed, at: -1 day}]}, bob: {}}\n  expect: {audience/orders: {members: [ann], notMembers: [bob]}}\n",
      "ordered",
    );
    const { exitCode, stdout } = await setUp({ ordered })("--env", "staging", "--mutate");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Mutations of staging: 2 of 5 noticed\n");
    expect(stdout).toMatch(/audience\/orders {2}audiences\/a\.yaml:\d+:\d+: no test tells these apart\n/);
    expect(stdout).toContain("    + event('Order Completed').within(10 days).count() >= 1\n");
  });

  test("are not made when an expectation does not hold", async () => {
    const { exitCode, stdout, stderr } = await setUp({ wrong })("--mutate", "--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).not.toHaveProperty("mutations");
    expect(stderr).toContain("No slips were made");
  });
});
