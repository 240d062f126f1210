import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { raw, startServer } from "../segment/support/server.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** A project with two audiences and a space of its own. */
async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a"), audience("b")]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]) => runWords(words, { cwd: folder, env });
  const apply = (...words: string[]) => run("apply", "--auto-approve", "--time-scale", "600", ...words);
  return { space, folder, run, apply };
}

describe("exit codes", () => {
  test("validate ends with 0 for valid and 1 for invalid manifests", async () => {
    const { folder, run } = await setUp();
    expect((await run("validate")).exitCode).toBe(0);
    writeProject(folder, [audience("a", { enabled: "perhaps" })]);
    expect((await run("validate")).exitCode).toBe(1);
  });

  test.each(["validate", "plan"])(
    "%s ends with 0 when the files have warnings, and with 1 when it is strict",
    async (command) => {
      const { folder, run } = await setUp();
      const manifest = audience("a", { definition: { query: "event('A').percentile(property('ms'), 95) > 5" } });
      writeProject(folder, [manifest]);
      expect((await run(command)).exitCode).toBe(0);
      const strict = await run(command, "--strict");
      expect(strict.exitCode).toBe(1);
      expect(strict.stderr).toContain("percentile(…) is not a known function [query-unknown-function]");
      expect(strict.stderr).toContain("if it is intended, list it in spec.query.allow of the project file");
      writeProject(folder, [manifest], { query: { allow: ["percentile"] } });
      expect(await run(command, "--strict")).toMatchObject({ exitCode: 0, stderr: "" });
    },
  );

  test("a strict validate says that warnings are why it fails, and does not say valid", async () => {
    const { folder, run } = await setUp();
    writeProject(folder, [audience("a", { definition: { query: "trait('a').is_set()" } })]);
    const { stdout, stderr } = await run("validate", "--strict");
    expect(stdout).toBe("");
    expect(stderr).toContain("Error: the files have 1 warning, and --strict lets none pass\n");
  });

  test.each([
    ["json", '"valid": false'],
    ["markdown", "**1 warning.** `--strict` lets none pass."],
    ["junit", 'failures="1"'],
  ])("a strict validate does not say valid as %s either", async (format, expected) => {
    const { folder, run } = await setUp();
    writeProject(folder, [audience("a", { definition: { query: "trait('a').is_set()" } })]);
    expect((await run("validate", "--strict", "--format", format)).stdout).toContain(expected);
  });

  test("a strict plan sends nothing when the files have warnings, and says so", async () => {
    const { space, folder, run } = await setUp();
    writeProject(folder, [audience("a", { definition: { query: "trait('a').is_set()" } })]);
    const { stdout, stderr } = await run("plan", "--strict");
    expect(stdout).toBe("");
    expect(stderr).toContain("the project has 1 warning, and none is let pass here; nothing was sent to Segment");
    expect(space.requests).toEqual([]);
  });

  test("plan ends with 0 whether or not there are changes, and --detailed-exitcode tells them apart with 2", async () => {
    const { run, apply } = await setUp();
    expect((await run("plan")).exitCode).toBe(0);
    expect((await run("plan", "--detailed-exitcode")).exitCode).toBe(2);
    await apply();
    expect((await run("plan", "--detailed-exitcode")).exitCode).toBe(0);
  });

  test("drift ends with 0 while the space is as applied, and with 2 after an edit by hand", async () => {
    const { space, run, apply } = await setUp();
    await apply();
    expect((await run("drift")).exitCode).toBe(0);
    await space.byHand.edit("A", { enabled: false });
    const drift = await run("drift");
    expect(drift.exitCode).toBe(2);
    expect(drift.stdout).toMatch(/audience\/a was edited in the space by Ada Meyer at \d{4}-/);
    expect(drift.stdout).toContain("enabled: true → false");
  });

  test("drift ends with 2 when an owned audience was deleted by hand", async () => {
    const { space, run, apply } = await setUp();
    await apply();
    await space.byHand.remove("B");
    const drift = await run("drift", "--format", "json");
    expect(drift.exitCode).toBe(2);
    expect(JSON.parse(drift.stdout)).toMatchObject({ drift: true, missing: [{ address: "audience/b" }] });
  });

  test("drift ends with 2 for what nobody owns only when it is told to", async () => {
    const { space, run, apply } = await setUp();
    await apply();
    await space.byHand.create({ name: "VIP", audienceType: "USERS", definition: { query: "event('V').count() >= 1" } });
    expect((await run("drift")).exitCode).toBe(0);
    expect((await run("drift", "--unmanaged", "fail")).exitCode).toBe(2);
  });

  test("drift ends with 2 for what is new since the last run, and then with 0", async () => {
    const { space, run, apply } = await setUp();
    await apply();
    await space.byHand.edit("A", { enabled: false });
    expect((await run("drift", "--since-digest", "known.json")).exitCode).toBe(2);
    expect((await run("drift", "--since-digest", "known.json")).exitCode).toBe(0);
  });

  test("drift ends with 1 when its webhook cannot be told, with the result on stdout", async () => {
    const { space, run, apply } = await setUp();
    const receiver = await startServer(raw(404, ""));
    await apply();
    await space.byHand.edit("A", { enabled: false });
    const drift = await run("drift", "--format", "json", "--webhook", receiver.url);
    expect(drift.exitCode).toBe(1);
    expect(JSON.parse(drift.stdout)).toMatchObject({ drift: true });
  });

  test("drift ends with 1 and the choices for a mode that there is not", async () => {
    const { run } = await setUp();
    const drift = await run("drift", "--unmanaged", "fial");
    expect(drift.exitCode).toBe(1);
    expect(drift.stderr).toContain("Allowed choices are report, fail, ignore");
  });

  test("drift leaves out what only the manifests changed", async () => {
    const { folder, run, apply } = await setUp();
    await apply();
    writeProject(folder, [audience("a", { enabled: false }), audience("b")]);
    const drift = await run("drift");
    expect(drift.exitCode).toBe(0);
    expect(drift.stdout).toContain("Not applied yet, and not drift: 1 change in the manifests");
  });

  test("plan and apply end with 3 when a guard refuses, and nothing is written", async () => {
    const { space, folder, run, apply } = await setUp();
    await apply();
    writeProject(folder, []);
    expect((await run("plan")).exitCode).toBe(3);
    const refused = await apply();
    expect(refused.exitCode).toBe(3);
    expect(refused.stdout + refused.stderr).toContain("--allow-delete-all");
    expect(space.audiences()).toHaveLength(2);
  });

  test("applying a saved plan ends with 4 when the space has moved, and the hand edit stands", async () => {
    const { space, folder, run, apply } = await setUp();
    await apply();
    writeProject(folder, [audience("a", { name: "From the plan" }), audience("b")]);
    await run("plan", "--save", "plan.json");
    await space.byHand.edit("A", { name: "By hand" });
    const stale = await run("apply", "plan.json", "--time-scale", "600");
    expect(stale.exitCode).toBe(4);
    expect(stale.stderr).toContain("audience/a: the space was edited: name (last by Ada Meyer");
    expect(space.named("By hand")).toBeDefined();
  });

  test("a change of another object does not void a saved plan", async () => {
    const { space, folder, run, apply } = await setUp();
    await apply();
    writeProject(folder, [audience("a", { name: "From the plan" }), audience("b")]);
    await run("plan", "--save", "plan.json");
    await space.byHand.edit("B", { enabled: false });
    expect((await run("apply", "plan.json", "--time-scale", "600")).exitCode).toBe(0);
    expect(space.named("From the plan")).toBeDefined();
    expect(space.named("B").enabled).toBe(false);
  });

  test("a saved plan that is applied twice writes nothing the second time, and says that it is done", async () => {
    const { space, run } = await setUp();
    await run("plan", "--save", "plan.json");
    expect((await run("apply", "plan.json", "--time-scale", "600")).exitCode).toBe(0);
    const again = await run("apply", "plan.json", "--time-scale", "600");
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toBe("Nothing to do: the plan is already applied.\n");
    expect(space.audiences()).toHaveLength(2);
  });

  test("apply ends with 5 when some changes were made and others were not", async () => {
    const { space, apply } = await setUp();
    space.simulator.settings.audienceQuota = 1;
    const partial = await apply();
    expect(partial.exitCode).toBe(5);
    expect(partial.stdout).toContain("Applied in part: 1 created.");
    expect(partial.stdout).toContain('audience/b ("B") was not created (failed)');
  });

  test("apply ends with 1 when nothing at all could be done", async () => {
    const { space, apply } = await setUp();
    space.simulator.settings.tokenAccess = "read";
    const failed = await apply();
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toContain("Not applied: nothing was changed in the space.");
  });

  test("a saved plan that was changed by hand is not applied", async () => {
    const { space, folder, run } = await setUp();
    await run("plan", "--save", "plan.json");
    const file = path.join(folder, "plan.json");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("event('A')", "event('Z')"));
    const result = await run("apply", "plan.json");
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain("changed after it was saved");
    expect(space.audiences()).toEqual([]);
  });
});
