import { describe, expect, test } from "vitest";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { lossText } from "../../src/report/danger.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import { hashKey } from "../../src/resources/ownership.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { desired, live, plan } from "../plan/builders.ts";

const noise = { name: "Noise", if: "event = 'Heartbeat'", drop: true, enabled: true };
const address = "filter/noise";
const declared = (spec: JsonObject) => ({
  ...desired("noise"),
  kind: "SpaceFilter",
  address,
  spec: { ...noise, ...spec },
});

function inSpace(spec: JsonObject = {}) {
  const applied = { description: "", ...noise, ...spec };
  const baseline = baselineOf(kindOf("SpaceFilter"), applied);
  const { key: _, ...rest } = live("noise", { marker: { keyHash: hashKey(""), baseline } });
  return { ...rest, kind: "SpaceFilter", id: "flt_1", name: "Noise", spec: applied, knows: [] };
}

const drops = "it drops events from now on, and they cannot be brought back: those that match";

describe("a space filter that", () => {
  test.each([
    [
      "gets another condition",
      { if: "event = 'Order'" },
      {},
      `${drops} event = 'Order'; until now it dropped those that match event = 'Heartbeat'`,
      "lost",
    ],
    [
      "gets a narrower condition",
      { if: "event = 'Heartbeat' and properties.test = true" },
      {},
      "it drops fewer events from now on: only those that match event = 'Heartbeat' and properties.test = true; until now it dropped those that match event = 'Heartbeat'",
      "noticed",
    ],
    [
      "gets a wider condition",
      {},
      { if: "event = 'Heartbeat' and properties.test = true" },
      "it drops more events from now on, and they cannot be brought back: those that match event = 'Heartbeat'; until now it dropped only those that match event = 'Heartbeat' and properties.test = true",
      "lost",
    ],
    ["begins to drop", {}, { drop: false }, `${drops} event = 'Heartbeat'`, "lost"],
    ["is switched on", {}, { enabled: false }, `${drops} event = 'Heartbeat'; it is switched on`, "lost"],
    ["ends to drop", { drop: false }, {}, "it no longer drops events: those that match event = 'Heartbeat'", "noticed"],
    [
      "is switched off",
      { enabled: false },
      {},
      "it no longer drops events: those that match event = 'Heartbeat'; it is on now and will be switched off",
      "noticed",
    ],
    [
      "drops nothing",
      { if: "a = 1", enabled: false },
      { enabled: false },
      "its condition changes from event = 'Heartbeat' to a = 1, and it drops no events",
      undefined,
    ],
  ])("%s says what becomes of events", (_, change, before, text, risk) => {
    expect(changeSentences(plan([declared(change)], [inSpace(before)]))).toEqual([
      { address, text: `"Noise": ${text}`, ...(risk && { risk }) },
    ]);
  });

  test.each([
    ["drops events where it is told to", noise, drops],
    ["may drop events where nothing says so", { name: "Noise", if: noise.if }, "it may drop events from now on"],
  ])("is new %s", (_, spec, says) => {
    const made = plan([{ ...declared({}), spec }], []);
    expect(renderPlanMarkdown(made)).toContain(`**Cannot be undone:**\n> - "Noise": it is created; ${says}`);
  });

  test("is deleted says which events come in again", () => {
    expect(changeSentences(plan([], [inSpace()]))).toEqual([
      {
        address: expect.any(String) as string,
        text: "\"Noise\": it is deleted; it no longer drops events: those that match event = 'Heartbeat'",
        risk: "noticed",
      },
    ]);
  });

  test("is deleted is not called lost for good", () => {
    expect(renderPlanMarkdown(plan([], [inSpace()]))).not.toMatch(/cannot be (?:undone|brought back)/i);
  });

  test("is deleted beside an audience is told apart from it", () => {
    expect(lossText(plan([], [inSpace(), live("gone")]).changes)).toMatch(
      /^An audience or trait that is deleted or replaced cannot be brought back: .* Filters, .* can be created again, with other ids\.$/,
    );
  });
});
