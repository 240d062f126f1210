import { functions, type CallNode, type ChainNode, type QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import { replaceChain } from "./replace-condition.ts";

/** A filter that asks no condition, such as a window: events that it leaves out show what it is for. */
export interface Filter {
  call: CallNode;
  /** The chain that it is a call of. */
  chain: ChainNode;
}

/** The filters of a query that ask no condition, in the order of the text. Those that do are asked for by their conditions. */
export function filtersIn(tree: QueryNode): Filter[] {
  const filters: Filter[] = [];
  walkQuery(tree, {
    node: (chain) => {
      if (chain.type !== "chain") return;
      for (const call of chain.calls)
        if (functions.get(call.name)?.kind === "filter" && call.name !== "where") filters.push({ call, chain });
    },
  });
  return filters.toSorted((one, other) => one.call.start - other.call.start);
}

/** A query without a filter. */
export function dropFilter(tree: QueryNode, { call, chain }: Filter): QueryNode {
  return replaceChain(tree, chain, { ...chain, calls: chain.calls.filter((each) => each !== call) });
}
