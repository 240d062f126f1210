import { expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, writeProject } from "../support/project.ts";
import { TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

/** A project of two audiences that is applied, and somebody who has switched one of them off by hand. */
async function switchedOff() {
  const { apply, folder, space } = await openWorkshop([audience("a"), audience("b")]);
  expect((await apply()).exitCode).toBe(0);
  await space.byHand.edit("A", { enabled: false });
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]): Promise<CommandResult> =>
    runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
  return { run, space, folder };
}

/** The same, where the edit is kept and not applied yet. */
async function kept() {
  const given = await switchedOff();
  const { stderr, exitCode } = await given.run("import", "--update");
  expect(exitCode, stderr).toBe(0);
  return { ...given, stderr };
}

/** The words of a command that is told after a label. */
function wordsAfter(text: string, label: string): string[] {
  const line = text.split("\n").find((each) => each.startsWith(`${label}: audiencectl `)) ?? "";
  return line.slice(`${label}: audiencectl `.length).split(" ");
}

const switchOn = (space: TestSpace): Promise<unknown> => space.byHand.edit("A", { enabled: true });

test("an edit that is kept and applied, as import says, makes the next edit by hand drift", async () => {
  const { run, space, stderr } = await kept();
  expect((await run(...wordsAfter(stderr, "Next"), "--yes")).exitCode).toBe(0);
  await switchOn(space);
  const drift = await run("drift");
  expect(drift.exitCode).toBe(2);
  expect(drift.stdout).toContain("Drift: 1 edited, 0 missing");
});

test("import --update ends with the apply that renews the markers, and with why", async () => {
  const { stderr } = await kept();
  expect(stderr.trimEnd().split("\n").slice(-2)).toEqual([
    "1 marker still holds what was applied before (audience/a): apply once more to renew it. Until then, drift may take an edit made by hand for a change of the manifests.",
    `Next: audiencectl apply --time-scale ${TEST_TIME_SCALE} --target audience/a`,
  ]);
});

test("import --update says what else that apply changes", async () => {
  const { run, folder } = await switchedOff();
  writeProject(folder, [audience("a", { name: "A (summer)" }), audience("b")]);
  const { stderr } = await run("import", "--update");
  expect(stderr).toContain("That apply makes other changes, too: to audience/a.\n");
});

test("import --update leads to no apply that would undo an edit which is left to decide", async () => {
  const { run, space, folder } = await switchedOff();
  const query = (least: number): Record<string, unknown> => ({
    definition: { query: `event('A').count() >= ${least}` },
  });
  await space.byHand.edit("A", query(12));
  await space.byHand.edit("B", { enabled: false });
  writeProject(folder, [audience("a", query(9)), audience("b")]);
  const { stderr, exitCode } = await run("import", "--update");
  expect([exitCode, stderr.trimEnd().split("\n").at(-1)]).toEqual([
    1,
    expect.stringContaining("Decide first what is left as it is (audience/a)"),
  ]);
  expect(wordsAfter(stderr, "Next").slice(-2)).toEqual(["--target", "audience/b"]);
});

test("import --update that leaves something to decide ends with that, and not with the warnings about files", async () => {
  const { run, space, folder } = await switchedOff();
  await space.byHand.edit("A", { definition: { query: "event('A').count() >= 12" } });
  const odd = { definition: { query: "event('A').count() >= 9 AND trait('a') = 'x' AND trait('a') = 'y'" } };
  writeProject(folder, [audience("a", odd), audience("b")]);
  const { stderr } = await run("import", "--update");
  expect(stderr).toContain("1 warning.");
  expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/^Decide first what is left as it is \(audience\/a\)/);
});

test("drift offers no import where the manifest changed in the field that was edited, too", async () => {
  const { apply, folder, space } = await openWorkshop([audience("a"), audience("b")]);
  await apply();
  const query = (least: number): Record<string, unknown> => ({
    definition: { query: `event('A').count() >= ${least}` },
  });
  await space.byHand.edit("A", query(12));
  writeProject(folder, [audience("a", query(9)), audience("b")]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const { stdout, stderr } = await runWords(["drift", "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env });
  expect(stdout + stderr).toContain("write definition.query of audience/a into the manifest");
  expect(stdout + stderr).not.toContain("import --update");
});

test("import --update says so again until it is applied, and never after", async () => {
  const { run, stderr } = await kept();
  const again = await run("import", "--update");
  expect(again.stderr).toContain("Nothing to bring back");
  expect(wordsAfter(again.stderr, "Next")).toEqual(wordsAfter(stderr, "Next"));
  await run("apply", "--yes");
  expect((await run("import", "--update")).stderr).not.toContain("Next");
});

test("import --update with --dry-run has written nothing that could be applied", async () => {
  const { run } = await switchedOff();
  expect((await run("import", "--update", "--dry-run")).stderr).not.toContain("Next");
});

test("a marker to renew makes plan --detailed-exitcode end with 2, until it is renewed", async () => {
  const { run } = await kept();
  expect((await run("plan")).exitCode).toBe(0);
  expect((await run("plan", "--detailed-exitcode")).exitCode).toBe(2);
  await run("apply", "--yes");
  expect((await run("plan", "--detailed-exitcode")).exitCode).toBe(0);
});

test("a plan that only renews markers does not say that there is nothing to do", async () => {
  const { run } = await kept();
  const { stdout } = await run("plan");
  expect(stdout).toContain("test: renews the marker of 1 audience\n");
  expect(stdout).toContain("1 marker will be renewed: what it remembers is not what is applied.");
  expect(stdout).not.toContain("No changes");
});

test("drift says whose marker is behind, while it can still be told", async () => {
  const { run } = await kept();
  const { stdout, exitCode } = await run("drift");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("1 marker still holds what was applied before (audience/a): apply once more to renew it");
  const json = JSON.parse((await run("drift", "--format", "json")).stdout) as object;
  expect(json).toMatchObject({ behind: ["audience/a"] });
});

test("the command that drift names for keeping an edit keeps it", async () => {
  const { run, space } = await switchedOff();
  const { stderr } = await run("drift");
  expect((await run(...wordsAfter(stderr, "To keep what is in the space"))).exitCode).toBe(0);
  expect((await run("drift")).exitCode).toBe(0);
  expect(space.named("A")).toMatchObject({ enabled: false });
});

test("an apply of the plan that drift names takes an edit back", async () => {
  const { run, space } = await switchedOff();
  const { stderr } = await run("drift");
  const [plan, ...about] = wordsAfter(stderr, "To plan what would revert the edits");
  expect(plan).toBe("plan");
  expect((await run("apply", ...about, "--yes")).exitCode).toBe(0);
  expect(space.named("A")).toMatchObject({ enabled: true });
});

test("drift without an edit names no command", async () => {
  const { run, space } = await switchedOff();
  await switchOn(space);
  const { stderr, exitCode } = await run("drift");
  expect(exitCode).toBe(0);
  expect(stderr).not.toContain("audiencectl");
});
