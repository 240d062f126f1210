import { compareText } from "../values/compare-text.ts";
import { addressOf, expiringPartsOf, kindOf } from "../resources/kinds.ts";
import type { Address } from "../resources/resource.ts";
import { claimMarkers } from "../plan/match/claim-markers.ts";
import type { OwnedLive } from "../plan/match/is-leftover.ts";
import { daysAfter, daysBetween } from "../plan/days-between.ts";
import type { Change } from "../plan/generated/plan.ts";
import { deadKeyFinder, type DeadKey } from "./dead-keys.ts";
import type { DriftInput } from "./drift-input.ts";

/** How many days a linked audience may be disabled before drift warns of what becomes of its schedules. */
const WARNING_DAYS = 80;

/** What is the matter with an owned object that may well be as declared. */
export type Trouble =
  /** Segment could not compute it. The status as Segment writes it. */
  | { type: "failed"; status: string }
  /**
   * A linked audience that is disabled for so long that Segment is about to delete its schedules. `disabledDays`: whole
   * days, at least so many. `deletedBy`: ISO 8601, at the latest then.
   */
  | { type: "expiring-schedules"; disabledDays: number; deletedBy: string }
  | DeadKey;

/** An owned object in trouble. */
export interface TroubledObject {
  address: Address;
  kind: string;
  name: string;
  id: string;
  trouble: Trouble;
  /** The last change of any kind, and by whom, as far as the space says. */
  updatedBy?: string;
  updatedAt?: string;
  /** Where the manifest is. */
  source?: NonNullable<Change["source"]>;
}

/** The objects of the project that are in trouble, in the order of their addresses. */
export function findTroubled(input: DriftInput): TroubledObject[] {
  const { owner, desired, reading, unselectedChanges = [] } = input;
  const changes = [...input.changes, ...unselectedChanges];
  const topLevel = reading.live.filter(({ within }) => within.length === 0);
  const changed = new Map(changes.map((change) => [change.previousAddress ?? change.address, change]));
  const deadKeysOf = deadKeyFinder(input);
  const sources = new Map(desired.map(({ address, source }) => [address, source]));
  return [...claimMarkers(owner, topLevel).owned.values()]
    .flatMap((object) => {
      const owned = addressOf(kindOf(object.kind), object.ownership.name);
      const address = changed.get(owned)?.address ?? owned;
      const source = sources.get(address) ?? changed.get(owned)?.source;
      const troubles = [...troublesOf(object, address, input), ...deadKeysOf(object)];
      return troubles.map((trouble) => describeTroubled(object, address, trouble, source));
    })
    .toSorted((a, b) => compareText(a.address, b.address));
}

function troublesOf(object: OwnedLive, address: Address, input: DriftInput): Trouble[] {
  const { status = "" } = object.facts;
  const failed = kindOf(object.kind).failedStatuses.some((each) => each.toLowerCase() === status.toLowerCase());
  const expiring = expiringSchedules(object, input.createdAt);
  return [
    ...(failed ? [{ type: "failed", status } as const] : []),
    ...(expiring && hasSchedules(object, address, input) ? [expiring] : []),
  ];
}

/**
 * An edit of any kind moves `updatedAt`, disabling among them, so an audience has been disabled at least since then, and
 * its schedules go 90 days after it at the latest.
 */
function expiringSchedules({ kind, spec, facts: { updatedAt } }: OwnedLive, now: string): Trouble | undefined {
  const expiring = expiringPartsOf(kind);
  const days = daysBetween(updatedAt, now);
  if (!expiring || spec["enabled"] !== false || !(days >= WARNING_DAYS)) return undefined;
  if (kindOf(expiring.kind).parent?.possible?.(spec) === false) return undefined;
  const deletedBy = daysAfter(updatedAt, expiring.days);
  return { type: "expiring-schedules", disabledDays: Math.floor(days), deletedBy };
}

/** Whether an audience has schedules to lose, or is to get some. Those that are gone already are told as vanished. */
function hasSchedules(
  { id, kind: audienceKind }: OwnedLive,
  address: Address,
  { changes, reading }: DriftInput,
): boolean {
  const schedule = expiringPartsOf(audienceKind)?.kind;
  const planned = changes.filter(({ kind, within }) => kind === schedule && within?.[0]?.address === address);
  return (
    reading.live.some(({ kind, within }) => kind === schedule && within[0] === id) ||
    planned.some(({ action, reason }) => action === "create" && reason !== "drift")
  );
}

function describeTroubled(
  { kind, name, id, facts: { updatedBy, updatedAt } }: OwnedLive,
  address: Address,
  trouble: Trouble,
  source: Change["source"],
): TroubledObject {
  return {
    address,
    kind,
    name,
    id,
    trouble,
    ...(updatedBy !== "" && { updatedBy }),
    ...(updatedAt !== "" && { updatedAt }),
    ...(source && { source: { file: source.file, line: source.line, column: source.column } }),
  };
}
