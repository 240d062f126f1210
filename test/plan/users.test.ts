import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { livePart } from "../report/parts.ts";
import { desired, live, plan } from "./builders.ts";

const asksFor = (key: string): JsonObject => ({ definition: { query: `trait('${key}') = 'true'` } });
const mailroom = { destination: { id: "64a1" } };

/** Live audiences, each with its key for a name: `b` asks for `a`, and `c` for `b`. Another project has `c`, or nobody. */
const chain = [
  live("a"),
  live("b", { spec: asksFor("a"), marker: null }),
  live("c", { spec: asksFor("b"), marker: null }),
];

/** The way of a live audience to Mailroom, which is on or off. */
const sentBy = (audience: string, enabled: boolean): LiveResource[] => [
  livePart([`aud_${audience}`], "Destination", `con_${audience}`, mailroom, { name: "Mailroom" }),
  livePart([`aud_${audience}`, `con_${audience}`], "Activation", `act_${audience}`, { enabled }),
];

const impactOf = (space: readonly LiveResource[]) =>
  plan([desired("a", { enabled: false })], space).changes.find(({ address }) => address === "audience/a")?.impact;

describe("who uses an object is told with", () => {
  test("where it is sent, though no manifest is about it", () => {
    const [user] = impactOf([...chain, ...sentBy("b", true)])?.users ?? [];
    expect(user?.destinations).toEqual([{ id: "64a1", name: "Mailroom", sends: "now" }]);
  });

  test("where it is connected and not sent", () => {
    const [user] = impactOf([...chain, ...sentBy("b", false)])?.users ?? [];
    expect(user?.destinations).toEqual([{ id: "64a1", name: "Mailroom", sends: "never" }]);
  });

  test("no destinations, where it has none or they were not read", () => {
    expect(impactOf(chain)?.users?.[0]).not.toHaveProperty("destinations");
  });
});

describe("who uses an object through others is told", () => {
  test("with whom it uses, and where it is sent", () => {
    expect(impactOf([...chain, ...sentBy("c", true)])?.indirectUsers).toEqual([
      {
        dependent: '"C" (aud_c)',
        through: '"B" (aud_b)',
        kind: "Audience",
        name: "C",
        destinations: [{ id: "64a1", name: "Mailroom", sends: "now" }],
      },
    ]);
  });

  test("once, also where it uses the object itself, too", () => {
    const both = { definition: { query: "trait('a') = 'true' AND trait('b') = 'true'" } };
    expect(impactOf([...chain.slice(0, 2), live("c", { spec: both, marker: null })])).not.toHaveProperty(
      "indirectUsers",
    );
  });

  test("and not as a user of itself, in a circle", () => {
    const circle = [live("a", { spec: asksFor("b") }), live("b", { spec: asksFor("a"), marker: null })];
    expect(impactOf(circle)).not.toHaveProperty("indirectUsers");
  });
});
