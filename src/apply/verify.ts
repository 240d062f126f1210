import { readParts, type PartsToRead } from "../live/read-parts.ts";
import { readSpace } from "../live/read-space.ts";
import { compareFields } from "../plan/change/compare-fields.ts";
import { untoldFields } from "../plan/change/uncompared.ts";
import type { Change, OwnershipRecord, Plan } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import { isSameOwner } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import { fieldPath } from "../values/pointer.ts";
import type { Outcome } from "./outcome.ts";
import { plannedValues } from "./planned-values.ts";
import { shownSpec } from "./precondition.ts";
import type { WriteContext } from "./writer.ts";

/** How long to wait for lists to show what was done, in API milliseconds: the longest pause, and all of them. */
const FIRST_PAUSE_MS = 1000;
const PATIENCE_MS = 30_000;

/** What the last look at the space showed. */
export interface Settlement {
  live: readonly LiveResource[];
  /** Addresses of done changes that the lists do not show yet. */
  settling: string[];
  /** Fields that were written and that the space does not tell, by address, as people read them. */
  untold: Record<string, string[]>;
}

/**
 * Reads the space until it shows what was done. Whether lists are consistent at once is not documented (API.md 1.7),
 * and a next run that reads an old list would create everything again; so a run ends only when lists have caught up, or
 * patience has run out.
 *
 * @param pause Waits for so many API milliseconds; answers whether to go on.
 */
export async function waitUntilSettled(
  plan: Plan,
  outcomes: readonly Outcome[],
  context: Pick<WriteContext, "access" | "madeId" | "keyOf" | "secretOf">,
  pause: (ms: number) => Promise<boolean>,
): Promise<Settlement> {
  const { access, madeId } = context;
  const done = new Map(outcomes.flatMap((outcome) => (outcome.status === "done" ? [[outcome.address, outcome]] : [])));
  if (done.size === 0) return { live: [], settling: [], untold: {} };
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const topLevel = await readSpace(access);
    const { live, complete } = await readParts(access, topLevel, partsToProve(plan, done, topLevel.live, madeId));
    const byId = new Map(live.map((object) => [object.id, object]));
    const untold: Settlement["untold"] = {};
    const settling = plan.changes.flatMap((change) => {
      const outcome = done.get(change.address);
      if (!outcome) return [];
      // Of a kind that cannot be read, what is not in the list may be there all the same.
      const known = (complete[change.kind] ?? true) === true;
      const found = known ? holdAgainst(change, outcome.id ?? "", byId, context) : unsettled;
      if (found.untold.length > 0) untold[change.address] = found.untold;
      return found.settled ? [] : [change.address];
    });
    if (settling.length === 0 || waitedMs >= PATIENCE_MS || !(await pause(pauseMs))) return { live, settling, untold };
    waitedMs += pauseMs;
  }
}

/** Whether the lists show a change, and which of its fields they say nothing of. */
interface Showing {
  settled: boolean;
  untold: string[];
}

const unsettled: Showing = { settled: false, untold: [] };

function holdAgainst(
  change: Change,
  id: string,
  byId: ReadonlyMap<string, LiveResource>,
  context: Pick<WriteContext, "keyOf" | "secretOf">,
): Showing {
  const live = byId.get(id);
  if (change.action === "delete") return { settled: live === undefined, untold: [] };
  if (!live || (change.action === "replace" && byId.has(change.id ?? ""))) return unsettled;
  if (!isMarked(live, change.ownership.after)) return unsettled;
  if (change.action === "forget") return { settled: true, untold: [] };
  const kind = kindOf(change.kind);
  const { spec } = plannedValues(change, context);
  const compared = compareFields(kind, spec, shownSpec(change, live, context));
  const untold = untoldFields(compared).map(({ pointer }) => fieldPath(pointer));
  return { settled: compared.changed.length === 0, untold };
}

/** Whether an object carries the marker that was written. The rest of it was only known when it was. */
function isMarked({ ownership }: LiveResource, wanted: OwnershipRecord | null): boolean {
  if (!wanted || typeof ownership !== "object") return !wanted && ownership === undefined;
  return (
    isSameOwner(ownership, wanted) &&
    ownership.name === wanted.name &&
    ownership.protect === wanted.protect &&
    ownership.onRemove === wanted.onRemove
  );
}

/** The lists that show the parts which were written, as far as their audience is still there. */
function partsToProve(
  { changes }: Plan,
  done: ReadonlyMap<string, Outcome>,
  topLevel: readonly LiveResource[],
  madeId: WriteContext["madeId"],
): PartsToRead[] {
  const present = new Map(topLevel.map((object) => [object.id, object]));
  const wanted = new Map<string, Set<string>>();
  for (const { address, kind, within } of changes) {
    const [audience] = within ?? [];
    const id = audience && (madeId(audience.address) ?? audience.id);
    const object = present.get(id ?? "");
    // Some parts come along with their audience, unless the answer leaves them out.
    if (id === undefined || !done.has(address) || !object || object.knows?.includes(kind)) continue;
    wanted.set(id, (wanted.get(id) ?? new Set()).add(kind));
  }
  return [...wanted].map(([audience, kinds]) => ({ audience, kinds: [...kinds] }));
}
