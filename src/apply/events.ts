/** What can happen during an apply, by stable code. */
export type ApplyEventCode =
  | "apply.started"
  | "change.started"
  | "change.waiting"
  | "change.done"
  | "change.unchanged"
  | "change.failed"
  | "change.stale"
  | "change.skipped"
  | "apply.settling"
  | "apply.unverified"
  | "apply.finished";

/** One thing that happened. The terminal view, logs and tests all listen to these and to nothing else. */
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
