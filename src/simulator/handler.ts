import type { RequestError } from "../segment/generated/wire.ts";
import type { World } from "./world.ts";

/** A request whose parameters and body have passed the checks of the OpenAPI file. */
export interface OperationCall<Parameters, Body> {
  /** Path and query parameters by their names in the OpenAPI file, numbers and booleans converted. */
  parameters: Parameters;
  body: Body;
  /** What `createdBy` and `updatedBy` become. */
  actor: string;
  /** Headers of the request, the token among them. */
  headers: Readonly<Record<string, string>>;
}

/**
 * What serves one operation. Handlers are synchronous, so requests never see each other half done, and check
 * everything before they change anything: a thrown `Refusal` means that nothing has changed.
 */
export interface OperationHandler<Parameters = Record<string, unknown>, Body = unknown> {
  /** Faults that the OpenAPI file cannot express, to be reported together with those that it can. */
  check?: (body: Partial<Body>, world: World) => RequestError[];
  /** Returns the `data` of the answer. Throws `Refusal`. */
  handle: (call: OperationCall<Parameters, Body>, world: World) => unknown;
  /** How a success is answered: after so many real milliseconds (none), with that status (200). */
  reply?: (parameters: Parameters) => { delayMs: number; status: number };
}

/** A handler as the table of handlers holds it. The types hold because the input was checked against the same file. */
export function defineHandler<Parameters, Body = undefined>(
  handler: OperationHandler<Parameters, Body>,
): OperationHandler {
  return handler as unknown as OperationHandler;
}
