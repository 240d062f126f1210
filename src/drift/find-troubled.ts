import { compareText } from "../values/compare-text.ts";
import { addressOf, expiringPartsOf, kindOf } from "../resources/kinds.ts";
import type { Address } from "../resources/resource.ts";
import type { OwnedLive } from "../plan/match/is-leftover.ts";
import { daysAfter, daysBetween } from "../plan/days-between.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { KeyEvidence } from "../plan/keys/key-evidence.ts";
import { unknownKeyNote } from "../plan/keys/unknown-key-text.ts";
import { withDeclared } from "../plan/keys/declared-instead.ts";
import { unknownKeyFinder, type UnknownKey } from "../plan/keys/unknown-keys.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
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
  /** Its query names a key that nothing has, and there is evidence that it is a key and no trait that events set. */
  | { type: "dead-key"; key: string; evidence: KeyEvidence; declared?: NonNullable<UnknownKey["declared"]> };

/** An owned object in trouble. */
export interface TroubledObject {
  address: Address;
  kind: string;
  name: string;
  id: string;
  trouble: Trouble;
  /** The last change of any kind, and by whom, as far as the space says. */
  updatedBy?: string;
  /** What that person is called. Left out where it is not known. */
  updatedByName?: string;
  updatedAt?: string;
  /** Where the manifest is. */
  source?: NonNullable<Change["source"]>;
}

/** What live objects of the project say by themselves, in the order of their addresses. */
export interface Troubles {
  troubled: TroubledObject[];
  /** Keys in their queries that nothing has and that may be in order all the same. */
  doubtedKeys: Diagnostic[];
}

/** Finds the objects of the project that are in trouble. @param owned The live objects of the project. */
export function findTroubled(input: DriftInput, owned: Iterable<OwnedLive>): Troubles {
  const { desired, reading, elsewhere, unselectedChanges = [] } = input;
  const changes = [...input.changes, ...unselectedChanges];
  const changed = new Map(changes.map((change) => [change.previousAddress ?? change.address, change]));
  const unknownKeysOf = unknownKeyFinder(reading, desired, [], elsewhere);
  const sources = new Map(desired.map(({ address, source }) => [address, source]));
  const found = [...owned].map((object) => {
    const marked = addressOf(kindOf(object.kind), object.ownership.name);
    const address = changed.get(marked)?.address ?? marked;
    const source = sources.get(address) ?? changed.get(marked)?.source;
    const keys = unknownKeysOf(object).map((key) => withDeclared(key, changed.get(marked)));
    const troubles = [...troublesOf(object, address, input), ...keys.flatMap(deadKey)];
    return {
      address,
      troubled: troubles.map((trouble) => describeTroubled(object, address, trouble, source)),
      doubtedKeys: keys
        .filter(({ evidence }) => !evidence)
        .map((key) => unknownKeyNote(key, object.kind, { address, source })),
    };
  });
  found.sort((a, b) => compareText(a.address, b.address));
  return {
    troubled: found.flatMap(({ troubled }) => troubled),
    doubtedKeys: found.flatMap(({ doubtedKeys }) => doubtedKeys),
  };
}

function deadKey({ key, evidence, declared }: UnknownKey): Trouble[] {
  return evidence ? [{ type: "dead-key", key, evidence, ...(declared && { declared }) }] : [];
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
