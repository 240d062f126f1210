import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { NoDestination } from "../../resources/declare-parts.ts";
import type { NamedDestination } from "../../resources/named-destination.ts";
import { secretNamer } from "../../resources/secret-names.ts";
import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import { remedyOf, withhold } from "../change/withhold.ts";
import type { Draft } from "../draft.ts";
import type { Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import { destinationChecks } from "./checks.ts";
import type { Objection, Surroundings } from "./destination-check.ts";
import { hideValues } from "./hide-values.ts";
import { findOverfull } from "./mappings-per-destination.ts";
import { changesNaming, connectedDestinations, maskedSettings } from "./named-destinations.ts";

/**
 * Holds the changes of a draft against what the workspace says of the destinations that they name. Where documents say that an
 * apply would fail, the change is left out alone, and with a connection the removal of what it may be meant to take the place
 * of. What is only odd is told: whether Segment would refuse it is not documented (API.md 5.1, API.md 5.11). A replacement
 * deletes first, so it is left out wherever the new object might be refused.
 */
export function judgeDestinations(
  draft: Draft,
  desired: readonly DesiredResource[],
  live: readonly LiveResource[],
  around: Surroundings,
): Draft {
  const { known } = around;
  const declared = new Map(desired.map((each) => [each.address, each]));
  const nameOfSecret = secretNamer(desired);
  const connected = connectedDestinations(live);
  const masked = maskedSettings(live);
  const naming = changesNaming(draft.changes, live);
  const overfull = findOverfull(naming, draft.changes, live, around);
  const objections = new Map(
    naming.map((each) => {
      const answer = known.get(each.destination);
      const named = {
        ...each,
        answer,
        manifest: declared.get(each.change.address),
        connected,
        masked: masked.get(each.destination) ?? new Set<Pointer>(),
        nameOfSecret,
        around,
      };
      const against = destinationChecks.flatMap((check) => check(named));
      return [each.change.address, [...against, ...(overfull.get(each.change.address) ?? [])]] as const;
    }),
  );
  const reasonFor = (change: Change): Objection | undefined =>
    objections.get(change.address)?.find((each) => leavesOut(each, change));
  // Connections that are not made, where nothing has to be deleted for them.
  const notMade = new Map<Address, Change>(
    naming.flatMap(({ change, connects }) => {
      const reason = connects && change.action !== "replace" ? reasonFor(change) : undefined;
      return reason ? [[change.address, withhold(change, reason.finding)]] : [];
    }),
  );
  const successorOf = (gone: Change): Change | undefined =>
    gone.action === "delete"
      ? [...notMade.values()].find((each) => each.kind === gone.kind && parentOf(each) === parentOf(gone))
      : undefined;
  const changes = draft.changes.map((change): Change => {
    const against = objections.get(change.address) ?? [];
    const reason = reasonFor(change);
    const others = against.filter((each) => each !== reason).map(({ finding }) => finding);
    const told =
      others.length > 0 ? { ...change, warnings: [...change.warnings, ...others] as Change["warnings"] } : change;
    if (reason)
      return withhold(
        hideValues(
          told,
          against.flatMap(({ hides }) => hides ?? []),
        ),
        reason.finding,
      );
    const successor = successorOf(told);
    return successor ? withhold(told, leftBehind(told, successor)) : told;
  });
  const unlisted = new Map(
    [...connected].flatMap((id) => {
      const what = noDestination(known.get(id));
      return what ? [[id, what] as const] : [];
    }),
  );
  return { ...draft, changes, named: known, sources: around.sources, unlisted };
}

/** What a connected destination is that is none of the workspace's destinations; `undefined` where it may be one. */
function noDestination(answer: NamedDestination | undefined): NoDestination | undefined {
  if (answer?.type === "warehouse") return "warehouse";
  if (answer?.type !== "missing") return undefined;
  return answer.warehouses ? "gone" : "not-known";
}

function leavesOut({ leavesOut: when }: Objection, { action }: Change): boolean {
  return when === "always" || (when === "replacements" && action === "replace");
}

function leftBehind(change: Change, successor: Change): Diagnostic {
  return {
    code: "plan-needs-withheld",
    severity: "warning",
    message: `${change.address} is not removed, because ${successor.address}, which may be meant to take its place, is left out`,
    hint: remedyOf(successor),
    address: change.address,
  };
}

function parentOf({ within }: Pick<Change, "within">): string | undefined {
  return within?.at(-1)?.address;
}
