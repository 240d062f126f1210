import { cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { activation, audience, destination, destinations } from "../support/project.ts";
import * as graphCommand from "../../src/commands/graph.ts";
import * as importCommand from "../../src/commands/import.ts";
import { runInProcess, type CommandModule, type CommandResult } from "../support/command.ts";
import { gitEnv } from "../support/repository.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openBranch, type Branch } from "./branch.ts";
import { isLong } from "../support/length.ts";

const off = { enabled: false };

/** What a plan of only the changes of the branch does, in order of addresses. */
async function onlyChanged({ plan }: Branch): Promise<{ changes: string[]; unselected: number | undefined }> {
  const { plan: made, stderr } = await plan("main", { onlyChanged: true });
  if (!made.changes) throw new Error(stderr);
  return {
    changes: made.changes.map(({ action, address }) => `${action} ${address}`),
    unselected: made.unselected?.count,
  };
}

describe("a plan of only what has changed", () => {
  test("holds what the branch edits, adds and removes, and nothing that was edited in the space", async () => {
    const branch = await openBranch([audience("a"), audience("b"), audience("c"), audience("d")]);
    await branch.space.byHand.edit("B", off);
    branch.declare([audience("a", off), audience("b"), audience("c"), audience("new")]);
    expect(await onlyChanged(branch)).toEqual({
      changes: ["update audience/a", "delete audience/d", "create audience/new"],
      unselected: 2,
    });
  });

  test("holds an edit in the space of what the branch edits, too", async () => {
    const branch = await openBranch([audience("a"), audience("b")]);
    await branch.space.byHand.edit("A", off);
    branch.declare([audience("a", { description: "Edited" }), audience("b")]);
    const { plan } = await branch.plan("main", { onlyChanged: true });
    expect(plan.changes[0]?.after).toMatchObject({ enabled: true, description: "Edited" });
  });

  test.runIf(isLong)("holds an audience of which only a part has changed", async () => {
    const sent = (rest: Record<string, unknown>) =>
      audience("a", { destinations: [destination(destinations.mailroom, rest)] });
    const branch = await openBranch([sent({}), audience("b")]);
    branch.declare([sent({ activations: [activation("Joined")] }), audience("b")]);
    const { changes, unselected } = await onlyChanged(branch);
    expect(changes).toEqual([`create audience/a/destination/${destinations.mailroom}/activation/Joined`]);
    expect(unselected).toBe(1);
  });

  test.runIf(isLong)("holds what uses a variable with another value", async () => {
    const titled = (name: string) => audience(name, { description: "For ${var.team}" });
    const branch = await openBranch([titled("a"), audience("b")], { project: { variables: { team: "growth" } } });
    branch.declare([titled("a"), audience("b")], { variables: { team: "sales" } });
    expect(await onlyChanged(branch)).toEqual({ changes: ["update audience/a"], unselected: 1 });
  });

  test("leaves out an object of the project whose adopt line alone comes or goes", async () => {
    const branch = await openBranch([audience("a"), audience("b")]);
    await branch.space.byHand.edit("A", off);
    branch.declare([audience("a", {}, { adopt: { key: "a" } }), audience("b", off)]);
    expect(await onlyChanged(branch)).toEqual({ changes: ["update audience/b"], unselected: 1 });
  });

  test("is empty when nothing has changed, which is no error", async () => {
    const branch = await openBranch([audience("a")]);
    await branch.space.byHand.edit("A", off);
    expect(await onlyChanged(branch)).toEqual({ changes: [], unselected: 1 });
  });

  test.runIf(isLong)(
    "holds what it needs of an earlier merge that was not applied, which the branch does not explain",
    async () => {
      const branch = await openBranch([audience("a"), audience("b")]);
      branch.repository.git("switch", "--quiet", "main");
      const merged = [audience("a", off), audience("b"), audience("new")];
      branch.declare(merged);
      branch.repository.commit();
      branch.repository.git("switch", "--quiet", "-C", "topic");
      const query = "trait('${audience.new.key}') = 'true'";
      branch.declare([...merged, audience("user", { definition: { query } })]);
      const { plan, exitCode } = await branch.plan("main", { onlyChanged: true });
      expect(exitCode).toBe(0);
      expect(plan.changes.map(({ address, explained }) => [address, explained])).toEqual([
        ["audience/new", false],
        ["audience/user", true],
      ]);
      expect(plan.unselected).toEqual({ count: 2, by: ["--only-changed"], along: ["audience/new"] });
      for (const format of ["text", "markdown", "html", "github"]) {
        const { stdout } = await branch.plan("main", { onlyChanged: true, format });
        expect(stdout, format).toMatch(/Taken along[^]*audience\/new/);
      }
    },
  );

  test.runIf(isLong)("takes all files that differ when the base cannot be read", async () => {
    const branch = await openBranch([audience("a")]);
    branch.repository.git("switch", "--quiet", "main");
    writeFileSync(path.join(branch.folder, "audiences", "all.yaml"), "kind: [");
    branch.repository.commit();
    branch.repository.git("switch", "--quiet", "-C", "topic");
    branch.declare([audience("a", off)]);
    expect((await onlyChanged(branch)).changes).toEqual(["update audience/a"]);
  });

  test("takes everything after a time in which the project could not be told from another", async () => {
    const branch = await openBranch([audience("a"), audience("b")], { within: "teams/crm" });
    const { git, folder, commit } = branch.repository;
    git("switch", "--quiet", "main");
    branch.declare([audience("a", off), audience("b")]);
    cpSync(branch.folder, path.join(folder, "teams/copy"), { recursive: true });
    commit();
    git("switch", "--quiet", "-C", "topic");
    rmSync(path.join(folder, "teams/copy"), { recursive: true });
    commit();
    const { plan } = await branch.plan("main", { onlyChanged: true });
    expect(plan.changes.map(({ address }) => address)).toEqual(["audience/a"]);
    expect(plan.warnings[0]?.message).toContain("pipelines cannot tell");
  });

  test("says nothing of what is left out where nothing is", async () => {
    const branch = await openBranch([audience("a")]);
    branch.declare([audience("a", off)]);
    const { stdout } = await branch.plan("main", { onlyChanged: true, format: "text" });
    expect(stdout).toContain("audience/a");
    expect(stdout).not.toContain("Left out");
  });

  test("needs a base", async () => {
    const branch = await openBranch([audience("a")]);
    const { exitCode, stdout } = await branch.plan("main", { base: undefined, onlyChanged: true });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "usage" } });
  });
});

describe("--only-changed of other commands", () => {
  const run = ({ folder, space }: Branch, module: CommandModule, options: object): Promise<CommandResult> =>
    runInProcess(module, {
      cwd: folder,
      env: { ...gitEnv, PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { format: "json", base: "main", onlyChanged: true, ...options },
    });

  test.runIf(isLong)("lets import --update bring back no edit of what the branch has not changed", async () => {
    const branch = await openBranch([audience("a"), audience("b")]);
    await branch.space.byHand.edit("A", off);
    await branch.space.byHand.edit("B", off);
    branch.declare([audience("a", { description: "Edited" }), audience("b")]);
    const { stdout, stderr } = await run(branch, importCommand, { update: true, timeScale: TEST_TIME_SCALE });
    expect(JSON.parse(stdout), stderr).toMatchObject({
      updated: [{ address: "audience/a" }],
      unselected: { count: 1, by: ["--only-changed"] },
    });
  });

  test.runIf(isLong)(
    "lets graph show what the branch changes, also where manifests name the space that nobody has looked up",
    async () => {
      const stable = audience("a", { description: "In ${space.id}" });
      const branch = await openBranch([stable, audience("b"), audience("c")]);
      const query = "trait('${audience.a.key}') = 'true'";
      branch.declare([stable, audience("b", { definition: { query } }), audience("c")]);
      const { stdout, stderr } = await run(branch, graphCommand, {});
      const { nodes } = JSON.parse(stdout) as { nodes: { id: string }[] };
      expect(nodes.map(({ id }) => id)).toEqual(["audience/a", "audience/b"]);
      expect(stderr).toContain("Left out: 2 objects by --only-changed.");
    },
  );

  test.each<[string, CommandModule]>([
    ["import", importCommand],
    ["graph", graphCommand],
  ])("%s takes --base for nothing else", async (_, module) => {
    const branch = await openBranch([audience("a")]);
    const { exitCode, stdout } = await run(branch, module, { update: true, onlyChanged: undefined });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "usage" } });
  });
});
