import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FoundDestination, NamedDestination } from "../../resources/named-destination.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { Draft } from "../draft.ts";
import type { Change } from "../generated/plan.ts";
import { noteAction, showsAction } from "./note-action.ts";
import { changesNaming, connectedDestinations, type NamingChange } from "./named-destinations.ts";
import { sourceIn } from "./source-in.ts";
import { suggestDestination } from "./suggest-destination.ts";
import { withhold } from "./withhold.ts";

/**
 * Holds the changes of a draft against what the workspace says of the destinations that they name. A connection to a
 * destination that nobody sees is left out, and with it the removal of what it may be meant to take the place of.
 * Everything else that is odd is told: whether Segment would refuse it is not documented (API.md 5.1, API.md 5.11). A
 * replacement deletes first, so it is left out wherever the new object might be refused.
 *
 * @param known By the id of the destination.
 */
export function judgeDestinations(
  draft: Draft,
  desired: readonly DesiredResource[],
  live: readonly LiveResource[],
  known: ReadonlyMap<string, NamedDestination>,
): Draft {
  const declared = new Map(desired.map((each) => [each.address, each]));
  const connected = connectedDestinations(live);
  const findings = new Map<Address, Diagnostic[]>();
  const missing = new Map<Address, Change>();
  const lost = new Set<Address>();
  for (const naming of changesNaming(draft.changes, live)) {
    const answer = known.get(naming.destination);
    const { change } = naming;
    const manifest = declared.get(change.address);
    if (naming.warehouse) {
      if (answer?.type !== "found") continue;
      findings.set(change.address, [noWarehouse(change, answer.destination, manifest)]);
      if (change.action === "replace") lost.add(change.address);
      continue;
    }
    if (answer?.type === "unknown" && change.action === "replace" && mightBeRefused(naming)) {
      findings.set(change.address, [notRead(naming, answer.because, manifest)]);
      lost.add(change.address);
    }
    if (answer?.type === "found") {
      findings.set(change.address, noteFound(naming, answer.destination, manifest));
      if (mightBeLost(naming, answer.destination)) lost.add(change.address);
    }
    if (answer?.type !== "missing" || !naming.connects) continue;
    // Who sees a connection may read its destination (API.md 5.9), so that of a connection to be replaced is gone.
    if (change.action !== "replace" && connected.has(naming.destination)) continue;
    if (change.action === "replace") lost.add(change.address);
    else missing.set(change.address, change);
    findings.set(change.address, [
      {
        code: "plan-destination-unknown",
        severity: "warning",
        message: `no destination ${naming.destination} can be seen in the workspace, so ${change.address} is left out`,
        hint: suggestDestination(naming.destination, answer.seen),
        ...sourceIn(change, manifest, "/destination/id"),
      },
    ]);
  }
  const successorOf = (gone: Change): Change | undefined =>
    gone.action === "delete"
      ? [...missing.values()].find((each) => each.kind === gone.kind && parentOf(each) === parentOf(gone))
      : undefined;
  const changes = draft.changes.map((change): Change => {
    const found = findings.get(change.address) ?? [];
    const [reason] = missing.has(change.address) || lost.has(change.address) ? found : [];
    if (reason) return withhold(change, reason);
    const successor = successorOf(change);
    if (successor) return withhold(change, leftBehind(change, successor));
    return found.length > 0 ? { ...change, warnings: [...change.warnings, ...found] as Change["warnings"] } : change;
  });
  const isMissing = (id: string): boolean => known.get(id)?.type === "missing";
  return { ...draft, changes, unlisted: new Set([...connected].filter(isMissing)) };
}

function noWarehouse(
  change: Change,
  { id, name }: FoundDestination,
  manifest: DesiredResource | undefined,
): Diagnostic {
  const consequence =
    change.action === "replace"
      ? `${change.address} is left out: once deleted, it might not be created again`
      : "Segment may refuse it";
  return {
    code: "plan-destination-type",
    severity: "warning",
    message: `${id} is the destination ${name} and no warehouse, so ${consequence}`,
    hint: "remove destination.type: warehouse from the manifest",
    ...sourceIn(change, manifest, "/destination/type"),
  };
}

function notRead({ change, action }: NamingChange, because: string, manifest?: DesiredResource): Diagnostic {
  return {
    code: "plan-destination-unread",
    severity: "warning",
    message: `${change.address} is left out: whether it could be created again, once deleted, is not known: ${because}`,
    hint: "use a token whose role may read destinations, or remove it in the Segment app, so that it is created",
    ...sourceIn(change, manifest, action ? "/destinationMapping/actionId" : "/destination/id"),
  };
}

/** Whether a destination that cannot be read might refuse what is made: a connection, or an action that it did not have. */
function mightBeRefused({ change, connects, action }: NamingChange): boolean {
  return connects || action?.id !== kindOf(change.kind).usesAction?.(change.before ?? {})?.id;
}

/** Whether what is deleted first might not be created again. */
function mightBeLost({ change, connects, action }: NamingChange, { enabled, actions }: FoundDestination): boolean {
  if (change.action !== "replace") return false;
  return action ? !showsAction(actions, action.id) : connects && enabled === false;
}

function noteFound(
  { change, connects, action }: NamingChange,
  destination: FoundDestination,
  manifest: DesiredResource | undefined,
): Diagnostic[] {
  if (action) return noteAction(change, action, destination, manifest);
  if (!connects || destination.enabled !== false) return [];
  const consequence =
    change.action === "replace"
      ? `${change.address} is left out: once deleted, it might not be created again`
      : "the audience will probably be sent nowhere by it";
  return [
    {
      code: "plan-destination-disabled",
      severity: "warning",
      message: `the destination ${destination.name} is switched off, so ${consequence}`,
      hint: "switch it on in the Segment app (Connections → Destinations), or take it out of the manifest",
      ...sourceIn(change, manifest, "/destination/id"),
    },
  ];
}

function leftBehind(change: Change, successor: Change): Diagnostic {
  return {
    code: "plan-needs-withheld",
    severity: "warning",
    message: `${change.address} is not removed, because ${successor.address}, which may be meant to take its place, is left out`,
    hint: `first see to ${successor.address}`,
    address: change.address,
  };
}

function parentOf({ within }: Pick<Change, "within">): string | undefined {
  return within?.at(-1)?.address;
}
