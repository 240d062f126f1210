import { describe, expect, test } from "vitest";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { hasScript, onTerminal } from "../support/terminal.ts";
import { isLong } from "../support/length.ts";

/** A project with these audiences, and an empty space. */
async function setUp(names: readonly string[], settings = {}) {
  const space = await startSpace({ settings });
  const folder = temporaryFolder();
  writeProject(
    folder,
    names.map((name) => audience(name)),
  );
  return { space, folder, at: { cwd: folder, url: space.url } };
}

describe.runIf(hasScript())("apply on a terminal", () => {
  test("asks, and a typed yes applies the plan, in colour", async () => {
    const { space, at } = await setUp(["a"]);
    const { exitCode, output } = await onTerminal("apply --time-scale 600", [["Type", "yes\n"]], at);
    expect(exitCode).toBe(0);
    expect(output).toContain("Apply 1 change to test (space spa_simulated)? 1 to create");
    expect(output).toContain("\u001b[");
    expect(space.audiences()).toHaveLength(1);
  });

  test("anything but yes writes nothing", async () => {
    const { space, at } = await setUp(["a"]);
    const { exitCode } = await onTerminal("apply --time-scale 600", [["Type", "y\n"]], at);
    expect(exitCode).toBe(1);
    expect(space.audiences()).toEqual([]);
  });

  test("paints how far it is, and takes that away at the end", async () => {
    const { at } = await setUp(Array.from({ length: 20 }, (_, index) => `audience-${index}`));
    const { exitCode, output, shown } = await onTerminal("apply --auto-approve --time-scale 600", [], at);
    expect(exitCode).toBe(0);
    expect(output).toContain("Applying: ");
    expect(output).toContain("\u001b[J");
    expect(shown.join("\n")).not.toContain("Applying: ");
    expect(shown.slice(-2)).toEqual(["Applied: 20 created.", ""]);
    expect(shown.filter((line) => line.includes("creating"))).toEqual([]);
  });

  const plain = [{ NO_COLOR: "1" }, { FORCE_COLOR: "0" }, { FORCE_COLOR: "false" }];
  test.each(isLong ? plain : plain.slice(1, 2))("paints without colour with %j", async (env) => {
    const { at } = await setUp(["a"]);
    const { output } = await onTerminal("apply --auto-approve --time-scale 600", [], { ...at, env });
    expect(output).toContain("Applying: ");
    // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
    expect(output).not.toMatch(/\u001b\[[\d;]*m/);
  });

  test.each([{ TERM: "dumb" }, { CI: "true" }])("writes lines, and paints nothing, with %j", async (env) => {
    const { at } = await setUp(["a"]);
    const { output } = await onTerminal("apply --auto-approve --time-scale 600", [], { ...at, env });
    // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
    expect(output).not.toMatch(/\u001b\[[\d;]*[AJK]/);
    expect(output).toContain(": creating …");
  });

  test.runIf(isLong)("a failure stays above the block, and the report tells it once more", async () => {
    const { space, at } = await setUp(["a", "b"]);
    space.simulator.faults.push(
      ...[1, 2, 3].map((nth) => ({ operationId: "createAudience", nth, kind: "500-before" as const })),
      ...[4, 5, 6].map((nth) => ({ operationId: "createAudience", nth, kind: "500-before" as const })),
    );
    const { exitCode, shown } = await onTerminal("apply --auto-approve --time-scale 600", [], at);
    expect(exitCode).toBe(1);
    const screen = shown.join("\n");
    expect(screen).toContain("audience/a: failed: createAudience was answered");
    expect(screen).toContain('! audience/a ("A") was not created (failed)');
    expect(screen).not.toContain("Applying: ");
    expect(shown.join("")).toContain("To go on: audiencectl apply --time-scale 600 --auto-approve");
  });

  test("an interrupt ends the wait for a lock; the block goes away and the report is true", async () => {
    const { space, folder, at } = await setUp(["a"], { lockSeconds: 360_000 });
    await onTerminal("apply --auto-approve --time-scale 600", [], at);
    await space.byHand.edit("A", { definition: { query: "event('A').count() >= 9" } });
    writeProject(folder, [audience("a", { definition: { query: "event('A').count() >= 2" } })]);
    const { exitCode, output, shown } = await onTerminal(
      "apply --auto-approve --time-scale 600 --lock-timeout 10h",
      [["waiting, it is Locked", "\u0003"]],
      at,
    );
    expect(output).toMatch(/for another \d+ (min|s)( \d+ s)? at most/);
    expect(exitCode).toBe(1);
    const screen = shown.join("\n");
    expect(screen).toContain("Stopping after the requests in flight finish.");
    expect(screen).not.toContain("Applying: ");
    expect(screen).not.toContain("it is Locked");
    expect(screen).toContain("1 change skipped: interrupted before it started");
    expect(space.named("A").query).toBe("event('A').count() >= 9");
  });
});
