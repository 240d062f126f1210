import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { isSameOwner } from "../../resources/ownership.ts";
import { kindOf } from "../../resources/kinds.ts";
import { compareFields } from "../change/compare-fields.ts";
import { isChange, isWritten, letsGo } from "../change/is-change.ts";
import { writeSent } from "../../resources/sent-secrets.ts";
import type { Change, Plan } from "../generated/plan.ts";
import { partMarkOf } from "../change/sends-secrets.ts";
import { placeOf } from "../place.ts";
import { findMoved } from "./find-moved.ts";
import { withoutResends } from "./leave-out-resends.ts";

/** What a plan that was approved and what is needed now have in common. */
export interface Agreement {
  /** The addresses of the changes that both have alike. */
  agreed: ReadonlySet<Address>;
  /** The approved changes that are done already. */
  done: readonly Change[];
  /** Why the approved plan cannot be carried out as it is. Empty when it can. */
  differing: readonly Diagnostic[];
  /** How many changes are needed now that the approved plan does not have. */
  leftOut: number;
}

/** What came of one approved change: it still has to be done, it is done, it does not matter, or why it is another one now. */
type Standing = "agreed" | "done" | "moot" | { because: string; hint?: string | undefined };

/**
 * Holds an approved plan against what files and space call for now. An approval is no instruction: what only the approved
 * plan has is never done, so that a plan that is old, made for something else or made by hand can do nothing of its own.
 *
 * @param changes Everything that is declared or owned, `none` among it.
 * @param unselected What would be done to the objects that are not selected.
 * @param refused What keeps single manifests from being planned, such as an object that another project adopted first.
 */
export function agree(
  approved: Pick<Plan, "changes">,
  changes: readonly Change[],
  live: readonly LiveResource[],
  unselected: readonly Change[] = [],
  refused: readonly Diagnostic[] = [],
): Agreement {
  const now = new Map([...changes, ...unselected].map((change) => [change.address, change]));
  const objects = new Map(live.map((object) => [object.id, object]));
  const keyOf = (address: Address): string | undefined => {
    const change = now.get(address);
    return change?.action === "replace" ? undefined : change?.key;
  };
  const wanted = new Map(approved.changes.filter(isWritten).map((change) => [change.address, change]));
  const standings = [...wanted.values()].map((change) => {
    const current = now.get(change.address);
    return {
      change,
      standing: current ? standingOf(change, current, { objects, keyOf, refused }) : absent(change, objects),
    };
  });
  const agreed = new Set(standings.flatMap(({ change, standing }) => (standing === "agreed" ? change.address : [])));
  return {
    agreed,
    done: standings.flatMap(({ change, standing }) => (standing === "done" ? change : [])),
    differing: standings.flatMap(({ change, standing }) => {
      if (typeof standing === "object") return differs(change, standing.because, standing.hint);
      const lacking = standing === "agreed" ? lackingOf(now.get(change.address), agreed, now) : [];
      return lacking.map((address) => differs(change, `it needs ${address}, which the plan does not have`));
    }),
    leftOut: changes.filter((change) => isChange(change) && !wanted.has(change.address)).length,
  };
}

function differs(change: Change, because: string, hint?: string): Diagnostic {
  const message = `${change.address}: ${because}`;
  return { code: "plan-stale", severity: "error", message, ...(hint !== undefined && { hint }), ...placeOf(change) };
}

interface Facts {
  objects: ReadonlyMap<string, LiveResource>;
  keyOf: Parameters<typeof findMoved>[2];
  refused: readonly Diagnostic[];
}

function standingOf(change: Change, now: Change, { objects, keyOf, refused }: Facts): Standing {
  const unsent = change.resends && !now.resends ? change.resends : [];
  if (unsent.length > 0 && !wasSentSince(change, objects))
    return { because: "the secrets that it sends again are not set here, or are those that were sent last" };
  const approved = unsent.length > 0 ? withoutResends(change, unsent) : change;
  const [why = refused.find(({ address }) => address === now.address)] = now.warnings;
  // What the plan was made with may have to be said again, and only the finding itself knows that.
  if (now.action === "withheld" && why) return { because: why.message, hint: why.hint };
  if (departs(approved) && (now.action !== approved.action || letsGo(now) !== letsGo(approved)))
    return { because: describeTurn(approved, now) };
  const moved = findMoved(approved, now, keyOf);
  // Renewing a marker is no change by itself, and a part of every other one.
  if (now.action === "mark" && moved === undefined) return "agreed";
  if (approved.action === "mark" && now.action !== "none") return "moot";
  if (now.action === "none") return moved === undefined ? "done" : { because: moved };
  if (now.action === approved.action) {
    if (!isFromSame(approved, now)) return { because: "another project owns it now than when the plan was made" };
    if (now.id !== approved.id) return { because: `it is another object now, ${now.id} and not ${approved.id}` };
    return moved === undefined ? "agreed" : { because: moved };
  }
  // A replacement that was cut short: the old object is gone, and the new one is what is left to do.
  const halfDone = approved.action === "replace" && now.action === "create" && !objects.has(approved.id ?? "");
  if (halfDone && moved === undefined) return "agreed";
  return { because: (now.action === "update" ? moved : undefined) ?? describeTurn(approved, now) };
}

/** Whether an object is taken over from the project, or from nobody, as was approved. */
function isFromSame({ ownership: { before: was } }: Change, { reason, ownership: { before: is } }: Change): boolean {
  if (reason !== "adopted") return true;
  return was && is ? isSameOwner(was, is) : was === is;
}

/** Whether the marker of its audience remembers something else of a part's secrets than when the change was approved. */
function wasSentSince(approved: Change, objects: ReadonlyMap<string, LiveResource>): boolean {
  const { ownership } = objects.get(approved.within?.[0]?.id ?? "") ?? {};
  const part = partMarkOf(approved);
  const sent = typeof ownership === "object" ? ownership.sent?.find((each) => each.part === part) : undefined;
  return sent !== undefined && writeSent(sent) !== approved.sentBefore;
}

/** Why something else is to be done to a resource than was approved. */
function describeTurn(approved: Change, now: Change): string {
  if (now.action === "withheld") return "it cannot be planned now";
  if (now.action === "delete") return "no manifest asks for it any more";
  if (letsGo(now)) return letGoText(now);
  if (departs(approved)) return "a manifest declares it";
  if (now.action === "create") return "it is gone from the space, or does not carry this project's marker any more";
  return `the plan says ${approved.action}, and now it would be ${now.action}`;
}

/** Whether an object is not this project's any more when a change is done. */
function departs(change: Change): boolean {
  return change.action === "delete" || letsGo(change);
}

function letGoText({ onRemove }: Change): string {
  return onRemove
    ? `no manifest asks for it any more, and it has onRemove: ${onRemove}`
    : "the project file asks to forget it now";
}

/** Where a change stands whose address is neither declared nor owned. */
function absent(change: Change, objects: ReadonlyMap<string, LiveResource>): Standing {
  const { action, id = "", kind, within = [] } = change;
  if (action === "mark") return "moot";
  const object = objects.get(id);
  if (letsGo(change) && object?.ownership === undefined && isLeftAs(change, object)) return "done";
  if (!departs(change)) return { because: "no manifest asks for it" };
  if (object) return { because: "neither the files nor the marker of the object ask for it" };
  const parent = objects.get(within.at(-1)?.id ?? "");
  return parent && !parent.knows?.includes(kind) ? { because: "the files do not manage it any more" } : "done";
}

/** Whether an object that was to be let go is as it was to be left. Letting go alone leaves it as it is. */
function isLeftAs({ action, kind, after }: Change, object: LiveResource | undefined): boolean {
  return action === "forget" || !object || compareFields(kindOf(kind), after ?? {}, object.spec).changed.length === 0;
}

/** What a change cannot be done without, and nobody approved: what gives it a key, and what it becomes a part of. */
function lackingOf(
  change: Change | undefined,
  agreed: ReadonlySet<Address>,
  now: ReadonlyMap<Address, Change>,
): Address[] {
  const makes = new Set<Change["action"] | undefined>(["create", "replace", "adopt"]);
  return (change?.requires ?? []).filter((address) => !agreed.has(address) && makes.has(now.get(address)?.action));
}
