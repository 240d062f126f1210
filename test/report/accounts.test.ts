import { describe, expect, test } from "vitest";
import { worstMembersTexts } from "../../src/report/members-by-effect.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { changeTable } from "../../src/report/markdown/change-rows.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, managing } from "./parts.ts";

const companies = (name: string, members: number) =>
  live(name, { spec: { audienceType: "ACCOUNTS" }, facts: { ...live("any").facts, members } });
const people = (name: string, members: number) => live(name, { facts: { ...live("any").facts, members } });

const guards = { maxDeletes: 99, maxDeletePercent: 100, maxChangePercent: 100, allowDeleteAll: true };

describe("an audience of accounts", () => {
  test("has accounts in the sentence of a change", () => {
    const [sentence] = changeSentences(plan([], [companies("a", 2)]));
    expect(sentence?.text).toContain('"A" (2 accounts)');
  });

  test("has accounts in the table of changes", () => {
    const { changes } = plan([], [companies("a", 2)]);
    expect(JSON.stringify(changeTable("Deleted", changes, "change"))).toContain("2 accounts");
  });

  test.each([
    [[companies("a", 2)], "accounts in what is deleted: 2"],
    [[companies("a", 2), people("b", 7), people("c", 4)], "members of what is deleted: 11 and 2 accounts"],
    [[people("b", 0), companies("a", 1)], "members of what is deleted: 0 and 1 account"],
  ])("is not added up with people: %#", (space, text) => {
    expect(worstMembersTexts(plan([], space).changes)).toEqual([text]);
  });

  test("has its accounts sent to a new destination", () => {
    const { changes } = withDestination(9999);
    expect(JSON.stringify(changes)).toContain("all 1,200 accounts of the audience");
  });

  test("is within a limit of members by the number of its accounts", () => {
    const { refused } = withDestination(100);
    expect(refused[0]?.message).toBe("1,200 accounts of whole audiences would be sent, and the guard allows 100");
  });
});

/** A plan that sends an audience of 1,200 accounts to a new destination. */
function withDestination(maxMembersResent: number) {
  const to = { destination: { id: "64a1f0c2e8b5d90012aa0001" } };
  const options = { includeHistoricalData: true };
  const a = managing(desired("a", { audienceType: "ACCOUNTS", options }), "Destination");
  const connection = managing(desiredPart(a, "Destination", to), "Activation");
  const activation = { activationName: "mail", activationType: "Audience Entered", enabled: true };
  const space = live("a", {
    spec: { audienceType: "ACCOUNTS", options },
    facts: { ...live("any").facts, members: 1200 },
  });
  return plan([a, connection, desiredPart(connection, "Activation", activation)], [space], {
    guards: { ...guards, maxMembersResent },
  });
}
