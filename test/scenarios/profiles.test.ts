import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { settingsOf } from "../../src/probe/profile-settings.ts";
import { readProfile } from "../../src/probe/read-profile.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess } from "../support/command.ts";
import { isLong } from "../support/length.ts";
import { profileOf } from "../support/profile.ts";
import {
  audience,
  destination,
  destinations,
  filter,
  linked,
  temporaryFolder,
  trait,
  writeProject,
  type Manifest,
} from "../support/project.ts";
import { summarise } from "../support/scenario.ts";
import { settingsMatrix } from "../support/settings-matrix.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

const windowed = { query: "event('A').within(30 days).count() >= 1" };
const replaceable = { replace: "allow" };

/** A project through states in which what the documentation leaves open decides something. */
const states: readonly (readonly Manifest[])[] = [
  [
    audience("a", { description: "first" }, replaceable),
    audience("b", {
      definition: { query: "trait('${audience.a.key}') = 'true'" },
      destinations: [destination(destinations.adverts)],
    }),
    trait("t", {}, replaceable),
    linked("l"),
    filter("f", { description: "first" }),
  ],
  [
    audience("a", { definition: windowed, description: "" }, replaceable),
    audience("b", { name: "Another B", options: { includeHistoricalData: true } }),
    trait("t", { definition: { type: "ACCOUNTS", query: "event('T').count()" } }, replaceable),
    filter("f"),
  ],
  [audience("b", { options: { includeHistoricalData: true } })],
];

/** What each state plans and comes to. */
async function walk(settings: Partial<SimulatorSettings>, profile?: string): Promise<unknown[]> {
  const space = await startSpace({ settings: { lockSeconds: 0, ...settings } });
  const folder = temporaryFolder();
  if (profile !== undefined) writeFileSync(path.join(folder, "probe.json"), profile);
  const access = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const options = { timeScale: TEST_TIME_SCALE, format: "json", maxDeletes: 9, maxDeletePercent: 100 };
  const run = { cwd: folder, env: access };
  const plan = async (): Promise<Plan> =>
    JSON.parse((await runInProcess(planCommand, { ...run, options })).stdout) as Plan;
  const seen: unknown[] = [];
  for (const manifests of states) {
    writeProject(folder, [...manifests], {
      guards: { maxChangePercent: 100 },
      ...(profile !== undefined && { profile: "probe.json" }),
    });
    const { changes, refused } = await plan();
    const applied = await runInProcess(applyCommand, {
      ...run,
      options: { ...options, autoApprove: true, lockTimeout: 600_000 },
    });
    const { outcomes = [] } = JSON.parse(applied.stdout) as { outcomes?: { address: string; status: string }[] };
    const next = await plan();
    seen.push({
      changes: changes.map(summarise),
      refused: refused.map(({ code }) => code),
      exitCode: applied.exitCode,
      outcomes: outcomes.map(({ address, status }) => `${address} ${status}`).toSorted(),
      next: next.changes.map(summarise),
    });
  }
  return seen;
}

/** Before every change, the rows that decide most; all of them at night. */
const byDay = new Set(["delete-locked", "parts-409"]);
const rows = Object.entries(settingsMatrix).filter(([name]) => isLong || byDay.has(name));

describe.each(rows)("in a space that behaves as the row %s", (_name, settings) => {
  const text = JSON.stringify(profileOf(settings));

  test("a walk goes as with --set when the simulator has the settings from a profile", async () => {
    const file = path.join(temporaryFolder(), "probe.json");
    writeFileSync(file, text);
    const { profile } = readProfile(file, "probe.json");
    expect(await walk(profile ? settingsOf(profile) : {})).toEqual(await walk(settings));
  });

  test("every state is reached when the project names the profile", async () => {
    for (const { refused, exitCode, next } of (await walk(settings, text)) as Record<string, unknown>[])
      expect({ refused, exitCode, next }).toEqual({ refused: [], exitCode: 0, next: [] });
  });
});
