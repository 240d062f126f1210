import { eachAbsence } from "../segment/leave-out-nulls.ts";
import { isOperationId } from "../segment/operations.ts";
import type { SimulatorSettings } from "./settings.ts";

/** What no setting may take away: the marker is in a description, and pages are told by settings of their own. */
const kept: ReadonlySet<string> = new Set(["description", "pagination", "current", "next", "previous", "totalEntries"]);

/** Fields that are always there, and may be `null`, as the types have it (API.md 2.1, API.md 3.2, API.md 7.4). */
const nulled: ReadonlySet<string> = new Set(["definition", "config", "defaultTrigger", "jsonSchema"]);

/** The data of a read without the fields that the API may leave out, by the setting `optionalFields`. */
export function leaveOutFields<Data>(
  operation: string,
  data: Data,
  { optionalFields }: Pick<SimulatorSettings, "optionalFields">,
): Data {
  if (optionalFields === "told" || !/^(get|list)/.test(operation) || !isOperationId(operation)) return data;
  const shown = structuredClone(data);
  eachAbsence(operation, shown, (holder, key) => {
    // A whole list of entries is no field of an object.
    if (kept.has(key) || Object.is(holder, shown)) return;
    if (nulled.has(key)) holder[key] = null;
    else delete holder[key];
  });
  return shown;
}
