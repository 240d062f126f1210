import { describe, expect, test } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { settingRows } from "../../src/simulator/settings.ts";
import { allProbes } from "../../src/probe/probes/all-probes.ts";
import { unobservable, unobservableValues } from "../../src/probe/unobservable.ts";
import { isLong } from "../support/length.ts";
import { hidingDesigns, pairDesigns, valueDesigns } from "./support/designs.ts";
import { expectTold } from "./support/expect-told.ts";
import { expectUntouched } from "./support/expect-untouched.ts";
import { belongings, openShop } from "./support/probed.ts";

/** Probes a shop with settings, and holds what is told and what is left against them. */
async function check(settings: Partial<SimulatorSettings>): Promise<void> {
  const shop = openShop(settings);
  const before = belongings(shop.space);
  const { profile, sweep } = await shop.probe();
  expectTold(profile, shop.simulator.settings);
  expect(sweep.left).toEqual([]);
  expectUntouched(shop, before);
}

test("every setting is settled by a probe, or listed as not observable with the reason", () => {
  const settled = new Set<string>(allProbes.flatMap(({ settles }) => settles));
  const rows = Object.keys(settingRows).map((setting) => [
    setting,
    settled.has(setting),
    Object.hasOwn(unobservable, setting),
  ]);
  expect(rows.filter(([, isSettled, isListed]) => isSettled === isListed)).toEqual([]);
});

test("a single value that no probe tells is one of a setting that a probe settles", () => {
  const settled = new Set<string>(allProbes.flatMap(({ settles }) => settles));
  const others = unobservableValues.filter(([name, value]) => {
    const { allowed } = settingRows[name];
    return !settled.has(name) || typeof allowed === "string" || !(allowed as readonly unknown[]).includes(value);
  });
  expect(others).toEqual([]);
});

describe("what a probe tells of a space is what its simulator was told", () => {
  test.for(valueDesigns())("with every value of every setting: run %#", { timeout: 120_000 }, async (settings) => {
    await check(settings as Partial<SimulatorSettings>);
  });

  const hidden = hidingDesigns();
  test.for(isLong ? hidden : hidden.filter((_, at) => at % 12 === 0))(
    "where something is hidden: %o",
    { timeout: 120_000 },
    async (settings) => check(settings as Partial<SimulatorSettings>),
  );

  test.for(isLong ? pairDesigns() : [])(
    "with any two values of any two settings: run %#",
    { timeout: 120_000 },
    async (settings) => {
      await check(settings as Partial<SimulatorSettings>);
    },
  );
});

describe("with one failure in ten, a probe tells nothing else", () => {
  const designs = isLong ? pairDesigns() : valueDesigns().slice(0, 1);
  test.for(designs)("run %#", { timeout: 120_000 }, async (settings, context) => {
    void context;
    await check({ ...(settings as Partial<SimulatorSettings>), failureRate: 0.1, failureSeed: 7 });
  });
});
