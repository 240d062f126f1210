import { describe, expect, test } from "vitest";
import type { DesiredResource } from "../../src/resources/resource.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { tellFindings } from "../../src/report/drift-about.ts";
import { planHeadline } from "../../src/report/plan-headline.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { driftOf } from "../drift/drift-of.ts";
import { desired, live, plan } from "../plan/builders.ts";
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

const BY_A = 'are read by "A" (41 members, sent to Mailroom), whose members may change with it';
const READ = `these events ${BY_A}`;
const ANY_READ = `events that it drops or dropped ${BY_A}`;
const NOT_KNOWN = "whose queries read these events is not known for all audiences and traits";

describe("the sentence of a filter", () => {
  test.each<[string, JsonObject, JsonObject, string, string]>([
    ["that drops other events", { if: "event = 'Order'" }, {}, "lost", ANY_READ],
    ["that drops them no longer", { enabled: false }, { if: "event = 'Order'" }, "passed", READ],
  ])("%s says who reads these, and where that is sent", (_, becomes, was, risk, says) => {
    expect(sentenceOf(becomes, was)).toMatchObject({ text: expect.stringContaining(says) as string, risk });
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

test("the headline says that a filter drops other events", () => {
  expect(planHeadline(changed({ if: "event = 'Order'" }))).toContain("changes what is dropped by 1 space filter");
});

test("an audience that is made from a reader is not said to read the events", () => {
  const facts = { ...live("any").facts, members: 7 };
  const spec = { definition: { query: "trait('a') = 'true'" } };
  const made = plan(
    [filterDeclared({ if: "event = 'Order'" })],
    [
      filterInSpace(),
      ...reader.slice(0, 1),
      live("b", { spec, marker: null, facts }),
      livePart(["aud_b"], "Destination", "con_b", { destination: { id: "64a1" } }, { name: "Mailroom" }),
      livePart(["aud_b", "con_b"], "Activation", "act_b", { enabled: true }),
    ],
  );
  expect(renderPlanText(made, createStyle(false))).toContain(
    'risky: "B" depends on its events: its members may change, and it is sent to Mailroom',
  );
});

test("the drawing leads from a filter to whoever reads its events", () => {
  const html: string = renderPlanHtml(changed({ if: "event = 'Order'" }));
  expect(html).toMatch(/filter\/noise<\/code><\/a> filters events read by/);
  expect(html).not.toContain("that nothing else is concerned by");
});

test.each([
  ["text", (made: ReturnType<typeof changed>) => renderPlanText(made, createStyle(false)), "events read by"],
  ["HTML", (made: ReturnType<typeof changed>) => renderPlanHtml(made), "Events read by"],
] as const)("the details of a filter in %s name the readers, or that they are not known", (_, render, says) => {
  expect(render(changed({ if: "event = 'Order'" }))).toContain(says);
  expect(render(changed({ if: "properties.test = true" }))).toContain(NOT_KNOWN);
});

describe("an edit by hand of a filter", () => {
  const edited = { ...filterInSpace({ if: "event = 'Order'" }), ownership: filterInSpace().ownership };
  const toldOf = (declared: readonly DesiredResource[]) => {
    const drift = driftOf(plan([filterDeclared(), ...declared], [edited, ...reader]), {
      live: [edited, ...reader],
      desired: declared,
    });
    return tellFindings(drift, driftDiagnostics(drift)).find(({ code }) => code === "drift-edited");
  };

  test("says first what it drops now, and last who reads the events and where that is sent", () => {
    const { about = "", message = "" } = toldOf([]) ?? {};
    expect(`${about}: ${message}`).toMatch(
      /^"Noise": filter\/noise: it drops events now, .*; it was edited in the space .*; events that it drops or dropped are read by "A" \(41 members, sent to Mailroom\), whose members may have changed with it$/,
    );
  });

  test("names nobody that a manifest alone has read the events", () => {
    const gone = desired("gone", { definition: { query: "event('Order').count() >= 2" } });
    expect(toldOf([gone])?.message).not.toContain("GONE");
  });
});
