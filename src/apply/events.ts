export type { WaitReason } from "../segment/lane-wait.ts";

/** What can happen during an apply, by stable code. */
export type ApplyEventCode =
  | "apply.started"
  | "change.started"
  | "change.waiting"
  | "change.resumed"
  | "change.done"
  | "change.unchanged"
  | "change.failed"
  | "change.stale"
  | "change.skipped"
  | "api.troubled"
  | "api.sound"
  | "api.waiting"
  | "api.progress"
  | "api.request"
  | "apply.stopping"
  | "apply.proving"
  | "apply.settling"
  | "apply.unverified"
  | "apply.finished";

/**
 * One thing that happened. What `data` holds, by code:
 *
 * - `apply.started`: `changes`, `digest`, and of the estimate `requests` and `seconds`.
 * - `change.started`: `action`; its first request goes out now, after its turn has come.
 * - `change.waiting`: the `status` that is waited out, `pauseMs` to the next look in API time, and `until` when at most,
 *   ISO 8601. `change.resumed`: that wait is over.
 * - `change.done`, `change.unchanged`: `action`, and `id` and `key` as far as there are any; `withChanges` of an
 *   adoption that wrote fields, too.
 * - `change.failed`, `change.stale`, `change.skipped`: `action` and `reason`; `requires` is the change that it needed.
 *   `change.failed` and `change.stale` may follow `change.done`, while `apply.proving`: what was answered with success is not
 *   to be seen in the space, or was taken back. The later event counts.
 * - `api.troubled`: the last requests of the `lane`, so many as `failures`, all failed, and nothing of it is sent `until`
 *   then, ISO 8601, for `pauseMs` of real time. `api.sound`: that `lane` works again.
 * - `api.waiting`: requests of the `lane` wait for more than two seconds, `waitMs` of real time in all and `until` then, ISO
 *   8601; the `reason` is one of `WaitReason`, and of `guessed` `asks` is what the server says instead. Told once per wait.
 * - `api.progress`: after 15 seconds without any event, how many requests are `answered` of how many `asked`; the
 *   `operation` is the one with the most requests left, and of a wait `reason` and `waitMs` as above.
 * - `api.request`, with `--verbose`: one request with its end: `operation`, `method`, `url`, `attempt`, `durationMs`, and
 *   `status` or `error`.
 * - `apply.settling`: `addresses`. `apply.unverified`: `reason`. `apply.finished`: `settling`, a count.
 *
 * `apply.stopping` is the first signal to stop, `apply.proving` the reading that shows whether all is as planned.
 *
 * The terminal view, logs and tests all listen to these and to nothing else. */
export interface ApplyEvent {
  /** When, ISO 8601. */
  time: string;
  code: ApplyEventCode;
  level: "info" | "warning" | "error";
  /** The resource it is about. */
  address?: string;
  /** Facts that depend on the code; plain values without secrets. */
  data: Record<string, string | number | boolean>;
}

/** Tells the listener of an event that happens now. */
export type Emit = (event: Omit<ApplyEvent, "time">) => void;
