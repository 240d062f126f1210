import type { RequestError } from "../segment/generated/wire.ts";

/** A request that is answered with errors. Thrown by whoever finds out, turned into a response in one place. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** HTTP status of the answer. */
  readonly status: number;
  /** The errors of the envelope; at least one. */
  readonly errors: readonly RequestError[];
  /** Headers to send along, such as `Retry-After`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, errors: readonly RequestError[], headers: Readonly<Record<string, string>> = {}) {
    super(errors.map(({ message, type }) => message ?? type).join("; "));
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

// How the `type` of an error follows from its status. Only `not-found` and `input-validation` are quoted anywhere
// (API.md 1.4); the others are ours.
const errorTypes: Readonly<Record<number, string | undefined>> = {
  400: "bad-request",
  401: "unauthorized",
  404: "not-found",
  406: "not-acceptable",
  409: "conflict",
  413: "too-large",
  415: "unsupported-media-type",
  421: "misdirected",
  422: "input-validation",
  500: "server",
  501: "not-implemented",
  502: "server",
  503: "server",
};

/** Every `type` that an error is known to have; 429 has the last one (API.md 1.6). */
export const errorTypeNames: readonly string[] = [
  ...Object.values(errorTypes).flatMap((type) => type ?? []),
  "unknown",
  "RequestError",
];

/** A refusal with one error, whose `type` follows from the status. */
export function refuse(status: number, message: string, field?: string): Refusal {
  const error: RequestError = { type: errorTypes[status] ?? "unknown", message };
  return new Refusal(status, [field === undefined ? error : { ...error, field }]);
}

/** 404 in the words of the one documented sample, `data: null` included (API.md 1.4). */
export function notFound(kind: string, id: string): Refusal {
  return new Refusal(404, [{ type: "not-found", message: `${kind} with id '${id}' not found.`, data: null }]);
}

/** A refusal of type `conflict`, 409 unless a setting says otherwise (API.md 2.9). */
export function conflict(message: string, status = 409): Refusal {
  return new Refusal(status, [{ type: "conflict", message }]);
}

/** 422 with every fault, or nothing when there is none. Throws `Refusal`. */
export function refuseFaults(faults: readonly RequestError[]): void {
  if (faults.length > 0) throw new Refusal(422, faults);
}
