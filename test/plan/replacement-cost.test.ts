import { describe, expect, test } from "vitest";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { createStyle } from "../../src/report/style.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan } from "./builders.ts";

const mailroom = { destination: { id: "64a1" } };
const anew = desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true });

/** What a plan says that the replacement of `audience/a` costs. */
function costOf(made: ReturnType<typeof plan>): string | undefined {
  const { warnings } = made.changes.find(({ address }) => address === "audience/a") ?? { warnings: [] };
  return warnings.find(({ code }) => code === "plan-replacement-cost")?.message;
}

describe("a replacement costs", () => {
  test("an audience that nobody uses and that is sent nowhere its members and its key", () => {
    expect(costOf(plan([anew], [live("a")]))).toBe(
      "replacing deletes a and makes a new object: the new one is empty until it is computed and the old key stays on profiles",
    );
  });

  test("an audience with a destination another sending of its members", () => {
    const whole = managing(anew, "Destination");
    const part = livePart(["aud_a"], "Destination", "ii_1", mailroom);
    expect(costOf(plan([whole, desiredPart(whole, "Destination", mailroom)], [live("a"), part]))).toMatch(
      /and whoever is in it then is sent to its destinations, even those who were sent before$/,
    );
  });

  test("a connection, which is never called by its destination alone", () => {
    const whole = managing(anew, "Destination");
    const made = plan(
      [whole, desiredPart(whole, "Destination", mailroom, { replaceAllowed: true })],
      [live("a"), livePart(["aud_a"], "Destination", "ii_1", mailroom, { name: "Mailroom" })],
    );
    const messages = made.changes.flatMap(({ kind, warnings }) =>
      kind === "Destination" ? warnings.map(({ message }) => message) : [],
    );
    expect(messages).toContain(
      'replacing deletes the connection of "A" to Mailroom and makes a new connection: the destination is sent nothing until the new one exists',
    );
  });

  test("an audience with users what refers to it", () => {
    const user = { definition: { query: "trait('a') = 'true'" } };
    expect(costOf(plan([anew, desired("b", user)], [live("a"), live("b", { spec: user })]))).toMatch(
      /whatever refers to it breaks if the new key differs$/,
    );
  });
});

test("a replacement says whether the new object counts earlier data", () => {
  const whole = { ...anew, spec: { ...anew.spec, options: { includeHistoricalData: false } } };
  expect(renderPlanText(plan([whole], [live("a")]), createStyle(false))).toContain("data from before its creation");
});

describe("a replacement that is refused", () => {
  const whole = live("a");
  const made = plan([anew], [{ ...whole, spec: { ...whole.spec, options: { filterByExternalIds: ["email"] } } }]);

  test("says what it would do, and not that it does", () => {
    expect(costOf(made)).toMatch(/^replacing would delete a and make a new object: /);
  });

  test("is the first thing that a comment says", () => {
    const [head = ""] = renderPlanMarkdown(made).split("###");
    expect(head).toContain("Refused, and not done by this plan");
    expect(head).toContain("replacing audience/a would lose");
  });

  test("has the lines for the manifest in a comment, too", () => {
    expect(renderPlanMarkdown(made)).toMatch(/> {3}```yaml\n> {3} *options:\n> {3} *filterByExternalIds:/);
  });
});
