import type { Operation } from "./operations.ts";
import { refuse } from "./refusal.ts";
import type { SimulatorSettings } from "./settings.ts";

const plainTypes: ReadonlySet<string> = new Set(["application/json", "application/*", "*/*"]);
// Best first: an endpoint without a stable version falls back to beta, then alpha (API.md 1.3).
const versions = ["v1", "v1beta", "v1alpha"].map((version) => `application/vnd.segment.${version}+json`);

/**
 * The versioned media type that a success is labelled with: the first one in `Accept` that the operation has, else
 * its most stable one. Throws a 406 `Refusal` when strict and `Accept` names nothing that the operation has.
 */
export function negotiateResponseType(
  operation: Operation,
  accept: string | null,
  settings: SimulatorSettings,
): string {
  const wanted = (accept ?? "*/*").split(",").map(bareType);
  const asked = wanted.find((type) => versions.includes(type) && operation.responseMediaTypes.includes(type));
  if (asked === undefined && settings.strictMediaTypes && !wanted.some((type) => plainTypes.has(type))) {
    throw refuse(406, `${operation.operationId} is served as ${operation.responseMediaTypes.join(", ")}.`);
  }
  const best = versions.find((type) => operation.responseMediaTypes.includes(type));
  return asked ?? best ?? "application/json";
}

/** Throws a 415 `Refusal` when strict and a body is labelled with a type that the operation does not list. */
export function checkRequestType(operation: Operation, contentType: string | null, settings: SimulatorSettings): void {
  if (!settings.strictMediaTypes || operation.requestMediaTypes.length === 0) return;
  if (!operation.requestMediaTypes.includes(bareType(contentType ?? ""))) {
    throw refuse(415, `${operation.operationId} takes ${operation.requestMediaTypes.join(", ")}.`);
  }
}

function bareType(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
