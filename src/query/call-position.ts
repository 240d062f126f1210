import type { ChainType, FunctionRow } from "./function-row.ts";
import { functionNames, functions } from "./functions.ts";
import type { ChainNode } from "./syntax-tree.ts";

/**
 * The functions that may stand at a place of a chain: what comes before takes them, and what comes after can follow them.
 * Superseded ones are left out.
 *
 * @param index Which of the calls; -1 is the head.
 * @param type What the calls before give.
 */
export function namesAt(chain: ChainNode, index: number, type: ChainType): string[] {
  if (index === -1) return functionNames("extractor");
  const names = functionNames("filter", "reducer", "comparison");
  const next = functions.get(chain.calls[index + 1]?.name ?? "");
  const fitting = names.filter((name) => {
    const row = functions.get(name);
    return row !== undefined && follows(row, type) && (next === undefined || next.follows.includes(row.returns));
  });
  return fitting.length > 0 ? fitting : names.filter((name) => follows(functions.get(name), type));
}

function follows(row: FunctionRow | undefined, type: ChainType): boolean {
  return row !== undefined && (type === "unknown" || row.follows.includes(type));
}
