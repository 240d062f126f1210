import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { riskSentences } from "../../src/report/change-sentences.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { planHeadline } from "../../src/report/plan-headline.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { createStyle } from "../../src/report/style.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const to = { destination: { id: "64a1" } };
const mail = { activationName: "mail", activationType: "Audience Entered", enabled: true };
const facts = { ...live("any").facts, members: 96_901 };

interface Space {
  audience?: JsonObject;
  /** The live activations, from none on. Left out: there is no connection either. */
  activations?: readonly JsonObject[];
  members?: number | undefined;
}

/** A plan after which the audience is sent to Mailroom by an activation, from a space in which it is not, or otherwise. */
function sends({ audience = {}, activations, members = 96_901 }: Space, wanted: JsonObject = mail): Plan {
  const spec = { description: "", options: { includeHistoricalData: true } };
  const buyers = managing(desired("buyers", { ...spec, enabled: true }, { replaceAllowed: true }), "Destination");
  const connection = desiredPart(buyers, "Destination", to, { manages: ["Activation"], replaceAllowed: true });
  const connections = activations && [
    livePart(["aud_buyers"], "Destination", "con", to, { name: "Mailroom" }),
    ...activations.map((each, index) => livePart(["aud_buyers", "con"], "Activation", `act${index}`, each)),
  ];
  return plan(
    [buyers, connection, desiredPart(connection, "Activation", wanted, { replaceAllowed: true })],
    [
      live("buyers", {
        spec: { ...spec, ...audience },
        facts: members < 0 ? live("any").facts : { ...facts, members },
      }),
      ...(connections ?? []),
    ],
  );
}

describe("members begin to be sent, and the box says how many, by", () => {
  test.each<[way: string, made: Plan]>([
    ["a new connection", sends({})],
    ["an activation that is added to a silent connection", sends({ activations: [] })],
    ["an activation that is switched on", sends({ activations: [{ ...mail, enabled: false }] })],
    ["an audience that is switched on", sends({ audience: { enabled: false }, activations: [mail] })],
    ["an activation with another trigger", sends({ activations: [{ ...mail, activationType: "Audience Exited" }] })],
  ])("%s", (_, made) => {
    const sent = riskSentences(made).filter(({ risk }) => risk === "sent");
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toMatch(/96,901 members.* sent to/);
  });
});

test("where their number is not known, the box says so", () => {
  const [sent] = riskSentences(sends({ activations: [], members: -1 }));
  expect(sent?.text).toContain("all members of the audience may be sent to Mailroom, how many is not known");
});

test("a new connection of an audience of which nobody knows whether it holds earlier data may send everybody", () => {
  const buyers = managing(desired("buyers"), "Destination");
  const connection = desiredPart(buyers, "Destination", to, { manages: ["Activation"] });
  const made = plan([buyers, connection, desiredPart(connection, "Activation", mail)], [live("buyers", { facts })]);
  expect(riskSentences(made)).toMatchObject([
    {
      risk: "sent",
      text: expect.stringMatching(/\(96,901 members\).*whether all members .* are sent to 64a1 is not known/),
    },
  ]);
});

test("every report warns of an activation that is switched on", () => {
  const made = sends({ activations: [{ ...mail, enabled: false }] });
  const warning = "all 96,901 members of the audience may be sent to Mailroom";
  for (const text of [renderPlanMarkdown(made), renderPlanHtml(made), renderPlanText(made, createStyle(false))])
    expect(text).toContain(warning);
  expect(planHeadline(made)).toContain("may send 1 whole audience");
  expect(renderPlanHtml(made)).toContain("everybody may be sent");
});

test("an activation that stays off sends nobody", () => {
  const off = { ...mail, enabled: false };
  expect(riskSentences(sends({ activations: [] }, off)).filter(({ risk }) => risk === "sent")).toEqual([]);
});
