import { expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const mailroom = { destination: { id: "64a1" } };
const mail = { activationName: "mail", activationType: "Audience Entered" };

/** What is said of a resync by an activation that is on or off now and will be on; the audience may get another query. */
function saidOf(enabled: boolean, spec: JsonObject = {}): string | undefined {
  const buyers = managing(desired("buyers", spec), "Destination");
  const connection = desiredPart(buyers, "Destination", mailroom, { manages: ["Activation"] });
  const { changes } = plan(
    [
      buyers,
      connection,
      desiredPart(connection, "Activation", {
        ...mail,
        enabled: true,
        displayName: "Mail",
        performResync: true,
      }),
    ],
    [
      live("buyers", { facts: { ...live("any").facts, members: 5 } }),
      livePart(["aud_buyers"], "Destination", "ii_1", mailroom, { name: "Mailroom" }),
      livePart(["aud_buyers", "ii_1"], "Activation", "act_1", { ...mail, displayName: "Old", enabled }),
    ],
  );
  return changes.flatMap(({ warnings }) => warnings).find(({ code }) => code === "plan-resync")?.message;
}

test.each([
  ["text", (made: Plan) => renderPlanText(made, createStyle(false))],
  ["Markdown", (made: Plan) => renderPlanMarkdown(made)],
  ["HTML", (made: Plan) => renderPlanHtml(made)],
] as const)(
  "where nothing but performResync is asked for, the headline in %s says what the next apply sends",
  (_, render) => {
    const buyers = managing(desired("buyers"), "Destination");
    const connection = desiredPart(buyers, "Destination", mailroom, { manages: ["Activation"] });
    const own = { ...mail, enabled: true };
    const made = plan(
      [buyers, connection, desiredPart(connection, "Activation", { ...own, performResync: true })],
      [
        live("buyers", { facts: { ...live("any").facts, members: 53 } }),
        livePart(["aud_buyers"], "Destination", "ii_1", mailroom, { name: "Mailroom" }),
        livePart(["aud_buyers", "ii_1"], "Activation", "act_1", own),
      ],
    );
    const report = render(made);
    expect(report).toContain(
      "No changes now; the next apply that changes it sends all 53 members of today to Mailroom again",
    );
    expect(report).not.toMatch(/No changes\.|nothing to do/);
  },
);

test("everybody is sent again by an activation that is on", () => {
  expect(saidOf(true)).toBe("all 5 members of the audience will be sent to Mailroom again");
});

test("everybody is sent, and not again, by an activation that is off until then", () => {
  expect(saidOf(false)).toBe("all 5 members of the audience will be sent to Mailroom");
});

test("the size is called today's where the query changes, too", () => {
  const query = { definition: { query: "event('B').count() >= 1" } };
  expect(saidOf(false, query)).toBe(
    "all who will be in the audience (not known how many; 5 are in it today) will be sent to Mailroom",
  );
});

test("those who were sent before are sent again where others are in the audience, too", () => {
  const options = { options: { includeHistoricalData: true } };
  expect(saidOf(true, options)).toBe(
    "all who will be in the audience (not known how many; 5 are in it today) will be sent to Mailroom, even those who were sent before",
  );
});
