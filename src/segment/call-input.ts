import type { Operations } from "./generated/wire.ts";
import type { OperationId } from "./operations.ts";
import type { Turn } from "./send-through-lane.ts";

/** Path, query and body of a call, as the operation demands them. */
export type CallInput<Id extends OperationId> = {
  signal?: AbortSignal | undefined;
  turn?: Turn | undefined;
} & Part<"path", Operations[Id]["path"]> &
  (Record<never, never> extends Operations[Id]["query"]
    ? { query?: Operations[Id]["query"] }
    : { query: Operations[Id]["query"] }) &
  (Operations[Id]["body"] extends undefined ? { body?: undefined } : { body: Operations[Id]["body"] });

type Part<Name extends string, Value> =
  Record<never, never> extends Value ? { [K in Name]?: Value } : { [K in Name]: Value };
