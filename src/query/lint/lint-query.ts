import type { CheckQueryOptions } from "../check-scope.ts";
import { sortFindings, type QueryFinding } from "../finding.ts";
import { parseQuery } from "../parse-query.ts";
import { findCallNames } from "./call-names.ts";
import { findJunctionFaults } from "./junctions.ts";
import { findResultFaults } from "./result-faults.ts";

/**
 * What a query that can work probably does not mean: warnings, in reading order. It looks at one query alone and says
 * nothing of one that is not understood.
 */
export function lintQuery(text: string, options: CheckQueryOptions): QueryFinding[] {
  const { tree } = parseQuery(text);
  if (!tree) return [];
  return sortFindings([
    ...findCallNames(tree),
    ...findResultFaults(text, tree),
    ...findJunctionFaults(text, tree, options),
  ]);
}
