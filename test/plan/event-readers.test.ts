import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import { livePart } from "../report/parts.ts";
import { filterDeclared, filterInSpace } from "./filters.ts";
import { desired, live, plan } from "./builders.ts";

const counting = (event: string): JsonObject => ({ definition: { query: `event('${event}').count() >= 1` } });
const asksFor = (key: string): JsonObject => ({ definition: { query: `trait('${key}') = 'true'` } });

/** `a` counts orders, and `b` asks for `a`; `c` counts something else. */
const readers = [
  live("a", { spec: counting("Order"), marker: null }),
  live("b", { spec: asksFor("a"), marker: null }),
  live("c", { spec: counting("Login"), marker: null }),
  livePart(["aud_b"], "Destination", "con_b", { destination: { id: "64a1" } }, { name: "Mailroom" }),
  livePart(["aud_b", "con_b"], "Activation", "act_b", { enabled: true }),
];

const impactOf = (becomes: JsonObject, was: JsonObject = {}, more = readers) =>
  plan([filterDeclared(becomes)], [filterInSpace(was), ...more]).changes.find(({ kind }) => kind === "SpaceFilter")
    ?.impact;
const namesOf = (...given: Parameters<typeof impactOf>) =>
  impactOf(...given)?.eventReaders?.map(({ dependent }) => dependent);

describe("a changed filter is told with who reads the events", () => {
  test("that it begins to drop, itself and through others, with where they are sent", () => {
    expect(impactOf({ if: "event = 'Order'" })?.eventReaders).toEqual([
      { dependent: '"A" (aud_a)', kind: "Audience", name: "A" },
      {
        dependent: '"B" (aud_b)',
        through: '"A" (aud_a)',
        kind: "Audience",
        name: "B",
        destinations: [{ id: "64a1", name: "Mailroom", sends: "now" }],
      },
    ]);
  });

  test("that it drops no longer", () => {
    expect(namesOf({ drop: false }, { if: "event = 'Login'" })).toEqual(['"C" (aud_c)']);
  });

  test("in declared queries that are not applied yet, too", () => {
    const made = plan(
      [filterDeclared({ if: "event = 'Order'" }), desired("new", counting("Order"))],
      [filterInSpace()],
    );
    const filter = made.changes.find(({ kind }) => kind === "SpaceFilter");
    expect(filter?.impact.eventReaders).toEqual([{ dependent: "audience/new", kind: "Audience", name: "NEW" }]);
  });

  test("not where it drops the same as before", () => {
    expect(impactOf({ name: "Other" })).not.toHaveProperty("eventReaders");
  });

  test.each([
    ["its condition does not name events", { if: "properties.test = true" }, readers],
    [
      "a query is not understood",
      { if: "event = 'Order'" },
      [live("x", { spec: { definition: { query: "((" } }, marker: null })],
    ],
  ])("and it is said not to be known where %s", (_, becomes, space) => {
    expect(impactOf(becomes, {}, [...space])?.eventReadersNotKnown).toBe(true);
  });
});

test("an audience that reads such an event may have others in it after the plan", () => {
  const own = live("a", { spec: { ...counting("Order"), name: "Before" } });
  const made = plan(
    [filterDeclared({ if: "event = 'Order'" }), desired("a", counting("Order"))],
    [filterInSpace(), own],
  );
  expect(made.changes.find(({ address }) => address === "audience/a")?.impact.othersMayBeIn).toBe(true);
});
