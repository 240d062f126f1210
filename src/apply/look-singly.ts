import { toItsEnd } from "../live/call-kind.ts";
import { listObjects, readObject } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { holdAgainst, type DoneOutcome, type Verdict } from "./hold-against.ts";
import { placeOfLive, placeOfNew } from "./place-in-space.ts";
import type { WriteContext } from "./writer.ts";

/** What proves a change. */
export type ProofContext = Pick<WriteContext, "access" | "madeId" | "keyOf" | "secretOf" | "listPatienceMs">;

/**
 * Looks at the objects of changes by themselves, because lists may lag: the list of its place only where the API reads no
 * single object of a kind, and then once for all of them.
 *
 * @returns What speaks against each, in the given order. That an object cannot be read does so, too.
 */
export async function lookSingly(
  done: readonly (readonly [Change, DoneOutcome])[],
  context: ProofContext,
): Promise<Verdict[]> {
  const access = toItsEnd(context.access);
  const lists = new Map<string, Promise<readonly LiveResource[]>>();
  const find = async (name: string, within: readonly string[], id: string): Promise<LiveResource | undefined> => {
    const kind = kindOf(name);
    if (kind.operations.get !== undefined) return await readObject(access, name, { within, id });
    const place = JSON.stringify([name, ...within]);
    const list = lists.get(place) ?? listObjects(access, kind, within);
    lists.set(place, list);
    return (await list).find((object) => object.id === id);
  };
  const look = async (change: Change, outcome: DoneOutcome): Promise<Verdict> => {
    const { action, kind } = change;
    const live = placeOfLive(change);
    const old = action === "delete" || action === "replace" ? await find(kind, live.within, live.id) : undefined;
    const now =
      action === "delete" ? undefined : await find(kind, placeOfNew(change, context).within, outcome.id ?? "");
    return holdAgainst(change, outcome, { now, old }, context);
  };
  return await Promise.all(
    done.map(async ([change, outcome]): Promise<Verdict> => {
      try {
        return await look(change, outcome);
      } catch (error) {
        access.signal?.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        return { because: `no list shows it, and it could not be read: ${reason}`, untold: [] };
      }
    }),
  );
}
