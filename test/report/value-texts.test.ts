import { describe, expect, test } from "vitest";
import type { Change } from "../../src/plan/generated/plan.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const to = { destination: { id: "64a1" } };
const mail = { activationName: "mail", activationType: "Audience Entered", enabled: true };

/** An audience that is sent to Adverts, with other values in its connection or in its activation. */
function changed(was: Record<"connection" | "activation", JsonObject>, becomes: typeof was) {
  const a = managing(desired("a"), "Destination");
  const connection = managing(desiredPart(a, "Destination", { ...to, ...becomes.connection }), "Activation");
  return plan(
    [a, connection, desiredPart(connection, "Activation", { ...mail, ...becomes.activation })],
    [
      live("a"),
      livePart(["aud_a"], "Destination", "con_1", { ...to, ...was.connection }, { name: "Adverts" }),
      livePart(["aud_a", "con_1"], "Activation", "act_1", { ...mail, ...was.activation }),
    ],
  );
}
const settings = (before: JsonObject, after: JsonObject) =>
  changed(
    { connection: { connectionSettings: before }, activation: {} },
    { connection: { connectionSettings: after }, activation: {} },
  );
const properties = (before: string[], after: string[]) => {
  const of = (list: string[]) => ({
    connection: {},
    activation: { personalization: { profile: { properties: list } } },
  });
  return changed(of(before), of(after));
};
const textOf = (made: { changes: Change[] }) => changeSentences(made).map(({ text }) => text.replace(/^.*?: /, ""));

describe("a sentence", () => {
  test("says another account with its value before and after, in a box", () => {
    const made = settings({ adAccount: "account-30" }, { adAccount: "account-99" });
    expect(renderPlanMarkdown(made).replaceAll("\\", "")).toContain(
      '**Other data is sent, or members may be sent to another place:**\n> - "Adverts", connection of "A" (size not known): connectionSettings.adAccount changes from "account-30" to "account-99": members may be sent to another place from now on.',
    );
  });

  test("says what is sent, too, and what is no longer sent", () => {
    expect(textOf(properties(["email", "city"], ["email", "phone"]))).toEqual([
      '"phone" is sent, too; "city" is no longer sent',
    ]);
  });

  test("says no value that is long", () => {
    expect(textOf(settings({ note: "a" }, { note: "b".repeat(99) }))).toEqual([
      "connectionSettings changes: members may be sent to another place from now on",
    ]);
  });

  test("says nothing of the value of a secret", () => {
    const before = { note: "a", accessToken: "\u{2022}\u{2022}" };
    expect(textOf(settings(before, { note: "b", accessToken: "${env.PLACEHOLDER}" }))[0]).toMatch(
      /place from now on; its secret connectionSettings\.accessToken is sent$/,
    );
  });

  test("says other fields with their values and without a risk", () => {
    const made = plan([desired("a", { description: "New" })], [live("a", { spec: { description: "Old" } })]);
    expect(changeSentences(made)).toEqual([
      {
        address: "audience/a",
        text: '"A" (size not known): description changes from "Old" to "New"; who is in it stays the same',
      },
    ]);
  });
});
