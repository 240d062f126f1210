import type { SimulatorState } from "../../../src/simulator/state.ts";

/** Top level, list of spaces, space, its collections: what lies deeper than that has a line of its own. */
const unfoldedDepth = 4;

/** A seed as it is kept in a file: JSON with one line for each object of a space, so that a diff shows which ones changed. */
export function formatSeed(state: SimulatorState): string {
  return `${format(state, 0)}\n`;
}

function format(value: unknown, depth: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map((item) => format(item, depth + 1))
    : Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${format(part, depth + 1)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return open + close;
  if (depth >= unfoldedDepth) return Array.isArray(value) ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
  const indent = "  ".repeat(depth);
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(",\n")}\n${indent}${close}`;
}
