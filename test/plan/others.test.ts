import { expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan } from "./builders.ts";

const to = { destination: { id: "64a1f0c2e8b5d90012aa0001" } };
const facts = { ...live("any").facts, members: 84 };
const asking = (key: string) => ({ definition: { query: `trait('${key}') = 'true'` } });
const another = { definition: { query: "event('B').count() >= 1" } };

/** The addresses of the changes in whose audience others may be afterwards. */
function marked(declared: Parameters<typeof plan>[0], space: Parameters<typeof plan>[1]): string[] {
  return plan(declared, space).changes.flatMap(({ address, impact }) => (impact.othersMayBeIn ? [address] : []));
}

test.each<[string, JsonObject, JsonObject]>([
  ["the query", {}, another],
  [
    "whether history counts",
    { options: { includeHistoricalData: true } },
    { options: { includeHistoricalData: false } },
  ],
  [
    "how many days of it count",
    { options: { includeHistoricalData: true, backfillEventDataDays: 365 } },
    { options: { includeHistoricalData: true, backfillEventDataDays: 7 } },
  ],
  [
    "which identifiers count",
    { options: { filterByExternalIds: ["email", "user_id"] } },
    { options: { filterByExternalIds: ["email"] } },
  ],
])("others may be in an audience where %s changes", (_, was, becomes) => {
  expect(marked([desired("a", becomes)], [live("a", { spec: was })])).toEqual(["audience/a"]);
});

test("nobody else is in an audience that gets another description", () => {
  expect(marked([desired("a", { description: "New" })], [live("a")])).toEqual([]);
});

test("others may be in what asks for an audience that is edited, however far away", () => {
  const words = { description: "New" };
  expect(
    marked(
      [desired("a", another), desired("b", asking("a")), desired("c", { ...asking("b"), ...words })],
      [live("a"), live("b", { spec: asking("a") }), live("c", { spec: asking("b") })],
    ),
  ).toEqual(["audience/a", "audience/c"]);
});

test("others may be in what a part of an audience is of", () => {
  const a = managing(desired("a", another), "Destination");
  expect(marked([a, desiredPart(a, "Destination", to)], [live("a")])).toContain(
    "audience/a/destination/64a1f0c2e8b5d90012aa0001",
  );
});

test("a replacement with other identifiers says that its size is that of the old one", () => {
  const options = (ids: string[]) => ({ options: { includeHistoricalData: true, filterByExternalIds: ids } });
  const a = managing(desired("a", options(["anonymous_id", "email"]), { replaceAllowed: true }), "Destination");
  const { changes } = plan(
    [a, managing(desiredPart(a, "Destination", to, { replaceAllowed: true }), "Activation")],
    [
      live("a", { spec: options(["email"]), facts }),
      livePart(["aud_a"], "Destination", "con_1", to, { name: "Webhooks" }),
      livePart(["aud_a", "con_1"], "Activation", "act_1", { activationName: "m", enabled: true }),
    ],
  );
  expect(changes.flatMap(({ warnings }) => warnings.map(({ message }) => message)).join("\n")).toContain(
    "all who will be in the new audience (not known how many; 84 are in the old one)",
  );
});
