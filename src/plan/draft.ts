import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { groupBy } from "../values/group-by.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../resources/resource.ts";
import type { OwnerWithHistory } from "../resources/ownership.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { buildChange } from "./change/build-change.ts";
import type { ChangeContext } from "./change/change-context.ts";
import { draftParts, type MissingParts, type PartSources } from "./change/draft-parts.ts";
import type { Change } from "./generated/plan.ts";
import { addressOfMatch, type Match } from "./match/match.ts";
import { matchResources, type MatchResult } from "./match/match-resources.ts";
import { orderByRequirements } from "./order/order-by-requirements.ts";
import { refuseCircle } from "./refusals/refuse-circle.ts";
import { dependentsByAddress, referencedAddresses } from "./order/requirements.ts";

/** What the first half of planning looks at. */
export interface DraftInput {
  /** The project and its environment, with the names that they had. */
  owner: OwnerWithHistory;
  desired: readonly DesiredResource[];
  live: readonly LiveResource[];
  /** Addresses to let go of. */
  forget: readonly Address[];
  /** When the space was read, ISO 8601. */
  createdAt: string;
  /** Whether to create what is to be adopted and is not there. Default false. */
  createMissing?: boolean;
  /** Values of environment variables, to tell whether a live secret is another. Default: none is known. */
  secretOf?: SecretSource;
}

/** A declared resource and the live object that belongs to it. */
export interface OwnedPair {
  desired: DesiredResource;
  live: LiveResource;
}

/** The first half of a plan: what belongs together and what differs. */
export interface Draft {
  matched: MatchResult;
  /** A change for everything that is declared or owned, `none` among them; each resource before its parts. */
  changes: Change[];
  /** What is declared with what it already is in the space. */
  kept: OwnedPair[];
  /** Parts that have to be read before the draft is whole. */
  missing: MissingParts[];
  /** Refusals that come from the draft itself. */
  refused: Diagnostic[];
  /** Whether the references between manifests go in a circle. */
  circular: boolean;
  references: ReadonlyMap<Address, Address[]>;
}

/** Says who belongs to whom and what differs, and which parts have to be read to say it all. */
export function draftPlan(input: DraftInput): Draft {
  const { owner, live, forget, createMissing = false, secretOf = () => undefined } = input;
  const whole = input.desired.filter(({ parent }) => parent === undefined);
  const topLevel = live.filter(({ within }) => within.length === 0);
  const matched = matchResources({ owner, desired: whole, live: topLevel, forget, createMissing });
  const references = referencedAddresses(input.desired);
  const { matches, refused } = orderMatches(matched.matches, references);
  const draft: Draft = {
    matched,
    changes: [],
    kept: [],
    missing: [],
    refused,
    circular: refused.length > 0,
    references,
  };

  const keys = new Map<Address, string>();
  const names = new Map<string, ReturnType<ChangeContext["nameOfKey"]>>();
  const dependents = dependentsByAddress(references);
  const context: ChangeContext = {
    owner,
    secretOf,
    now: input.createdAt,
    keyOf: (address) => keys.get(address),
    nameOfKey: (key) => names.get(key),
    dependentsOf: (address) => dependents.get(address) ?? [],
  };
  // In the order of references, so that a key is known by the time a text that names it is looked at.
  const built = matches.map((match) => {
    const change = buildChange(match, context);
    const { keyMeans } = kindOf(change.kind);
    if (change.key !== undefined && keyMeans) names.set(change.key, { kind: keyMeans, name: change.name });
    if (change.key !== undefined && change.action !== "replace") keys.set(change.address, change.key);
    return { match, change };
  });
  const sources = indexParts(input);
  for (const { match, change } of built) {
    draft.changes.push(change);
    if (match.type === "keep") draft.kept.push({ desired: match.desired, live: match.live });
    draftParts({ match, change, context, sources }, draft);
  }
  return draft;
}

function indexParts({ desired, live }: DraftInput): PartSources {
  return {
    declared: groupBy(desired, ({ parent = "" }) => parent),
    live: groupBy(live, ({ within }) => within.at(-1) ?? ""),
  };
}

function orderMatches(
  matches: readonly Match[],
  references: ReadonlyMap<Address, Address[]>,
): { matches: Match[]; refused: Diagnostic[] } {
  const nodes = matches.map((match) => {
    const address = addressOfMatch(match);
    return { match, address, requires: references.get(address) ?? [] };
  });
  const order = orderByRequirements(nodes);
  if (order.type === "ordered") return { matches: order.nodes.map(({ match }) => match), refused: [] };
  return { matches: [...matches], refused: [refuseCircle(order.path, "refer to each other")] };
}
