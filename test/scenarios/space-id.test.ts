import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as driftCommand from "../../src/commands/drift.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { runInProcess, type CommandResult, type CommandModule } from "../support/command.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";

const ID = "spa_simulated";

const descriptionOf = (space: TestSpace): unknown => space.named("A").description;

scenario("the id of the space, with blanks inside the braces, is filled in wherever it is mentioned", [
  {
    manifests: [
      audience("a", {
        description: "space ${ space.id }",
        definition: { query: "event('${  space.id}').count() >= 1" },
      }),
    ],
    changes: ["create audience/a"],
    check: (space) => {
      expect(descriptionOf(space)).toMatch(/^space spa_simulated\n/);
      expect(space.named("A").query).toBe(`event('${ID}').count() >= 1`);
    },
  },
  {
    manifests: [audience("a", { description: "space ${space.id }, moved" })],
    changes: ["update audience/a: description, definition.query"],
    check: (space) => expect(descriptionOf(space)).toMatch(/^space spa_simulated, moved\n/),
  },
]);

/** A project with one manifest as it is written, and a space for it. */
async function setUp(spec: string) {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, []);
  const manifest = `apiVersion: audiencectl/v1
kind: Audience
metadata: {name: a}
spec:
  name: A
  enabled: true
  audienceType: USERS
  definition: {query: event('A').count() >= 1}
${spec}`;
  writeFileSync(path.join(folder, "audiences", "all.yaml"), manifest);
  const run = (module: CommandModule, options: object = {}): Promise<CommandResult> =>
    runInProcess(module, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { timeScale: TEST_TIME_SCALE, format: "json", ...options },
    });
  return { space, run };
}

test.each([
  ["in double quotes over several lines", '  description: "space ${\n    space.id\n    }"\n'],
  ["in double quotes with an escaped dollar sign", '  description: "space \\x24{space.id}"\n'],
  ["in double quotes with an escaped line break", '  description: "space ${ space.\\\n    id }"\n'],
  ["in single quotes over several lines", "  description: 'space ${\n    space.id }'\n"],
  ["in a folded block", "  description: >-\n    space\n    ${\n    space.id\n    }\n"],
])("the id of the space is filled in when it is written %s", async (_where, spec) => {
  const { space, run } = await setUp(spec);
  const applied = await run(applyCommand, { autoApprove: true });
  expect(applied.exitCode, applied.stderr).toBe(0);
  expect(descriptionOf(space)).toMatch(/^space spa_simulated\n/);
  const again = JSON.parse((await run(planCommand)).stdout) as Plan;
  expect(again.changes.filter(({ action }) => action !== "none")).toEqual([]);
  expect((await run(driftCommand, { unmanaged: "report" })).exitCode).toBe(0);
});

test("what only the id of the space makes an error is refused before anything is planned", async () => {
  const second = "---\napiVersion: audiencectl/v1\nkind: Audience\nmetadata: {name: b}\nspec:\n";
  const { space, run } = await setUp(
    `  description: one\n${second}  name: "\${ space.id }"\n  audienceType: USERS\n  definition: {query: event('B').count() >= 1}\n${second.replace("name: b", "name: c")}  name: ${ID}\n  audienceType: USERS\n  definition: {query: event('C').count() >= 1}\n`,
  );
  const planned = await run(planCommand);
  expect(planned.exitCode).toBe(1);
  expect(planned.stderr).toContain("manifest-duplicate");
  expect(space.stored().audiences).toEqual([]);
});
