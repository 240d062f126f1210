import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { aboutsOf } from "../../src/report/drift-about.ts";
import { planHeadline } from "../../src/report/plan-headline.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { driftOf } from "../drift/drift-of.ts";
import { live, plan } from "../plan/builders.ts";
import { filterDeclared, filterInSpace } from "../plan/filters.ts";
import { livePart } from "./parts.ts";

const facts = { ...live("any").facts, members: 41 };
const reader = [
  live("a", { spec: { definition: { query: "event('Order').count() >= 1" } }, marker: null, facts }),
  livePart(["aud_a"], "Destination", "con_a", { destination: { id: "64a1" } }, { name: "Mailroom" }),
  livePart(["aud_a", "con_a"], "Activation", "act_a", { enabled: true }),
];
const changed = (becomes: JsonObject, was: JsonObject = {}) =>
  plan([filterDeclared(becomes)], [filterInSpace(was), ...reader]);
const sentenceOf = (...given: Parameters<typeof changed>) => changeSentences(changed(...given))[0];

const READ = 'these events are read by "A" (41 members, sent to Mailroom), whose members may change with it';
const NOT_KNOWN = "whose queries read these events is not known for all audiences and traits";

describe("the sentence of a filter", () => {
  test.each<[string, JsonObject, JsonObject, string]>([
    ["that drops other events", { if: "event = 'Order'" }, {}, "lost"],
    ["that drops them no longer", { enabled: false }, { if: "event = 'Order'" }, "passed"],
  ])("%s says who reads these, and where that is sent", (_, becomes, was, risk) => {
    expect(sentenceOf(becomes, was)).toMatchObject({ text: expect.stringContaining(READ) as string, risk });
  });

  test("that is deleted says who reads what it lets through", () => {
    const [sentence] = changeSentences(plan([], [filterInSpace({ if: "event = 'Order'" }), ...reader]));
    expect(sentence?.text).toContain(READ);
  });

  test("says that readers are not known where its condition does not name events", () => {
    expect(sentenceOf({ if: "properties.test = true" })?.text).toContain(NOT_KNOWN);
  });
});

test("those in an audience that reads events of a filter are in the headline", () => {
  expect(planHeadline(changed({ if: "event = 'Order'" }))).toContain(
    "members of other audiences that may change with it: 41, sent to Mailroom",
  );
});

test.each([
  ["text", (made: ReturnType<typeof changed>) => renderPlanText(made, createStyle(false)), "events read by"],
  ["HTML", (made: ReturnType<typeof changed>) => renderPlanHtml(made), "These events are read by"],
] as const)("the details of a filter in %s name the readers, or that they are not known", (_, render, says) => {
  expect(render(changed({ if: "event = 'Order'" }))).toContain(says);
  expect(render(changed({ if: "properties.test = true" }))).toContain(NOT_KNOWN);
});

test("an edit by hand of a filter says who reads the events, and where that is sent", () => {
  const edited = { ...filterInSpace({ if: "event = 'Order'" }), ownership: filterInSpace().ownership };
  expect([...aboutsOf(driftOf(plan([filterDeclared()], [edited, ...reader]))).values()]).toEqual([
    '"Noise", these events are read by "A" (41 members, sent to Mailroom), whose members may have changed with it',
  ]);
});
