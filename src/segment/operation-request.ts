import type { Prepare } from "./call-input.ts";
import type { OperationRow } from "./operations.ts";
import type { RequestTarget } from "./request-url.ts";
import type { Turn } from "./send-through-lane.ts";

/** What is sent of an operation, whether or not it is what the operation takes. */
export interface OperationRequest extends Pick<RequestTarget, "path" | "query"> {
  body?: unknown;
  /** Instead of, or besides, the media types of the operation; names in small letters. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** After which failures it may be sent again. Default: what the operation's row says. */
  resend?: OperationRow["resend"] | undefined;
  signal?: AbortSignal | undefined;
  turn?: Turn | undefined;
  /** Its body counts before `body`. */
  prepare?: Prepare | undefined;
}
