import fc from "fast-check";
import { destinations } from "../../support/project.ts";

/** What somebody does in the space. `owned`: to what the project owns, and not to the others. `which` picks one of those. */
export type Hand =
  | { type: "create"; number: number }
  | { type: "edit" | "editTrait" | "editFilter"; owned: boolean; which: number; body: Record<string, unknown> }
  | { type: "remove" | "removeTrait" | "removeFilter"; owned: boolean; which: number }
  | { type: "connect"; owned: boolean; which: number; destinationId: string }
  | { type: "disconnect" | "deactivate" | "unschedule"; owned: boolean; which: number }
  | { type: "activate" | "reactivate" | "reschedule"; owned: boolean; which: number; body: Record<string, unknown> };

const which = fc.nat(9);
const owned = fc.boolean();
const edits = {
  enabled: [{ enabled: false }, { enabled: true }],
  name: [{ name: "By hand" }, { name: "By another hand" }],
};
const activation = { activationName: "by hand", activationType: "Audience Entered" };

function bodied<T extends string>(type: T, weight: number, ...bodies: Record<string, unknown>[]) {
  return { weight, arbitrary: fc.record({ type: fc.constant(type), owned, which, body: fc.constantFrom(...bodies) }) };
}

function plain<T extends string>(weight: number, ...types: T[]) {
  return { weight, arbitrary: fc.record({ type: fc.constantFrom(...types), owned, which }) };
}

/** A random deed. */
export const hand: fc.Arbitrary<Hand> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant("create" as const), number: fc.nat(99) }) },
  bodied("edit", 3, ...edits.enabled, ...edits.name, { options: { includeHistoricalData: true } }),
  bodied("editTrait", 1, ...edits.enabled, ...edits.name),
  bodied("editFilter", 1, ...edits.enabled, ...edits.name, { drop: true }, { if: "type = 'page'" }),
  plain(2, "remove", "removeTrait", "removeFilter"),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("connect" as const),
      owned,
      which,
      destinationId: fc.constantFrom(destinations.mailroom, destinations.webhooks),
    }),
  },
  plain(3, "disconnect", "deactivate", "unschedule"),
  bodied("activate", 1, activation),
  bodied("reactivate", 2, { activationName: "by hand" }, { enabled: false }, { enabled: true, performResync: true }),
  bodied("reschedule", 1, { strategy: "PERIODIC", config: { interval: "30m" } }),
);
