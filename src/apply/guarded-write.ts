import { atOnce, callKind, operationOf, toItsEnd, type SpaceAccess } from "../live/call-kind.ts";
import { readObject } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { KindOperations, ResourceKind } from "../resources/kind.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { operationRow } from "../segment/operations.ts";
import type { JsonObject } from "../values/json.ts";
import { placeOfLive } from "./place-in-space.ts";
import type { WaitOptions, WhenEditable } from "./wait.ts";

/** In a lane that reads share with writes: how old a reading may be that is written upon, in API milliseconds. */
const LONGEST_LOOK_AGE_MS = 2000;
/** And how often an object is read anew because of that. */
const MOST_LOOKS = 4;

/** A write of one object, as it follows from how that is just before. */
export interface WriteRequest {
  verb: "update" | "delete";
  /** What takes longer than a look at the object, and is done before that. @param asked How to ask for it. */
  before?: (asked: SpaceAccess) => Promise<void>;
  /**
   * Holds the object against what the plan saw.
   *
   * @param live The object as it was read just now; `undefined` when there is none.
   * @param open Whether an attempt before may have taken effect.
   * @returns What to send, or `undefined` when nothing is left to be done.
   * @throws {StaleError} when it is another than the plan saw.
   */
  decide: (live: LiveResource | undefined, open: boolean) => { body?: JsonObject } | undefined;
}

/** What became of a write. */
export interface WriteAnswer {
  /** Whether anything was sent at all. */
  sent: boolean;
  /** What the API answered; left out when it turned out, at first or before another attempt, that nothing was left to do. */
  answer?: JsonObject;
}

/** Writes what a request comes to. */
export type GuardedWriter = (change: Change, request: WriteRequest) => Promise<WriteAnswer>;

/**
 * Slot, look, compare, write: the place in the lane of the write is taken first, then the object is read, so that nobody's
 * edit has time to come in between, however many writes wait. The same before the write is sent once more. What is locked
 * gives its place back and is waited for.
 */
export function guardedWriter(
  access: SpaceAccess,
  whenEditable: WhenEditable,
  { timeScale }: Pick<WaitOptions, "timeScale">,
): GuardedWriter {
  return async (change, { verb, before, decide }) => {
    const kind = kindOf(change.kind);
    const place = placeOfLive(change);
    let sent = false;
    return await whenEditable(change, async (checkLock) => {
      const look = async (open: boolean): Promise<Look> => {
        // What may have been done already is looked into to the end, even when the run is to stop.
        const asked = atOnce(open ? toItsEnd(access) : access);
        await before?.(asked);
        const lookedAtMs = performance.now();
        const live = await readObject(asked, change.kind, place);
        const decision = decide(live, open);
        if (!decision) throw new NothingToWrite();
        checkLock(live);
        sent = true;
        return { ...decision, lookedAtMs };
      };
      try {
        const answer = sharesLane(kind, verb)
          ? await writeSoon(look, access, { kind, verb, place }, timeScale)
          : await callKind(access, kind, verb, { ...place, prepare: look });
        return { sent, answer };
      } catch (error) {
        if (error instanceof NothingToWrite) return { sent };
        throw error;
      }
    });
  };
}

interface Look {
  body?: JsonObject;
  lookedAtMs: number;
}

interface Write {
  kind: ResourceKind;
  verb: WriteRequest["verb"];
  place: ReturnType<typeof placeOfLive>;
}

/**
 * Where one lane has reads and writes, writes that hold all its places would wait for reads for ever. So the object is read
 * before, and once more whenever the write did not leave soon after.
 */
async function writeSoon(
  look: (open: boolean) => Promise<Look>,
  access: SpaceAccess,
  { kind, verb, place }: Write,
  timeScale: number,
): Promise<JsonObject> {
  let open = false;
  for (let looks = 1; ; looks += 1) {
    const seen = await look(open);
    let sent = false;
    const prepare = async (mayBeDone: boolean): Promise<Look> => {
      open ||= mayBeDone;
      const late = sent || performance.now() - seen.lookedAtMs > LONGEST_LOOK_AGE_MS / timeScale;
      if (late && looks < MOST_LOOKS) throw new LateLook();
      sent = true;
      return await Promise.resolve(seen);
    };
    try {
      return await callKind(atOnce(access), kind, verb, { ...place, prepare });
    } catch (error) {
      if (!(error instanceof LateLook)) throw error;
    }
  }
}

function sharesLane(kind: ResourceKind, verb: keyof KindOperations): boolean {
  const read = operationRow(operationOf(kind, kind.operations.get ? "get" : "list"));
  return read.lane === operationRow(operationOf(kind, verb)).lane;
}

/** Ends a call without a request. */
class NothingToWrite extends Error {}

/** Ends a call whose object was read too long ago. */
class LateLook extends Error {}
