import { describe, expect, test } from "vitest";
import { sendsEverybody } from "../../src/plan/change/sends-everybody.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { historyText } from "../../src/report/change-reasons.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan } from "./builders.ts";

const to = { destination: { id: "64a1f0c2e8b5d90012aa0001" } };
const facts = { ...live("any").facts, members: 78_295 };
const guards = { maxDeletes: 9, maxDeletePercent: 100, maxChangePercent: 100, allowDeleteAll: true };

/** A plan that replaces an audience with a destination. @param was Its options as they are. */
function replacing(options: JsonObject, was: JsonObject, { enabled = true, most = 50_000 } = {}): Plan {
  const activation = { activationName: "mail", activationType: "Audience Entered", enabled };
  const kinds = ["Schedule", "Destination"];
  const a = managing(desired("a", { audienceType: "ACCOUNTS", description: "", options }), ...kinds);
  const connection = managing(desiredPart(a, "Destination", to, { replaceAllowed: true }), "Activation");
  return plan(
    [{ ...a, replaceAllowed: true }, connection, desiredPart(connection, "Activation", activation)],
    [
      live("a", { spec: { options: was }, facts }),
      livePart(["aud_a"], "Destination", "con_1", to, { name: "Mailroom" }),
      livePart(["aud_a", "con_1"], "Activation", "act_1", activation),
    ],
    { guards: { ...guards, maxMembersResent: most } },
  );
}

const loud = ({ changes }: Plan): string[] =>
  changes.filter(sendsEverybody).flatMap(({ warnings }) => warnings.map(({ message }) => message.split(";")[0] ?? ""));

describe("a replacement of an audience with a destination", () => {
  test("counts for the guard where it may send everybody again", () => {
    expect(replacing({}, {}).refused.map(({ message }) => message)).toEqual([
      "78,295 members of whole audiences may be sent, and the guard allows 50,000",
    ]);
  });

  test.each([
    ["may send everybody in it where nothing says that history counts", {}, {}, "may be sent to Mailroom"],
    ["may do so whatever the old audience has", {}, { includeHistoricalData: true }, "may be sent to Mailroom"],
    ["may do so where history is not asked for", { includeHistoricalData: false }, {}, "may be sent to Mailroom"],
    ["does so where history is asked for", { includeHistoricalData: true }, {}, "are sent to Mailroom"],
  ])("%s", (_, options, was, says) => {
    expect(loud(replacing(options, was))).toContain(
      `all accounts that will be in the audience (which ones is not known) ${says}`,
    );
  });

  test("says one thing about history", () => {
    const { changes } = replacing({}, { includeHistoricalData: true });
    expect(changes.flatMap((change) => historyText(change) ?? [])).toHaveLength(1);
    const said = changes.flatMap(({ warnings }) => warnings.map(({ message, hint }) => `${message} ${hint}`)).join();
    expect(said).not.toContain("includes historical data");
  });

  test("sends nobody for sure where sending is off and history is asked for", () => {
    const off = replacing({ includeHistoricalData: true }, {}, { enabled: false });
    expect(off.changes.flatMap(({ warnings }) => warnings.map(({ message }) => message))).toContain(
      "probably nobody is sent to Mailroom, because no activation of it is on; once it sends, all accounts that will be in the audience (which ones is not known) may be sent",
    );
  });

  test("sends nobody where sending is off", () => {
    const off = replacing({}, {}, { enabled: false });
    expect([loud(off), off.refused]).toEqual([[], []]);
  });
});
