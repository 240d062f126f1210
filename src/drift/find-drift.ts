import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Change } from "../plan/generated/plan.ts";
import { onlySendsAgain } from "../plan/change/sends-secrets.ts";
import { claimMarkers } from "../plan/match/claim-markers.ts";
import { fieldChanges } from "../plan/change/field-changes.ts";
import { isAsDeclared, isBehind } from "../plan/change/is-change.ts";
import type { Fate } from "../resources/fate.ts";
import { unknownKinds } from "../resources/reading.ts";
import { addressOf, kindOf } from "../resources/kinds.ts";
import type { Address, DesiredResource } from "../resources/resource.ts";
import { unselectedOf } from "../plan/select/select-addresses.ts";
import { reachOf } from "../values/command-line.ts";
import { groupBy } from "../values/group-by.ts";
import type { Drift, DriftOptions, MissingObject } from "./drift.ts";
import type { DriftInput } from "./drift-input.ts";
import { findNotCompared } from "./not-compared.ts";
import { readInSpace, toDriftedObject, toDriftedPart, toEditedObject, withoutEdits } from "./drifted-object.ts";
import { toMissingObject, withUsers } from "./missing-object.ts";
import { formerFinder } from "./find-former.ts";
import { holderFinder } from "./find-holder.ts";
import { namersFinder, type KeyNamers } from "./find-namers.ts";
import { findOffByDefault } from "./find-off-by-default.ts";
import { findTroubled, type TroubledObject } from "./find-troubled.ts";
import { findUndeclaredOff } from "./find-undeclared-off.ts";
import { findUnmanaged } from "./find-unmanaged.ts";
import { isNeverSeen } from "./never-seen.ts";
import { lostMarkersLast, worstEditFirst, worstPartFirst } from "./worst-first.ts";

/** The groups of a drift that hold changes; those that go along with one that is told are in none. */
type ChangeGroup = "onlyEdited" | "missing" | "vanished" | "differing" | "pending" | "along";

/**
 * Sorts changes by who caused them, field by field where the marker remembers what was applied, and adds what the live
 * objects themselves say. Without a state file an object that was deleted by hand looks like one that was never applied;
 * both are reported as missing, because losing an audience is the worst that can happen to it – unless the audit trail was
 * read and nothing shows that it ever was there: then it is pending. Of a kind that could not be read, nothing is concluded.
 *
 * @param asked Default: unmanaged objects are listed, pending changes are not, and commands lead to the environment alone.
 */
export function findDrift(input: DriftInput, asked: Partial<DriftOptions & Pick<Drift, "reach">> = {}): Drift {
  const { owner, space, createdAt, unchanged, unchangedParts, uncompared, reading, desired } = input;
  const { selected } = input;
  const { pending = false, reach = reachOf(owner.environment) } = asked;
  // What nobody owns has no address that could be selected.
  const unmanaged = selected ? "ignore" : (asked.unmanaged ?? "report");
  const isSelected = ({ address }: Pick<Change, "address">): boolean => selected?.has(address) ?? true;
  const unread = unknownKinds(reading, desired.filter(isSelected));
  const isUnread = new Set(unread.map(({ kind }) => kind));
  const nameById = new Map(reading.live.map(({ id, name }) => [id, name]));
  // A change has the name that the manifest asks for, and drift is about what is there.
  const changes = input.changes
    .filter(({ kind }) => !isUnread.has(kind))
    .map((change) => ({ ...change, name: nameById.get(change.id ?? "") ?? change.name }));
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const knownChanges = new Map([
    ...(input.unselectedChanges ?? []).map((change) => [change.address, change] as const),
    ...byAddress,
  ]);
  const real = changes.filter((change) => !isAsDeclared(change) && !differsInNothing(change));
  const topLevel = reading.live.filter(({ within }) => within.length === 0);
  const { owned, warnings } = claimMarkers(owner, topLevel);
  const { troubled, doubtedKeys } = findTroubled(input, owned.values());
  const holderOf = holderFinder(input);
  const formerOf = formerFinder(input);
  const namersOf = namersFinder(input);
  const fateOf = ({ address }: Change): Fate | undefined => input.fates?.get(address);
  const named = namedByKey(troubled);
  const neverSeen = new Set(
    real.filter((each) => {
      const found = holderOf(each);
      return !formerOf(each).renamedFrom && isNeverSeen(each, { fate: fateOf(each), found, named });
    }),
  );
  const groups = groupBy(real, (change) => groupOf(change, byAddress, neverSeen));
  const all = (group: ChangeGroup): Change[] => groups.get(group) ?? [];
  const following = all("pending").flatMap(({ address, follows }) => (follows ? [{ address, keysOf: follows }] : []));
  const notCompared = findNotCompared(desired.filter(isSelected), byAddress, reading.live);
  const behind = changes.filter(isBehind).map(({ address }) => address);
  return {
    project: owner.project,
    environment: owner.environment,
    space,
    createdAt,
    unchanged,
    ...(unchangedParts !== undefined && { unchangedParts }),
    ...(uncompared && { uncompared }),
    // What is to be taken over is not this project's yet, whoever edited it.
    edited: worstEditFirst(
      real
        .filter(({ edited = [], reason }) => edited.length > 0 && reason !== "adopted")
        .map((change) => toEditedObject(readInSpace(change, knownChanges))),
    ),
    missing: lostMarkersLast(
      all("missing").map((change) =>
        withUsers(
          {
            ...toMissingObject(change, holderOf(change)),
            ...formerOf(change),
            ...fated(fateOf(change)),
            ...namedBy(namersOf(change.address)),
            ...formerly(desired.find(({ address }) => address === change.address)),
          },
          knownChanges,
        ),
      ),
    ),
    vanished: all("vanished").map(toDriftedObject),
    differing: worstPartFirst(
      all("differing").map((change) => toDriftedPart(change, audienceNameOf(change, byAddress, input))),
    ),
    troubled: troubled.filter(isSelected),
    // What has no address cannot be selected.
    notices: [
      ...warnings,
      ...doubtedKeys,
      ...changes.flatMap(secretsInClear),
      ...findUndeclaredOff(changes, reading.live, reach),
      ...findOffByDefault(changes, reading.live, desired),
    ]
      .filter(({ address }) => (address === undefined ? !selected : isSelected({ address })))
      .map((notice) => ({ ...notice, severity: "info" })),
    unmanaged: unmanaged === "ignore" ? [] : findUnmanaged(changes, reading.live),
    pending: all("pending").map(withoutEdits),
    ...(following.length > 0 && { following }),
    unread,
    ...(behind.length > 0 && { behind }),
    ...(notCompared.length > 0 && { notCompared }),
    asked: { unmanaged, pending },
    reach,
    ...(selected && { unselected: unselectedOf(selected) }),
  };
}

/** Whether a change is left out for what its manifest says alone: nothing shows that anything moved in the space. */
function differsInNothing(change: Change): boolean {
  return secretsInClear(change).length > 0 && change.before !== null && fieldChanges(change).length === 0;
}

/** Secrets that a manifest gives in clear text: whether the space still has them nobody can say. */
function secretsInClear({ warnings }: Change): Diagnostic[] {
  return (warnings as Diagnostic[]).filter(({ code }) => code === "plan-secret-in-clear");
}

function fated(fate: Fate | undefined): { fate?: Fate } {
  return fate ? { fate } : {};
}

function formerly({ kind = "", previousNames = [] }: Partial<DesiredResource> = {}): Pick<
  MissingObject,
  "formerAddresses"
> {
  return previousNames.length === 0
    ? {}
    : { formerAddresses: previousNames.map((name) => addressOf(kindOf(kind), name)) };
}

function namedBy(namers: KeyNamers | undefined): { namedBy?: KeyNamers } {
  return namers ? { namedBy: namers } : {};
}

/** What is declared and not there although a query of this project names its key: it had it before, or is misspelt. */
function namedByKey(troubled: readonly TroubledObject[]): Set<Address> {
  return new Set(
    troubled.flatMap(({ trouble }) =>
      trouble.type === "dead-key" && trouble.evidence.type === "missing" ? [trouble.evidence.address] : [],
    ),
  );
}

function groupOf(change: Change, byAddress: ReadonlyMap<Address, Change>, neverSeen: ReadonlySet<Change>): ChangeGroup {
  const { within, action, id, reason, warnings } = change;
  if (warnings.some(({ code }) => code === "plan-schedule-vanished")) return "vanished";
  if (onlySendsAgain(change)) return "pending";
  if (within) {
    const [audience, ...between] = within.map(({ address }) => byAddress.get(address));
    // Who removes a connection removes its activations with it: one act, which is told once.
    if (stays(audience)) return between.every(stays) ? "differing" : "along";
    return audience && groupOf(audience, byAddress, neverSeen) === "missing" ? "along" : "pending";
  }
  if (reason === "drift") return "onlyEdited";
  // An adoption is for once: whatever is declared and carries no marker was lost, or was never applied.
  const isMissing = id === undefined || action === "adopt";
  return isMissing && !neverSeen.has(change) ? "missing" : "pending";
}

/** What people call the audience of a part: its address where nothing says more. */
function audienceNameOf(
  { within: [audience] = [] }: Change,
  byAddress: ReadonlyMap<Address, Change>,
  { reading, desired }: DriftInput,
): string {
  const { address = "", id } = audience ?? {};
  const live = reading.live.find((each) => each.id === id);
  const spec = desired.find((each) => each.address === address)?.spec ?? {};
  const name = byAddress.get(address)?.name ?? live?.name ?? spec["name"];
  return typeof name === "string" ? name : address;
}

/**
 * Whether what has parts stays in the space, so that these differ on their own account. That its manifest has changed says
 * nothing of them: they may have been edited in the space all the same.
 */
function stays(whole: Change | undefined): boolean {
  return !whole || isAsDeclared(whole) || whole.action === "update";
}
