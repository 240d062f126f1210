import type { RequestError } from "../segment/generated/wire.ts";
import { inputFault } from "./input-faults.ts";
import type { Operation } from "./operations.ts";

/**
 * A request's body as JSON, `undefined` when it is empty or the operation takes none. Text that is not JSON is one
 * fault: 422 like every other, as the table of statuses has no 400 (API.md 1.4).
 */
export async function readBody(
  operation: Operation,
  request: Request,
): Promise<{ body: unknown; faults: RequestError[] }> {
  if (operation.bodySchema === undefined) return { body: undefined, faults: [] };
  const text = await request.text();
  if (text === "") return { body: undefined, faults: [] };
  try {
    return { body: JSON.parse(text) as unknown, faults: [] };
  } catch {
    return { body: undefined, faults: [inputFault("", "must be valid JSON")] };
  }
}
