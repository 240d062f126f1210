import { describe, expect, test } from "vitest";
import type { ApplyResult, Outcome } from "../../src/apply/outcome.ts";
import { runWords } from "../support/command-line.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  every,
  filter,
  linked,
  temporaryFolder,
  trait,
  writeProject,
  type Manifest,
} from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { isLong } from "../support/length.ts";

/** A project that was applied, and what an apply of other manifests says of it. */
async function setUp(manifests: Manifest[]) {
  const space = await startSpace({ settings: { lockSeconds: 0, computeSeconds: 0 } });
  const folder = temporaryFolder();
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const apply = async (declared: Manifest[], format = "json") => {
    writeProject(folder, declared);
    const words = ["apply", "-y", "--time-scale", "600", "--format", format, "--max-change-percent", "100"];
    // A lagging list shows how an object was before its first computation.
    const allowed = ["--max-delete-percent", "100", "--edit-backfilling"];
    return await runWords([...words, ...allowed], { cwd: folder, env });
  };
  const result = (text: string) => JSON.parse(text) as ApplyResult & { verdict: string };
  expect((await apply(manifests)).exitCode).toBe(0);
  space.requests.length = 0;
  return { space, apply, result };
}

const sent = (...activations: Record<string, unknown>[]): Manifest =>
  audience("a", { destinations: [destination(destinations.mailroom, { activations })] });
const connected = (rest: Record<string, unknown>): Manifest =>
  audience("a", { destinations: [destination(destinations.adverts, rest)] });

/** For each kind: without the object, with it, and with another value of it. */
const kinds: Record<string, { without: Manifest[]; first: Manifest[]; second: Manifest[] }> = {
  audience: {
    without: [audience("z")],
    first: [audience("z"), audience("a")],
    second: [audience("z"), audience("a", { enabled: false })],
  },
  "computed trait": {
    without: [audience("z")],
    first: [audience("z"), trait("a")],
    second: [audience("z"), trait("a", { description: "Other" })],
  },
  "space filter": {
    without: [audience("z")],
    first: [audience("z"), filter("a")],
    second: [audience("z"), filter("a", { description: "Other" })],
  },
  schedule: {
    without: [linked("a", { schedules: [] })],
    first: [linked("a", { schedules: [every("4h")] })],
    second: [linked("a", { schedules: [every("8h")] })],
  },
  connection: {
    without: [audience("a", { destinations: [] })],
    first: [connected({ connectionSettings: { adAccount: "one" } })],
    second: [connected({ connectionSettings: { adAccount: "two" } })],
  },
  activation: {
    without: [sent()],
    first: [sent(activation("x"))],
    second: [sent(activation("x", { enabled: false }))],
  },
  "ownership marker": {
    without: [audience("z")],
    first: [audience("z"), audience("a", {}, { protect: false })],
    second: [audience("z"), audience("a", {}, { protect: true })],
  },
};

const steps = [
  ["creation", "without", "first"],
  ["edit", "first", "second"],
  ["deletion", "first", "without"],
] as const;

const table = Object.entries(kinds).flatMap(([kind, states]) =>
  steps.map(([step, from, to]) => ({ kind, step, from: states[from], to: states[to] })),
);

describe("a write that is answered as if it were stored", () => {
  test.each(isLong ? table : table.filter(({ step }) => step === "edit"))(
    "is applied when it is: $step, $kind",
    async ({ from, to }) => {
      const { apply, result } = await setUp(from);
      const { exitCode, stdout } = await apply(to);
      expect(exitCode).toBe(0);
      expect(result(stdout)).toMatchObject({ verdict: "complete", settling: [] });
    },
  );

  test.each(table)("is a failure of the change when it is not: $step, $kind", async ({ from, to }) => {
    const { space, apply, result } = await setUp(from);
    space.simulator.settings.writes = "echoed";
    const { exitCode, stdout } = await apply(to);
    expect(exitCode).toBe(5);
    const { outcomes, settling } = result(stdout);
    expect(settling).toEqual([]);
    const failed = { status: "failed", unproven: true, reason: { code: "apply-no-effect" } };
    expect(outcomes.filter(({ status }: Outcome) => status !== "skipped")).toMatchObject([failed]);
  });
});

const edited = [audience("a", { enabled: false }), audience("b")];

describe("an edit that is echoed and not stored", () => {
  test("is never called applied, and what to run next is said", async () => {
    const { space, apply } = await setUp([audience("a"), audience("b")]);
    space.simulator.settings.writes = "echoed";
    const { exitCode, stdout } = await apply(edited, "text");
    expect(exitCode).toBe(5);
    expect(stdout).not.toMatch(/Applied|updated\./);
    expect(stdout).toContain("Not proven: Segment reported success, and the space shows none of it.");
    expect(stdout).toMatch(
      /audience\/a \("A", 81,128 members\) is not proven to be updated \(failed\): .*enabled, the ownership marker of aud_\w+ are not as sent/,
    );
    expect(stdout).toContain("To go on: audiencectl apply");
  });

  test.each(["markdown", "github"])("is told in %s", async (format) => {
    const { space, apply } = await setUp([audience("a"), audience("b")]);
    space.simulator.settings.writes = "echoed";
    const { exitCode, stdout } = await apply(edited, format);
    expect(exitCode).toBe(5);
    expect(stdout).not.toContain("Applied");
    expect(stdout).toContain("is not proven to be updated");
  });

  test("is done by the next run", async () => {
    const { space, apply } = await setUp([audience("a"), audience("b")]);
    space.simulator.settings.writes = "echoed";
    await apply(edited);
    space.simulator.settings.writes = "stored";
    expect((await apply(edited)).exitCode).toBe(0);
    expect(space.named("A").enabled).toBe(false);
  });
});

describe("what something else waits for", () => {
  test("is seen to be gone before the next deletion, which is skipped otherwise", async () => {
    const user = audience("b", { definition: { query: "trait('${audience.a.key}') = 'true'" } });
    const { space, apply, result } = await setUp([audience("a"), user, audience("c")]);
    space.simulator.settings.writes = "echoed";
    const { exitCode, stdout } = await apply([audience("c")]);
    expect(exitCode).toBe(5);
    expect(result(stdout).outcomes).toMatchObject([
      { address: "audience/b", status: "failed", unproven: true },
      { address: "audience/a", status: "skipped", reason: { requires: "audience/b" } },
    ]);
    expect(space.requests.filter((request) => request.startsWith("DELETE"))).toHaveLength(1);
  });
});

describe("lists that lag for longer than the run waits", () => {
  test.each([
    ["a creation", [audience("b")], [audience("a"), audience("b")]],
    ["an edit", [audience("a"), audience("b")], edited],
    ["a deletion", [audience("a"), audience("b")], [audience("b")]],
    ["an edited activation", kinds["activation"]?.first ?? [], kinds["activation"]?.second ?? []],
  ])("are no failure of %s that a read of the object shows", async (_, from, to) => {
    const { space, apply, result } = await setUp(from);
    space.simulator.settings.listLagSeconds = 3600;
    const { exitCode, stdout } = await apply(to);
    expect(exitCode).toBe(0);
    const { outcomes, settling } = result(stdout);
    expect(settling).toEqual(outcomes.map(({ address }) => address));
  });
});

describe("a deleted audience that lists still show", () => {
  test("is not asked for its parts, which went with it", async () => {
    const { space, apply, result } = await setUp([audience("b"), ...(kinds["connection"]?.first ?? [])]);
    space.simulator.settings.listLagSeconds = 5;
    const { exitCode, stdout } = await apply([audience("b")]);
    expect(result(stdout)).toMatchObject({ verdict: "complete" });
    expect(exitCode).toBe(0);
  });
});

describe("a space that cannot be read again after the writes", () => {
  const unread = async (format: string) => {
    const { space, apply } = await setUp([audience("a")]);
    // The plan reads it once.
    const later = Array.from({ length: 40 }, (_, index) => index + 2);
    space.simulator.faults.push(
      ...later.map((nth) => ({ operationId: "listAudiences", nth, kind: "500-before" }) as const),
    );
    return await apply([audience("a", { enabled: false })], format);
  };

  test("leaves the apply unproven, with the exit code of that", async () => {
    const { exitCode, stdout } = await unread("json");
    expect(exitCode).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "unproven", outcomes: [{ status: "done" }] });
  });

  test.each(["text", "markdown", "github"])("is told in %s, with a way to find out", async (format) => {
    const { stdout } = await unread(format);
    expect(stdout).toContain("Not proven");
    expect(stdout).not.toContain("Applied");
    expect(stdout).toMatch(/To see what is left to do: `?audiencectl plan --env test /);
  });
});
