import { PathParameterError, SegmentApiError } from "../../segment/errors.ts";
import { refusals } from "../refusals.ts";

/** A part that was read, or why it was not. */
export type PartReading<Value> =
  | { value: Value; because?: undefined; error?: undefined }
  | { value?: undefined; because: string; error: Error };

/** Reads a part that a token may not be allowed to read. Other failures are thrown. */
export async function readPart<Value>(read: () => Promise<Value>): Promise<PartReading<Value>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (isRefusal(error)) return { because: refusalText(error), error };
    throw error;
  }
}

/** Whether an error says that somebody may not read something, or that it is not there. */
export function isRefusal(error: unknown): error is SegmentApiError | PathParameterError {
  return error instanceof PathParameterError || (error instanceof SegmentApiError && refusals.has(error.kind));
}

/** Why something was not read, in words that are the same each time. */
export function refusalText(error: SegmentApiError | PathParameterError): string {
  return error instanceof SegmentApiError
    ? `${error.operation} failed (HTTP ${error.status})`
    : `${error.operation} cannot be sent`;
}
