import type { JsonValue } from "../values/json.ts";

/**
 * What can be read of the beginning of a JSON text: all values that are complete in it, and the lists and objects around
 * them. `undefined` when that is nothing.
 */
export function completeJson(text: string): JsonValue | undefined {
  const open: string[] = [];
  let [end, closers] = [0, ""];
  const keep = (at: number): void => {
    [end, closers] = [at, open.toReversed().join("")];
  };
  // Texts whole, so that a bracket in one counts for nothing.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|$)|[[\]{},]/gs)) {
    if (token === "{" || token === "[") {
      open.push(token === "{" ? "}" : "]");
      keep(index + 1);
    } else if (token === "}" || token === "]") {
      open.pop();
      keep(index + 1);
    } else if (token === ",") keep(index);
  }
  try {
    return JSON.parse(text.slice(0, end) + closers) as JsonValue;
  } catch {
    return undefined;
  }
}
