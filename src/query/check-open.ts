import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import type { QueryFinding, Span } from "./finding.ts";
import { functions } from "./functions.ts";
import type { ChainNode, PrefixNode, QueryNode } from "./syntax-tree.ts";
import { walkQuery } from "./walk.ts";

/**
 * Finds what is written with documented functions in a place of which nothing says what they mean there (API.md 4.9): `ANY`
 * and `ALL` inside of `where` or of each other, windows and sources of rows, the first and the last row, and filters behind a session window.
 */
export function checkOpen(tree: QueryNode, { report }: Scope): void {
  const told = new Set<QueryNode>();
  walkQuery(tree, {
    node: (node, around) => {
      if (node.type === "chain") for (const finding of findOpenCalls(node)) report(finding);
      if (node.type !== "any" && node.type !== "all") return;
      if (around.length > 0) report(quantifierFinding(node, "in a where"));
      else
        for (const inner of quantifiersIn(node.operand).filter((each) => !told.has(each))) {
          told.add(inner);
          report(quantifierFinding(inner, "in each other"));
        }
    },
  });
}

/** Every `ANY` and `ALL` below a condition, as far as no call stands between. */
function quantifiersIn(node: QueryNode): PrefixNode[] {
  const found: PrefixNode[] = [];
  walkQuery(node, {
    node: (inner, around) => {
      if ((inner.type === "any" || inner.type === "all") && around.length === 0) found.push(inner);
    },
  });
  return found;
}

function quantifierFinding(node: PrefixNode, where: string): QueryFinding {
  const word = node.type.toUpperCase();
  return openFinding(`what ANY and ALL mean ${where}`, { start: node.start, end: node.start + word.length });
}

function findOpenCalls({ head, calls }: ChainNode): QueryFinding[] {
  const session = calls.findIndex(({ name }) => name === "expires_after");
  return calls.flatMap((call, index) => {
    const row = functions.get(call.name);
    if (head.name === "entity" && row?.byTime)
      return [openFinding(`which row of an entity is ${call.name}: rows have no time`, spanOf(call.nameSpan))];
    if (row?.kind !== "filter") return [];
    if (head.name === "entity" && call.name !== "where")
      return [
        openFinding(
          `what ${call.name}(…) does to the rows of an entity, which have no time and no source`,
          spanOf(call.nameSpan),
        ),
      ];
    if (session === -1 || index <= session) return [];
    return [openFinding(`what ${call.name}(…) does behind expires_after(…)`, spanOf(call.nameSpan))];
  });
}

function openFinding(what: string, place: Span): QueryFinding {
  return {
    code: "query-meaning-open",
    severity: "warning",
    message: `Nothing says ${what}`,
    hint: "write the condition in another way, or look at a preview of the audience before it is applied; audiencectl test says that it is not known",
    ...place,
  };
}
