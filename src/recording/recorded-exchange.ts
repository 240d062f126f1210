import type { JsonValue } from "../values/json.ts";

/**
 * One exchange as a recording keeps it: a line of JSON. Whatever could be somebody's data is a placeholder, see
 * `placeholders.ts`; places are kept by the same placeholder throughout a recording.
 */
export interface RecordedExchange {
  /** Counts the exchanges of a recording, from 1, in the order in which they ended. */
  n: number;
  operation: string;
  /** Counts the attempts of one call, from 1. */
  attempt: number;
  /** When it was sent, in milliseconds since the first exchange of the recording was. */
  atMs: number;
  request: {
    method: string;
    /** The path, with placeholders in their plain spelling: `/spaces/<space:1>/audiences`. */
    path: string;
    /** Names and values in order. */
    query: readonly (readonly [string, string])[];
    headers: Readonly<Record<string, string>>;
    /** Left out when none was sent. */
    body?: JsonValue;
  };
  /** Left out when there was no answer; then `failure` says why. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** Left out when the answer had none. */
  body?: JsonValue;
  /** Whether the body is only the beginning of what was answered. */
  bodyIsCut?: true;
  failure?: string;
  /** From sending to the last byte. */
  ms: number;
}
