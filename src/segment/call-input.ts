import type { Operations } from "./generated/wire.ts";
import type { OperationId } from "./operations.ts";
import type { Turn } from "./send-through-lane.ts";

/** What was prepared for an attempt. */
export interface Prepared {
  /** The body to send. */
  body?: object | undefined;
  /** When the object was read that it rests on, by `performance.now()`; the moment before the reading. */
  lookedAtMs: number;
}

/**
 * Looks what to send, just before each attempt and with its place held. When it rejects, nothing more is sent.
 *
 * @param open Whether an attempt before may have taken effect.
 */
export type Prepare = (open: boolean) => Promise<Prepared>;

/** Path, query and body of a call, as the operation demands them. */
export type CallInput<Id extends OperationId> = {
  signal?: AbortSignal | undefined;
  turn?: Turn | undefined;
  /** Its body counts before `body`. */
  prepare?: Prepare | undefined;
} & Part<"path", Operations[Id]["path"]> &
  (Record<never, never> extends Operations[Id]["query"]
    ? { query?: Operations[Id]["query"] }
    : { query: Operations[Id]["query"] }) &
  (Operations[Id]["body"] extends undefined ? { body?: undefined } : { body: Operations[Id]["body"] });

type Part<Name extends string, Value> =
  Record<never, never> extends Value ? { [K in Name]?: Value } : { [K in Name]: Value };
