import { mkdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { audience, writeProject, type Manifest, type ProjectSpec } from "../support/project.ts";
import { openBranch, type Branch } from "./branch.ts";

/** The folder of a project goes from `crm` to `lifecycle`. @param project What its file says then. Default: the same as before. */
async function moveFolder(
  manifests: readonly Manifest[],
  { project = {}, before = {} }: { project?: ProjectSpec; before?: ProjectSpec } = {},
) {
  const branch = await openBranch([audience("a"), audience("b")], { within: "crm", project: before });
  const { repository, folder, space } = branch;
  repository.git("mv", "crm", "lifecycle");
  mkdirSync(folder);
  writeProject(path.join(repository.folder, "lifecycle"), manifests, project);
  const plan = async (options: object = {}) => await branch.plan("main", { project: "../lifecycle", ...options });
  return { space, plan };
}

const changesOf = ({ plan }: Awaited<ReturnType<Branch["plan"]>>) =>
  plan.changes.map(({ action, address, explained }) => `${action} ${address} ${explained}`);

describe("a branch that renames the folder of a project", () => {
  test("does not explain what was edited in the space", async () => {
    const { space, plan } = await moveFolder([audience("a"), audience("b")]);
    await space.byHand.edit("A", { enabled: false });
    expect(changesOf(await plan())).toEqual(["update audience/a false"]);
  });

  test("changes nothing but what it edits", async () => {
    const { space, plan } = await moveFolder([audience("a"), audience("b", { enabled: false })]);
    await space.byHand.edit("A", { enabled: false });
    expect(changesOf(await plan({ onlyChanged: true }))).toEqual(["update audience/b true"]);
  });

  test("has the guard reported that it raises", async () => {
    const { plan } = await moveFolder([audience("a"), audience("b")], {
      project: { guards: { maxDeletePercent: 100 } },
    });
    expect((await plan()).plan.warnings).toMatchObject([{ code: "plan-guards-weakened" }]);
  });

  test("has the guard reported that it raises where the new folder was that of another project", async () => {
    const branch = await openBranch([audience("a")], { within: "crm" });
    const { repository, folder } = branch;
    const other = path.join(repository.folder, "growth");
    repository.git("switch", "--quiet", "main");
    mkdirSync(other);
    writeProject(other, [audience("b")], { name: "other" });
    repository.commit("Add another project");
    repository.git("switch", "--quiet", "--create", "swap");
    writeProject(other, [audience("a")], { guards: { maxDeletePercent: 100 } });
    writeProject(folder, [audience("b")], { name: "other" });
    const { plan } = await branch.plan("main", { project: "../growth" });
    expect(plan.warnings).toMatchObject([{ code: "plan-guards-weakened" }]);
  });

  test("is not compared with a file of a project of another uid", async () => {
    const project = { uid: "w8d2", guards: { maxDeletePercent: 100 } };
    const { plan } = await moveFolder([audience("a")], { before: { uid: "k3f9" }, project });
    expect((await plan()).plan.warnings.map(({ code }) => code)).not.toContain("plan-guards-weakened");
  });
});
