import type { Drift } from "../../../src/drift/drift.ts";
import { nameEditors } from "../../../src/plan/change/authors.ts";
import type { Plan } from "../../../src/plan/generated/plan.ts";
import { baselineOf } from "../../../src/resources/baseline.ts";
import { kindOf } from "../../../src/resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../../src/resources/resource.ts";
import type { JsonObject } from "../../../src/values/json.ts";
import { driftOf } from "../../drift/drift-of.ts";
import { desired, live, plan } from "../../plan/builders.ts";
import { filterDeclared, filterInSpace } from "../../plan/filters.ts";
import { livePart } from "../parts.ts";

const query = (text: string): JsonObject => ({ definition: { query: text } });
const facts = (members: number): LiveResource["facts"] => ({ ...live("any").facts, members });

const buyers = (word: string): JsonObject =>
  query(`event('Order Completed').count() >= 3 ${word} trait('country') = 'AT'`);
const noise = { if: "event = 'Heartbeat'" };
const noiseAndOrders = { if: "event = 'Order Completed'" };

/** Where an audience is sent, or was. */
const sent = (audience: string, to: string, enabled = true): LiveResource[] => [
  livePart([`aud_${audience}`], "Destination", `con_${audience}`, { destination: { id: `64a1-${to}` } }, { name: to }),
  livePart(
    [`aud_${audience}`, `con_${audience}`],
    "Activation",
    `act_${audience}`,
    { activationName: "daily", enabled },
    { name: "daily" },
  ),
];

/**
 * What nobody changes: two audiences that are made from the buyers, one of them by way of the other, and a way from the buyers
 * to a destination that is off and that no manifest declares.
 */
const others: readonly LiveResource[] = [
  live("campaign", { spec: query("trait('buyers') = 'true'"), marker: null, facts: facts(4711) }),
  live("lookalike", { spec: query("trait('campaign') = 'true'"), marker: null, facts: facts(815) }),
  ...sent("lookalike", "Adverts"),
  ...sent("buyers", "Mailroom", false),
];

const declared = (word: string, filter: JsonObject): DesiredResource[] => [
  desired("buyers", buyers(word)),
  filterDeclared(filter),
];

/** A manifest lets more people in and a filter drops what they are found by, and others are made from them. */
export function reachedPlan(): Plan {
  return plan(declared("OR", noiseAndOrders), [
    live("buyers", { spec: buyers("AND"), facts: facts(56_259) }),
    filterInSpace(noise),
    ...others,
  ]);
}

/** The same by hand. */
export function reachedDrift(): Drift {
  const desiredNow = declared("AND", noise);
  const baseline = baselineOf(kindOf("Audience"), desired("buyers", buyers("AND")).spec);
  const space = [
    live("buyers", { spec: buyers("OR"), marker: { baseline }, facts: facts(56_259) }),
    { ...filterInSpace(noiseAndOrders), ownership: filterInSpace(noise).ownership },
    ...others,
  ];
  const made = plan(desiredNow, space);
  const changes = nameEditors(made.changes, new Map([[live("any").facts.updatedBy, "Ada Meyer"]]));
  return driftOf({ ...made, changes }, { live: space, desired: desiredNow });
}
