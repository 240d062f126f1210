import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Address, DesiredResource, LiveResource } from "../resources/resource.ts";
import { addressOfMatch, buildChange } from "./changes.ts";
import { refuseContested } from "./contested.ts";
import { digestPlan } from "./digest.ts";
import { estimateApply, type OperationLimit } from "./estimate.ts";
import type { Change, Plan } from "./generated/plan.ts";
import { checkGuards, type GuardLimits } from "./guards.ts";
import { refuseKeyCycles } from "./key-cycles.ts";
import { findKeyUsers, nameUser, refuseStillUsed, type KeyUsers } from "./key-users.ts";
import { matchResources, type Match } from "./match.ts";
import { orderByRequirements } from "./order.ts";
import { refuseSilentRenames } from "./renamed.ts";
import { addRequirements, referencedAddresses } from "./requirements.ts";
import { refuseTwins } from "./twins.ts";

/** Everything a plan is made of. Plain values: planning reads nothing and writes nothing. */
export interface PlanInput {
  project: string;
  environment: string;
  space: Plan["space"];
  desired: readonly DesiredResource[];
  live: readonly LiveResource[];
  /** Addresses to let go of. */
  forget: readonly Address[];
  guards: GuardLimits;
  /** The rate limit of an operation, by its name. */
  limitOf: (operation: string) => OperationLimit;
  /** When the space was read, ISO 8601. */
  createdAt: string;
}

/**
 * Says everything that an apply would do. In this order: who belongs to whom, what differs, what waits for what, what is
 * refused, what it costs.
 */
export function makePlan(input: PlanInput): Plan {
  const { project, environment, space, desired, live, forget } = input;
  const matched = matchResources({ project, desired, live, forget });
  const references = referencedAddresses(desired);
  const inReferenceOrder = orderMatches(matched.matches, references);
  const users = findKeyUsers(live);
  const built = buildChanges(inReferenceOrder.matches, project, dependentsByAddress(references));
  const ordered = orderChanges(
    addRequirements(built, desired, live, users).map((change) => addUsers(change, users, project)),
  );
  const changes = ordered.changes.filter(({ action, warnings }) => action !== "none" || warnings.length > 0);

  const owned = matched.matches.filter(({ type }) => type === "keep" || type === "delete" || type === "forget").length;
  const replaceAllowed = new Set(desired.filter((each) => each.replaceAllowed).map((each) => each.address));
  const plan: Omit<Plan, "digest" | "createdAt"> = {
    formatVersion: 1,
    project,
    environment,
    space,
    changes,
    unchanged: ordered.changes.filter(({ action }) => action === "none").length,
    refused: [
      ...matched.refused,
      ...(inReferenceOrder.refused.length > 0 ? inReferenceOrder.refused : ordered.refused),
      ...(inReferenceOrder.refused.length > 0 ? [] : refuseKeyCycles(changes, live, references)),
      ...refuseContested(changes, matched.contested),
      ...refuseStillUsed(changes, users),
      ...refuseTwins(changes, live),
      ...refuseSilentRenames(changes),
      ...checkGuards(changes, owned, replaceAllowed, input.guards),
    ],
    warnings: matched.warnings,
    unmanaged: matched.unmanaged,
    estimate: estimateApply(changes, countKinds(live), input.limitOf),
  };
  return { ...plan, digest: digestPlan(plan), createdAt: input.createdAt };
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
  return { matches: [...matches], refused: [refuseCycle(order.path, "refer to each other")] };
}

/** Builds in reference order, so that a key is known by the time a text that names it is looked at. */
function buildChanges(
  matches: readonly Match[],
  project: string,
  dependents: ReadonlyMap<Address, Address[]>,
): Change[] {
  const keys = new Map<Address, string>();
  const names = new Map<string, string>();
  return matches.map((match) => {
    const change = buildChange(match, {
      project,
      keyOf: (address) => keys.get(address),
      nameOfKey: (key) => {
        const name = names.get(key);
        return name === undefined ? undefined : { kind: "audience", name };
      },
      dependentsOf: (address) => dependents.get(address) ?? [],
    });
    if (change.key !== undefined) names.set(change.key, change.name);
    if (change.key !== undefined && change.action !== "replace") keys.set(change.address, change.key);
    return change;
  });
}

/** Adds the live objects whose queries use the key, where no reference in a manifest says so already. */
function addUsers(change: Change, users: KeyUsers, project: string): Change {
  const found = change.key === undefined ? [] : (users.get(change.key) ?? []);
  if (found.length === 0) return change;
  const dependents = new Set([...change.impact.dependents, ...found.map((user) => nameUser(user, project))]);
  return { ...change, impact: { ...change.impact, dependents: [...dependents].toSorted((a, b) => (a < b ? -1 : 1)) } };
}

function orderChanges(changes: readonly Change[]): { changes: Change[]; refused: Diagnostic[] } {
  const order = orderByRequirements(changes);
  if (order.type === "ordered") return { changes: order.nodes, refused: [] };
  return { changes: [...changes], refused: [refuseCycle(order.path, "wait for each other")] };
}

function refuseCycle(path: readonly string[], how: string): Diagnostic {
  return {
    code: "plan-cycle",
    severity: "error",
    message: `${path.join(" → ")} ${how} in a circle`,
    hint: "break the circle at one place and apply that first",
    ...(path[0] !== undefined && { address: path[0] }),
  };
}

function dependentsByAddress(references: ReadonlyMap<Address, Address[]>): Map<Address, Address[]> {
  const inverted = new Map<Address, Address[]>();
  for (const [from, targets] of references)
    for (const target of targets) {
      const others = inverted.get(target);
      if (others) others.push(from);
      else inverted.set(target, [from]);
    }
  return inverted;
}

function countKinds(live: readonly LiveResource[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of live) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
