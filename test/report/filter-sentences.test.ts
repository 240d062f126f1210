import { describe, expect, test } from "vitest";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { lossText } from "../../src/report/danger.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { live, plan } from "../plan/builders.ts";
import { filterDeclared, filterInSpace, noise } from "../plan/filters.ts";

const address = "filter/noise";

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
    expect(changeSentences(plan([filterDeclared(change)], [filterInSpace(before)]))).toEqual([
      { address, text: `"Noise": ${text}`, ...(risk && { risk }) },
    ]);
  });

  test.each([
    ["drops events where it is told to", noise, drops],
    ["may drop events where nothing says so", { name: "Noise", if: noise.if }, "it may drop events from now on"],
  ])("is new %s", (_, spec, says) => {
    const made = plan([{ ...filterDeclared({}), spec }], []);
    expect(renderPlanMarkdown(made)).toContain(`**Cannot be undone:**\n> - "Noise": it is created; ${says}`);
  });

  test("is deleted says which events come in again", () => {
    expect(changeSentences(plan([], [filterInSpace()]))).toEqual([
      {
        address: expect.any(String) as string,
        text: "\"Noise\": it is deleted; it no longer drops events: those that match event = 'Heartbeat'",
        risk: "noticed",
      },
    ]);
  });

  test("is deleted is not called lost for good", () => {
    expect(renderPlanMarkdown(plan([], [filterInSpace()]))).not.toMatch(/cannot be (?:undone|brought back)/i);
  });

  test("is deleted beside an audience is told apart from it", () => {
    expect(lossText(plan([], [filterInSpace(), live("gone")]).changes)).toMatch(
      /^An audience or trait that is deleted or replaced cannot be brought back: .* Filters, .* can be created again, with other ids\.$/,
    );
  });
});
