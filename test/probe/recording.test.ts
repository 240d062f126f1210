import { describe, expect, test } from "vitest";
import { ownTextsIn } from "../../src/probe/own-texts.ts";
import { settingsOf } from "../../src/probe/profile-settings.ts";
import { replay } from "../../src/recording/replay/replay.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { hostileShop, hostileTexts } from "../recording/support/hostile-space.ts";
import { spellingsOf } from "../recording/support/record.ts";
import { isLong } from "../support/length.ts";
import { hidingDesigns, valueDesigns } from "./support/designs.ts";
import { openShop, TIME_SCALE } from "./support/probed.ts";
import { recordProbe } from "./support/record-probe.ts";

/** What lists hide is not rebuilt. */
const replayable = [...valueDesigns(), ...hidingDesigns().filter(({ hiddenFromList }) => hiddenFromList === undefined)];

describe("the recording of a whole probe", () => {
  test.for(isLong ? replayable : replayable.slice(0, 1))(
    "replays without a difference against the simulator that made it: run %#",
    { timeout: 120_000 },
    async (design) => {
      const shop = openShop(design as Partial<SimulatorSettings>);
      const { recording } = await recordProbe(shop);
      const result = await replay(recording, { settings: shop.simulator.settings, timeScale: TIME_SCALE });
      expect(result.differences).toEqual([]);
      expect(result.skipped.length).toBeLessThan(recording.length / 10);
    },
  );

  test("of a space with hostile names shows none of them, and is explained by the profile of the same probe", async () => {
    const { profile, recording } = await recordProbe(openShop({}, hostileShop));
    const text = JSON.stringify(recording);
    const shown = Object.values(hostileTexts).filter((hidden) =>
      spellingsOf(hidden).some((spelling) => text.includes(spelling)),
    );
    expect(shown).toEqual([]);
    const result = await replay(recording, { settings: settingsOf(profile), timeScale: TIME_SCALE });
    expect(result.differences).toEqual([]);
  });
});

const run = "k3f9x2";
const sent = (body: object): string[] =>
  ownTextsIn({ url: "/spaces/spa_1/audiences?search=vips&audiencectlProbe=1", requestBody: JSON.stringify(body) });

describe("a recording shows of what a probe sends", () => {
  test.each([
    `audiencectl-probe ${run} 12`,
    `[audiencectl-probe:${run}]`,
    `event('audiencectl probe ${run} never sent').within(7 days).count() >= 1`,
    `trait('audiencectl_probe_${run}_12_1') = true AND event('audiencectl probe ${run} never sent').count() >= 1`,
  ])("what it thought up: %s", (query) => {
    expect(sent({ name: query })).toEqual([query, "audiencectlProbe"]);
  });

  test.each([
    `trait('acme_audiencectl_probe_${run}_12') = true`,
    `trait('audiencectl_probe_${run}_12_merger') = true`,
    `event('audiencectl probe ${run} never sent').count() >= 4711`,
    "VIPs of Acme",
    "event count",
  ])("nothing of the space: %s", (query) => {
    expect(sent({ query })).toEqual(["audiencectlProbe"]);
  });

  test("no text of a field that holds what was read", () => {
    const body = { destination: { id: `audiencectl-probe ${run} 12` } };
    expect(sent(body)).toEqual(["audiencectlProbe"]);
  });
});
