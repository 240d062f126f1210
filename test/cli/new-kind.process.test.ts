import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { runCli } from "../support/cli.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { startBadgeSpace } from "./new-kind/badge-server.ts";
import { buildWithBadges } from "./new-kind/build-with-badges.ts";
import { isLong } from "../support/length.ts";

const badge = (colour: string): Manifest => ({
  apiVersion: "audiencectl/v1",
  kind: "Badge",
  metadata: { name: "regular" },
  spec: { name: "Regular", colour },
});
const wearers = audience("wearers", { definition: { query: "trait('${badge.regular.key}') = 'yes'" } });

test.runIf(isLong)(
  "a kind with a key needs its file, its schema and rows of tables, and then all commands know it",
  async () => {
    const [program, space] = await Promise.all([buildWithBadges(), startBadgeSpace()]);
    const folder = temporaryFolder();
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER-TOKEN", HOME: folder };
    const run = async (...words: string[]): Promise<CommandResult> =>
      await runCli(words, { cwd: folder, env, program });
    const changes = async (): Promise<string[]> => {
      const { stdout } = await run("plan", "--format", "json");
      return (JSON.parse(stdout) as Plan).changes.map(({ action, address }) => `${action} ${address}`);
    };

    // Made before what its key is used by.
    writeProject(folder, [badge("red"), wearers]);
    expect(await changes()).toEqual(["create badge/regular", "create audience/wearers"]);
    expect((await run("apply", "--auto-approve")).exitCode).toBe(0);
    expect([...space.badges.values()]).toMatchObject([{ name: "Regular", colour: "red", key: "badge_1" }]);
    expect(await changes()).toEqual([]);

    // Changed field by field, and drift is told.
    writeProject(folder, [badge("blue"), wearers]);
    expect(await changes()).toEqual(["update badge/regular"]);
    expect((await run("apply", "--auto-approve")).exitCode).toBe(0);
    expect([...space.badges.values()]).toMatchObject([{ colour: "blue" }]);
    space.badges.set("bdg_1", { ...space.badges.get("bdg_1"), colour: "green" });
    const drift = await run("drift");
    expect(drift.exitCode).toBe(2);
    expect(drift.stdout).toContain('"blue"');

    // It does not go while a query uses its key.
    writeProject(folder, [audience("wearers", { definition: { query: "trait('badge_1') = 'yes'" } })]);
    const refused = await run("plan");
    expect(refused.exitCode).toBe(3);
    expect(refused.stdout).toContain("plan-still-used");

    // What nobody owns is imported, without what absence says as well.
    space.badges.set("bdg_2", { id: "bdg_2", key: "badge_2", name: "Newcomer", colour: "white", description: "" });
    writeProject(folder, [badge("green"), wearers]);
    expect((await run("import", "--key", "badge_2", "--file", "audiences/newcomer.yaml")).exitCode).toBe(0);
    const written = readFileSync(path.join(folder, "audiences/newcomer.yaml"), "utf8");
    expect(written).toMatch(/spec:\n {2}name: Newcomer\n {2}colour: white\n$/);
    expect(await changes()).toEqual(["adopt badge/newcomer", "mark badge/regular"]);
  },
);
