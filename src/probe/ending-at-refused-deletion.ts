import { operationRow } from "../segment/operations.ts";
import type { Ask } from "./ask.ts";
import { ProbeEndError } from "./ends.ts";
import { note } from "./note.ts";
import { isRefused } from "./seen.ts";

/** Asks, and ends the run at the first deletion that the token is refused: whatever else it made would stay, too. */
export function endingAtRefusedDeletion(ask: Ask): Ask {
  return async (operation, request) => {
    const seen = await ask(operation, request);
    if (operationRow(operation).method !== "DELETE" || !isRefused(seen)) return seen;
    throw new ProbeEndError(
      "stopped",
      note`the token may not delete what it made: ${operation} failed (HTTP ${seen.status})`,
    );
  };
}
