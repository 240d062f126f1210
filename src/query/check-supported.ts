import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import type { QueryFinding } from "./finding.ts";
import type { ArgumentNode, CallNode, ChainNode, QueryNode } from "./syntax-tree.ts";
import { documentedSeconds } from "./documented-seconds.ts";
import { isFilteredZero } from "./filtered-zero.ts";
import { isContextTraits, isNestedPath } from "./nested-path.ts";
import { walkQuery } from "./walk.ts";

/** Events of about three years are looked at: API.md 4.8. Of three years one may be a leap year. */
const historySeconds = { least: 3 * 365 * 86_400, most: (3 * 365 + 1) * 86_400 };

/** Finds what is written as the language has it and is documented not to work: API.md 4.8. */
export function checkSupported(tree: QueryNode, { options, report }: Scope): void {
  const linked = options.audienceType === "LINKED";
  const denied = new Set<QueryNode>();
  walkQuery(tree, {
    node: (node) => {
      for (const inner of conditionsIn(node)) if (denied.has(node) !== (node.type === "not")) denied.add(inner);
      if (node.type !== "chain") return;
      for (const finding of [findFixedValue(node), linked ? findFilteredZero(node, denied.has(node)) : undefined])
        if (finding) report(finding);
    },
    call: (call) => {
      for (const finding of [findContextTraits(call), findLongWindow(call), linked ? findNestedPath(call) : undefined])
        if (finding) report(finding);
    },
  });
}

/** The conditions that a `NOT` before a condition denies, too. */
function conditionsIn(node: QueryNode): readonly QueryNode[] {
  switch (node.type) {
    case "and":
    case "or":
      return node.operands;
    case "not":
    case "any":
    case "all":
      return [node.operand];
    case "chain":
    case "literal":
      return [];
  }
}

function findFixedValue({ head, calls, start }: ChainNode): QueryFinding | undefined {
  const [first] = calls;
  if (head.name !== "literal" || !first) return undefined;
  return {
    code: "query-not-supported",
    severity: "warning",
    message: "No function is documented to follow a fixed value",
    hint: "a comparison begins with what is looked at: trait('age') > 5, not 5 < trait('age')",
    start,
    end: head.end,
  };
}

function findFilteredZero(chain: ChainNode, isDenied: boolean): QueryFinding | undefined {
  const comparison = chain.calls.at(-1);
  if (!comparison || !isFilteredZero(chain, isDenied)) return undefined;
  return {
    code: "query-not-supported",
    severity: "warning",
    message: "Linked audiences do not count to exactly or at most 0 where the entities are filtered",
    hint: !isFilteredZero(chain)
      ? "keep NOT before the condition, and write >= 1 at its end"
      : "write NOT before the condition, and >= 1 at its end",
    start: chain.calls.at(-2)?.start ?? comparison.start,
    end: comparison.end,
  };
}

function findContextTraits(call: CallNode): QueryFinding | undefined {
  const [name] = call.args;
  if (call.name !== "context" || name?.type !== "literal" || !isContextTraits(name.value)) return undefined;
  return {
    code: "query-not-supported",
    severity: "warning",
    message: "Traits in the context of an event cannot be looked at",
    hint: "look at the profile with trait(…)",
    ...spanOf(name),
  };
}

function findLongWindow(call: CallNode): QueryFinding | undefined {
  if ((call.name !== "within" && call.name !== "between") || call.prefix) return undefined;
  const reach = (argument: ArgumentNode): number => documentedSeconds(call, argument) ?? 0;
  const long = call.args.findLast((argument) => reach(argument) > historySeconds.least);
  if (!long) return undefined;
  const less = reach(long) > historySeconds.most ? "is less" : "may be less";
  return {
    code: "query-not-supported",
    severity: "warning",
    message: `Events are looked at for about three years back, which ${less} than this window`,
    hint: "write at most 1095 days; without a window the default of backfillEventDataDays is 7 days",
    ...spanOf(long),
  };
}

function findNestedPath(call: CallNode): QueryFinding | undefined {
  const [name] = call.args;
  if ((call.name !== "property" && call.name !== "trait") || name?.type !== "literal") return undefined;
  if (!isNestedPath(name.value)) return undefined;
  return {
    code: "query-not-supported",
    severity: "warning",
    message: `Linked audiences do not look into nested ${call.name === "trait" ? "traits" : "properties"}`,
    hint: "send the value as one of its own, or escape a dot that belongs to the name",
    ...spanOf(name),
  };
}
