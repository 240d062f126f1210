import { expect, test } from "vitest";
import { before } from "./support/changes.ts";
import { readWorkflow } from "./support/files.ts";
import { headOf } from "./support/git.ts";
import { runWorkflow } from "./support/github-runner.ts";
import { startTeam } from "./support/github-team.ts";

test("a push to any branch starts the apply, so that the default one may have any name", () => {
  expect(readWorkflow("github/apply.yml").on["push"]).toEqual({ branches: ["**"] });
});

test("a push to another branch than the default one runs no job", async () => {
  const { world } = await startTeam(before);
  const sha = headOf(world.repository.clone);
  const jobs = await runWorkflow(world, "github/apply.yml", { name: "push", sha, ref: "refs/heads/change" });
  expect(new Set(Object.values(jobs).map(({ conclusion }) => conclusion))).toEqual(new Set(["skipped"]));
});
