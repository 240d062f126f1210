import { shorten } from "../values/shorten.ts";
import type { RequestError } from "./generated/wire.ts";
import type { OperationId } from "./operations.ts";
import { asksToWait } from "./refusal.ts";

/** What an error answer means to a caller, whatever its exact status. */
export type ApiErrorKind =
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "invalid"
  | "rate-limited"
  | "server"
  | "other";

const kindByStatus: Record<number, ApiErrorKind> = {
  400: "invalid",
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  413: "invalid",
  422: "invalid",
  423: "conflict",
  429: "rate-limited",
};

/** Statuses that a refusal because of a lock may have; a 403 with that word speaks of an account, not of an object. */
const lockStatuses: ReadonlySet<number> = new Set([400, 409, 422]);

/** The API answered, and the answer is an error. Keeps every fault that the answer lists (API.md 1.4). */
export class SegmentApiError extends Error {
  override readonly name: string = "SegmentApiError";
  readonly code: string = "segment-api-error";
  readonly operation: OperationId;
  readonly status: number;
  readonly faults: readonly RequestError[];
  readonly kind: ApiErrorKind;
  /** Where a file says what was asked for, `line` and `column` from 1. Left out: in none, or that is not known. */
  source?: { file: string; line: number; column: number } | undefined;

  constructor(operation: OperationId, status: number, faults: readonly RequestError[]) {
    super(`${operation} failed (HTTP ${status}): ${describeFaults(faults)}`);
    this.operation = operation;
    this.status = status;
    this.faults = faults;
    this.kind = kindByStatus[status] ?? (status >= 500 ? "server" : "other");
  }

  /**
   * Whether the object was locked by an earlier edit. Which status that has is not documented (API.md 2.9), so the
   * wording decides.
   */
  get locked(): boolean {
    if (this.status === 423) return true;
    return lockStatuses.has(this.status) && this.faults.some(({ message }) => /\block/i.test(message ?? ""));
  }
}

/** The longest description of all faults of an answer, in characters. */
const DESCRIPTION_LENGTH = 2000;

function describeFaults(faults: readonly RequestError[]): string {
  if (faults.length === 0) return "no reason was given";
  const texts = faults.map((fault) => {
    const text = fault.message ?? fault.type;
    return fault.field !== undefined && !text.includes(fault.field) ? `${fault.field}: ${text}` : text;
  });
  return shorten(texts.join("; "), DESCRIPTION_LENGTH);
}

/** The API asked to wait before the next request, and for longer than anybody waits. */
export class LongWaitError extends SegmentApiError {
  override readonly name = "LongWaitError";
  override readonly code = "segment-long-wait";

  constructor(operation: OperationId, status: number, faults: readonly RequestError[], askedMs: number) {
    super(operation, status, faults);
    this.message = `${asksToWait(askedMs)} before ${operation} is sent again: ${status}, ${describeFaults(faults)}`;
  }
}

/**
 * There was no usable answer: the connection failed, timed out, or what came back is not JSON.
 * For a write this leaves open whether it took effect.
 */
export class SegmentNetworkError extends Error {
  override readonly name: string = "SegmentNetworkError";
  readonly code: string = "segment-network-error";
  readonly operation: OperationId;
  /** Where it was sent and what says so, as `PUBLIC_API_URL leads to http://127.0.0.1:4010`, where nothing came back. */
  readonly address: string | undefined;

  constructor(
    operation: OperationId,
    reason: string,
    { address, ...options }: ErrorOptions & { address?: string | undefined } = {},
  ) {
    super(`${operation} failed: ${reason}`, options);
    this.operation = operation;
    this.address = address;
  }
}

/**
 * An answer lacks what tells an object from all others, or has no object where one belongs, so that nothing can be said of
 * it. For a write this leaves open whether it took effect.
 */
export class IncompleteAnswerError extends SegmentNetworkError {
  override readonly name = "IncompleteAnswerError";
  override readonly code = "segment-incomplete-answer";

  /** @param subject What of the answer, such as `entry 3` or `the audience aud_1`. @param lacks What it has not. */
  constructor(operation: OperationId, subject: string, lacks: string) {
    super(operation, `${subject} has no ${lacks}`);
  }
}

/** Nothing more of an operation is sent: it has failed for so long, or the API asked to wait for so long. */
export class SegmentDownError extends SegmentNetworkError {
  override readonly name = "SegmentDownError";
  override readonly code = "segment-down";
  /** Whether the request was sent at all; if so, it is open whether it took effect. */
  readonly sent: boolean;

  /** @param why Such as `its last 12 requests failed`. */
  constructor(operation: OperationId, why: string, sent: boolean) {
    super(operation, `${why}, so no more are sent`);
    this.sent = sent;
  }
}

/**
 * A list did not answer all that it said there is, or changed each time it was read, so acting on it could double or
 * lose objects (API.md 5.9).
 */
export class ShortListError extends Error {
  override readonly name = "ShortListError";
  readonly code = "segment-short-list";
  readonly operation: OperationId;
  /** Different entries that came. */
  readonly received: number;
  readonly expected: number;

  constructor(operation: OperationId, received: number, expected: number) {
    super(
      received < expected
        ? `${operation} answered ${received} entries but says that there are ${expected}`
        : `${operation} answered a list that kept changing while it was read`,
    );
    this.operation = operation;
    this.received = received;
    this.expected = expected;
  }
}

/** A path parameter that would make a request go to another path than its operation's. Nothing was sent. */
export class PathParameterError extends Error {
  override readonly name = "PathParameterError";
  readonly code = "segment-path-parameter";
  readonly operation: OperationId;
  readonly parameter: string;

  constructor(operation: OperationId, parameter: string, value: string | undefined) {
    super(`${operation} cannot be sent: ${JSON.stringify(value ?? "")} is no possible ${parameter}`);
    this.operation = operation;
    this.parameter = parameter;
  }
}

/** A body that has the token in it, in whatever spelling: others could read it then. Nothing was sent. */
export class TokenInBodyError extends Error {
  override readonly name = "TokenInBodyError";
  readonly code = "segment-token-in-body";
  readonly operation: OperationId;

  constructor(operation: OperationId) {
    super(`${operation} was not sent: the API token in use is in what it would send`);
    this.operation = operation;
  }
}

/** The API address cannot be used: it is no URL, or would give the token to others. Nothing was sent. */
export class ApiUrlError extends Error {
  override readonly name = "ApiUrlError";
  readonly code = "segment-api-url";
  /** The host, where it would be right if that were allowed to have the token. */
  readonly foreignHost: string | undefined;
  /** The address as it has to begin, where it lacks only its scheme. */
  readonly completed: string | undefined;

  constructor(
    message: string,
    { foreignHost, completed }: { foreignHost?: string; completed?: string | undefined } = {},
  ) {
    super(message);
    this.foreignHost = foreignHost;
    this.completed = completed;
  }
}
