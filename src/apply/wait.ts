import type { SpaceAccess } from "../live/call-kind.ts";
import { readObject } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { SegmentApiError } from "../segment/errors.ts";
import type { Emit } from "./events.ts";
import { pause } from "./pause.ts";
import { placeOfLive } from "./place-in-space.ts";

/** First and longest pause between two looks, in API milliseconds. */
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 20_000;

/** How long to wait for objects that cannot be edited just now. */
export interface WaitOptions {
  /** In API milliseconds. */
  lockTimeoutMs: number;
  /** How many API seconds pass in one real second; 1 except against a simulator. */
  timeScale: number;
  /** When it aborts, nothing more is waited for. */
  stop?: AbortSignal;
}

/** An object stayed locked for longer than the run was willing to wait. */
export class LockTimeoutError extends Error {
  override readonly name = "LockTimeoutError";
  readonly code = "apply-lock-timeout";
}

/** Does something with the live object of a change as soon as it can be edited; `undefined` when it is gone. */
export type WhenEditable = <T>(change: Change, edit: (live: LiveResource | undefined) => Promise<T>) => Promise<T>;

/**
 * Waits while an object is locked, or while its first computation runs, telling so; a refusal because of a lock is
 * waited out in the same way. At the end of the patience a lock is an error, and a running computation is not: the API
 * takes edits during one.
 *
 * @throws {LockTimeoutError} when the lock outlasts `lockTimeoutMs`.
 * @throws {StoppedError} when the dispatch gate is closed meanwhile.
 */
export function editableWaiter(
  access: SpaceAccess,
  { lockTimeoutMs, timeScale }: WaitOptions,
  emit: Emit,
): WhenEditable {
  return async (change, edit) => {
    const deadline = Date.now() + lockTimeoutMs / timeScale;
    const until = new Date(deadline).toISOString();
    const { address } = change;
    let waits = false;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const late = Date.now() >= deadline;
      const live = await readObject(access, change.kind, placeOfLive(change));
      let blocking = blockingStatus(change, live, late);
      if (blocking === undefined) {
        if (waits) emit({ code: "change.resumed", level: "info", address, data: {} });
        waits = false;
        try {
          return await edit(live);
        } catch (error) {
          if (!(error instanceof SegmentApiError && error.locked)) throw error;
          blocking = "Locked";
        }
      }
      if (late) throw new LockTimeoutError(`it is still ${blocking} after ${Math.round(lockTimeoutMs / 1000)} s`);
      waits = true;
      emit({ code: "change.waiting", level: "info", address, data: { status: blocking, pauseMs, until } });
      const signals = [access.signal, access.turn?.signal];
      await pause(Math.min(pauseMs / timeScale, Math.max(1, deadline - Date.now())), signals);
      access.signal?.throwIfAborted();
      access.turn?.signal?.throwIfAborted();
    }
  };
}

/** The status that speaks against an edit just now, if any. */
function blockingStatus(change: Change, live: LiveResource | undefined, late: boolean): string | undefined {
  const { lockedStatuses, settlingStatuses } = kindOf(change.kind);
  const status = live?.facts.status ?? "";
  if (lockedStatuses.includes(status)) return status;
  return settlingStatuses.includes(status) && change.action !== "delete" && !late ? status : undefined;
}
