import type { SpaceAccess } from "../live/call-kind.ts";
import { readObject } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { SegmentApiError } from "../segment/errors.ts";
import type { Emit } from "./events.ts";
import type { ListLag } from "./list-patience.ts";
import { pause } from "./pause.ts";
import { placeOfLive } from "./place-in-space.ts";

/** First and longest pause between two looks, in API milliseconds. */
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 20_000;
/** The same for the first look, where it is known how long locks last. */
const LONGEST_FIRST_PAUSE_MS = 60_000;

/** How long to wait for objects that cannot be edited just now, and for lists. */
export interface WaitOptions extends ListLag {
  /** In API milliseconds. */
  lockTimeoutMs: number;
  /** How long an edit locks an object, where that was measured. */
  lockSeconds?: number | undefined;
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

/** Ends a write whose object cannot be edited just now. */
class BlockedError extends Error {
  readonly status: string;

  constructor(status: string) {
    super(`it is ${status}`);
    this.status = status;
  }
}

/**
 * Writes the object of a change as soon as it can be edited.
 *
 * @param write Has to hand the object, as it is just before it is written, to `checkLock`, and to let pass what that throws.
 */
export type WhenEditable = <T>(
  change: Change,
  write: (checkLock: (live: LiveResource | undefined) => void) => Promise<T>,
) => Promise<T>;

/**
 * Waits while an object is locked, or while its first computation runs, telling so; a refusal because of a lock is
 * waited out in the same way. At the end of the patience a lock is an error, and a running computation is not: the API
 * takes edits during one.
 *
 * @throws {LockTimeoutError} when the lock outlasts `lockTimeoutMs`.
 * @throws {StoppedError} when the dispatch gate is closed meanwhile.
 */
export function lockWaiter(access: SpaceAccess, options: WaitOptions, emit: Emit): WhenEditable {
  const { lockTimeoutMs, timeScale } = options;
  return async (change, write) => {
    const { address } = change;
    const patienceMs = lockTimeoutMs / timeScale;
    const deadline = performance.now() + patienceMs;
    const until = new Date(Date.now() + patienceMs).toISOString();
    let pauseMs = firstPause(options);
    const statusOf = (live: LiveResource | undefined): string | undefined =>
      blockingStatus(change, live, performance.now() >= deadline);
    const checkLock = (live: LiveResource | undefined): void => {
      const status = statusOf(live);
      if (status !== undefined) throw new BlockedError(status);
    };
    /** Looks from time to time without a place in the lane of the write, which others need meanwhile. */
    const waitOut = async (found: string): Promise<void> => {
      for (let status: string | undefined = found; status !== undefined;) {
        if (performance.now() >= deadline) {
          // A first computation that was seen just before the end of the patience is none to fail for.
          if (isSettling(change, status)) break;
          throw new LockTimeoutError(`it is still ${status} after ${Math.round(lockTimeoutMs / 1000)} s`);
        }
        emit({ code: "change.waiting", level: "info", address, data: { status, pauseMs, until } });
        const leftMs = Math.max(1, deadline - performance.now());
        await pause(Math.min(pauseMs / timeScale, leftMs), [access.signal, access.turn?.signal]);
        access.signal?.throwIfAborted();
        access.turn?.signal?.throwIfAborted();
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        status = statusOf(await readObject(access, change.kind, placeOfLive(change)));
      }
      emit({ code: "change.resumed", level: "info", address, data: {} });
    };
    for (;;) {
      try {
        return await write(checkLock);
      } catch (error) {
        const status = statusIn(error);
        if (status === undefined) throw error;
        await waitOut(status);
      }
    }
  };
}

/** When a lock lasts for minutes, looks at its beginning are for nothing: nobody knows when it began. */
function firstPause({ lockSeconds = 0 }: WaitOptions): number {
  return Math.max(FIRST_PAUSE_MS, Math.min((lockSeconds * 1000) / 2, LONGEST_FIRST_PAUSE_MS));
}

/** The status that ended a write, be it that of a look or of a refusal. */
function statusIn(error: unknown): string | undefined {
  if (error instanceof BlockedError) return error.status;
  return error instanceof SegmentApiError && error.locked ? "Locked" : undefined;
}

/** The status that speaks against an edit just now, if any. */
function blockingStatus(change: Change, live: LiveResource | undefined, late: boolean): string | undefined {
  const status = live?.facts.status ?? "";
  if (kindOf(change.kind).lockedStatuses.includes(status)) return status;
  return isSettling(change, status) && change.action !== "delete" && !late ? status : undefined;
}

function isSettling({ kind }: Change, status: string): boolean {
  return kindOf(kind).settlingStatuses.includes(status);
}
