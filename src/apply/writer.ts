import type { SpaceAccess } from "../live/call-kind.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { SecretSource } from "../resources/secrets.ts";
import type { SentSecrets } from "../resources/sent-secrets.ts";
import { SegmentApiError, SegmentDownError, SegmentNetworkError } from "../segment/errors.ts";
import type { GuardedWriter } from "./guarded-write.ts";
import type { SpaceView } from "./space-view.ts";
import type { WhenEditable } from "./wait.ts";

/** What the writers need. */
export interface WriteContext {
  access: SpaceAccess;
  /** Keys of the objects that earlier changes made. */
  keyOf: (address: string) => string | undefined;
  /** Ids of the objects that this run made or made anew. */
  madeId: (address: string) => string | undefined;
  /** Values of environment variables. */
  secretOf: SecretSource;
  /** Ids of all objects that the plan is about. */
  plannedIds: ReadonlySet<string>;
  /** Whether something is built on a change, by its address, so that its effect has to be seen whatever its answer says. */
  isAwaited: (address: string) => boolean;
  /** What is in the space, young enough to say that a name is free. */
  view: SpaceView;
  /** Whether what may be at its first computation is edited all the same. */
  editBackfilling: boolean;
  /** Does something with an object as soon as that can be edited. */
  whenEditable: WhenEditable;
  /** Writes an object that is there, as it follows from how it is just before. */
  guardedWrite: GuardedWriter;
  sent: SentMemory;
  /** How long lists may take to show what was done, in API milliseconds. */
  listPatienceMs: number;
  /** Waits for so many API milliseconds. */
  pause: (ms: number) => Promise<void>;
}

/** What the markers of audiences remember of the secrets that were sent to their parts. */
export interface SentMemory {
  /** What the marker of a new object is to say from the beginning. */
  ofNew: (change: Change) => readonly SentSecrets[];
  /** Edits an audience while nobody else in this run does. */
  alone: <T>(id: string, edit: () => Promise<T>) => Promise<T>;
  /**
   * Remembers what a change of a part has just sent, if it sent secrets.
   *
   * @throws {NotRememberedError} when the marker cannot be written. The part itself is as planned.
   */
  remember: (change: Change) => Promise<void>;
}

/** What a write gave: the object's id and key, and whether anything had to be written at all. */
export interface WriteResult {
  written: boolean;
  /** Whether an adoption wrote fields beside the marker. */
  withChanges?: true;
  id?: string;
  key?: string;
}

/**
 * Carries one step out. It MUST look at the live object just before it writes, MUST throw a `StaleError` when that is
 * not what the plan saw, MUST look again before it reports a write as failed that may have taken effect, and MUST NOT
 * report one as done whose effect nobody saw.
 */
export type Writer = (change: Change, context: WriteContext) => Promise<WriteResult>;

/** Whether an error leaves open if the write took effect. */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof SegmentDownError) return error.sent;
  return error instanceof SegmentNetworkError || (error instanceof SegmentApiError && error.kind === "server");
}
