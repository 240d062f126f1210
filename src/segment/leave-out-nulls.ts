import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import { pointerKeys } from "../values/pointer.ts";
import { absences } from "./generated/absences.ts";
import type { OperationId } from "./operations.ts";

/**
 * Takes every `null` out of the data of an answer that stands where the API may leave a value out, so that what is not
 * told looks alike everywhere. In settings, whose keys only a destination knows, a `null` is a value and stays. Changes
 * the given data.
 */
export function leaveOutNulls<Data>(operation: OperationId, data: Data): Data {
  eachAbsence(operation, data, (holder, key) => {
    // This null says something of its own: the target entity is gone from the data graph (API.md 2.2).
    if (holder[key] === null && key !== "targetEntity") delete holder[key];
  });
  return data;
}

/** Visits every place in the data of an answer where the API may leave a value out, whether there is one or not. */
export function eachAbsence(
  operation: OperationId,
  data: unknown,
  visit: (holder: JsonObject, key: string) => void,
): void {
  for (const place of absences[operation] ?? []) walk(data as JsonValue, pointerKeys(place), visit);
}

function walk(
  value: JsonValue | undefined,
  [key = "", ...rest]: readonly string[],
  visit: (holder: JsonObject, key: string) => void,
): void {
  if (Array.isArray(value)) for (const entry of key === "*" ? value : []) walk(entry, rest, visit);
  else if (!isJsonObject(value)) return;
  else if (rest.length > 0) walk(value[key], rest, visit);
  else visit(value, key);
}
