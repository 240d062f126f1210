import type { QueryFinding } from "../finding.ts";
import { printQuery } from "../printer.ts";
import type { ChainNode, QueryNode } from "../syntax-tree.ts";
import { walkQuery } from "../walk.ts";
import { findMisfit } from "./misfits.ts";
import { resultTypeOf } from "./result-type.ts";
import { readComparison } from "./trait-uses.ts";

/** Of these, the check of a query says that already. */
const checked: ReadonlySet<string> = new Set(["count", "unique"]);

/** Finds reducers whose value is compared with what it never is. */
export function findResultFaults(text: string, tree: QueryNode): QueryFinding[] {
  const findings: QueryFinding[] = [];
  walkQuery(tree, {
    node: (node) => {
      const finding = node.type === "chain" ? faultOf(node, text) : undefined;
      if (finding) findings.push(finding);
    },
  });
  return findings;
}

function faultOf(chain: ChainNode, text: string): QueryFinding | undefined {
  const [reducer, last] = chain.calls.slice(-2);
  if (!reducer || !last || checked.has(reducer.name)) return undefined;
  const comparison = readComparison(last, false);
  const computed = resultTypeOf({ ...chain, calls: chain.calls.slice(0, -1) });
  const misfit = comparison && computed !== "unknown" && findMisfit(computed, comparison, text);
  if (!misfit) return undefined;
  const bare = { ...chain, calls: [] };
  const shown = printQuery({ ...chain, calls: [reducer] }, "line").slice(printQuery(bare, "line").length + 1);
  const { start, end } = comparison;
  return {
    code: "lint-result-type",
    severity: "warning",
    ...misfit,
    message: `${shown} ${misfit.message}`,
    start,
    end,
  };
}
