import {
  canonicalQuery,
  checkTree,
  parseQuery,
  printQuery,
  type ArgumentNode,
  type CallNode,
  type QueryNode,
  type Span,
} from "../../query/index.ts";
import type { Definition } from "../definition.ts";
import { mutators } from "./mutators.ts";

/** A query with one slip in it. */
export interface Mutant {
  tree: QueryNode;
  /** What sort of slip, see `mutators`. */
  slip: string;
  /** The condition as it is and with the slip, each in canonical spelling on one line. */
  before: string;
  after: string;
  /** What of the query is another one. */
  at: Span;
}

/** A slip at its place, with the whole query around it. */
type Slip = Omit<Mutant, "before" | "after"> & { before: QueryNode; after: QueryNode };

/** Every query with one slip in it that Segment would take and that means something else, each meaning once. */
export function makeMutants({ query, gives, type }: Definition): Mutant[] {
  if (!("tree" in query)) return [];
  const options = { kind: gives === "members" ? "audience" : "computed-trait", audienceType: type } as const;
  // A window of no length is no slip that anybody makes.
  const errorsIn = (tree: QueryNode): number =>
    checkTree(tree, options).filter(({ severity, code }) => severity === "error" || code === "query-duration").length;
  const known = new Set([canonicalQuery(printQuery(query.tree, "line"), type)]);
  const errors = errorsIn(query.tree);
  return slipsIn(query.tree).flatMap(({ tree, slip, before, after, at }) => {
    const text = printQuery(tree, "line");
    const meaning = canonicalQuery(text, type);
    const read = known.has(meaning) ? undefined : parseQuery(text).tree;
    if (!read || errorsIn(read) > errors) return [];
    known.add(meaning);
    return [{ tree: read, slip, before: printQuery(before, "line"), after: printQuery(after, "line"), at }];
  });
}

/** All slips in a part of a query; `tree` is that part with the slip. */
function slipsIn(node: QueryNode): Slip[] {
  const own = mutators.flatMap(({ name, change }) =>
    change(node).map((changed): Slip => ({
      tree: changed.node,
      slip: name,
      before: node,
      after: changed.node,
      at: changed.at,
    })),
  );
  return [...own, ...slipsInParts(node)].toSorted((one, other) => one.at.start - other.at.start);
}

function slipsInParts(node: QueryNode): Slip[] {
  switch (node.type) {
    case "and":
    case "or":
      return node.operands.flatMap((operand, index) =>
        around(slipsIn(operand), (tree) => ({ ...node, operands: node.operands.with(index, tree) })),
      );
    case "not":
    case "any":
    case "all":
      return around(slipsIn(node.operand), (operand) => ({ ...node, operand }));
    case "chain":
      return [
        ...around(slipsInCall(node.head), (head) => ({ ...node, head })),
        ...node.calls.flatMap((call, index) =>
          around(slipsInCall(call), (changed) => ({ ...node, calls: node.calls.with(index, changed) })),
        ),
      ];
    case "literal":
      return [];
  }
}

type Within<Part> = Omit<Slip, "tree"> & { tree: Part };

function slipsInCall(call: CallNode): Within<CallNode>[] {
  return call.args.flatMap((argument, index) =>
    around(slipsInArgument(argument), (changed) => ({ ...call, args: call.args.with(index, changed) })),
  );
}

function slipsInArgument(argument: ArgumentNode): Within<ArgumentNode>[] {
  if (argument.type === "duration") return [];
  return argument.type === "cast"
    ? around(slipsIn(argument.value), (value) => ({ ...argument, value }))
    : slipsIn(argument);
}

function around<Part, Whole>(slips: readonly Within<Part>[], whole: (part: Part) => Whole): Within<Whole>[] {
  return slips.map((slip) => ({ ...slip, tree: whole(slip.tree) }));
}
