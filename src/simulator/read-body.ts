import type { RequestError } from "../segment/generated/wire.ts";
import { inputFault } from "./input-faults.ts";
import type { Operation } from "./operations.ts";
import { refuse } from "./refusal.ts";

/** How much of a body is read. The API's own limit is not documented; no input of it comes near to this. */
const MOST_BODY_BYTES = 16_000_000;

/**
 * A request's body as JSON, `undefined` when it is empty or the operation takes none. Text that is not JSON is one
 * fault: 422 like every other, as the table of statuses has no 400 (API.md 1.4). Throws a 413 `Refusal` when it is too long.
 */
export async function readBody(
  operation: Operation,
  request: Request,
): Promise<{ body: unknown; faults: RequestError[] }> {
  return operation.bodySchema === undefined ? { body: undefined, faults: [] } : await readJson(request);
}

/** A body as JSON, whatever it is for. Throws a 413 `Refusal` when it is too long. */
export async function readJson(request: Request): Promise<{ body: unknown; faults: RequestError[] }> {
  const text = await readText(request);
  if (text === "") return { body: undefined, faults: [] };
  try {
    const body = JSON.parse(text) as unknown;
    if (isTooDeep(body, MOST_LEVELS)) return { body: undefined, faults: [inputFault("", "is nested too deep")] };
    return { body, faults: [] };
  } catch {
    return { body: undefined, faults: [inputFault("", "must be valid JSON")] };
  }
}

/** How many levels a body may have: what is deeper could be taken and never be written to a state file. */
const MOST_LEVELS = 100;

function isTooDeep(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isTooDeep(each, levels - 1));
}

/** Reads no more than has to be known to refuse a body, whatever length it claims. */
async function readText({ body }: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BODY_BYTES)
      throw refuse(413, `The simulator reads ${MOST_BODY_BYTES / 1e6} MB of a body at most.`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
