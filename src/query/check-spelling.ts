import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import { changesLive, type QueryFinding } from "./finding.ts";
import { functions } from "./functions.ts";
import { isFlag } from "./identities-of-values.ts";
import { operators, supersededNames } from "./spelling.ts";
import type { CallNode, LiteralNode, QueryNode } from "./syntax-tree.ts";
import { walkQuery } from "./walk.ts";

/** Finds calls, operators and values whose meaning is clear, but whose spelling is not the documented one. */
export function checkSpelling(tree: QueryNode, { report }: Scope): void {
  walkQuery(tree, {
    node: (node, around) => {
      if (node.type === "literal" && node.kind === "boolean") report(findBoolean(node, around));
    },
    call: (call) => {
      const finding = call.form === "operator" ? findOperator(call) : findName(call);
      if (finding) report(finding);
    },
  });
}

function findBoolean(node: LiteralNode, around: readonly CallNode[]): QueryFinding {
  const code = "query-undocumented";
  const severity = "warning";
  // Columns have types, and nothing says which spelling fits a column of booleans: API.md 4.6.
  if (around.some(({ name }) => name === "entity")) {
    const message = `The reference knows no bare ${node.text}, and does not say how a column of an entity is compared to it`;
    return { code, severity, message, hint: "look at a preview of the audience before it is applied", ...spanOf(node) };
  }
  return {
    code,
    severity,
    message: `The reference knows no bare ${node.text}; membership and flags are compared to the text '${node.value}'`,
    ...spanOf(node),
    fix: { ...spanOf(node), text: `'${node.value}'` },
    ...(isFlag(node) ? {} : { hint: changesLive(`'${node.value}'`) }),
  };
}

function findOperator(call: CallNode): QueryFinding | undefined {
  const row = operators[call.written];
  if (!row || row.status === "current") return undefined;
  const superseded = row.status === "superseded";
  return {
    code: superseded ? "query-superseded" : "query-foreign-spelling",
    severity: superseded ? "warning" : "error",
    message: `"${call.written}" is written "${row.current}" in the query language`,
    ...spanOf(call.nameSpan),
    fix: { ...spanOf(call.nameSpan), text: row.current },
  };
}

function findName(call: CallNode): QueryFinding | undefined {
  const lower = call.written.toLowerCase();
  const current = functions.get(call.name)?.replacedBy ?? supersededNames.get(lower);
  const fix = { ...spanOf(call.nameSpan), text: current ?? call.name };
  if (current !== undefined && call.name !== "literal") {
    return {
      code: "query-superseded",
      severity: "warning",
      message: `${call.written}(…) was replaced by ${current}(…) in April 2024`,
      ...spanOf(call.nameSpan),
      fix,
    };
  }
  if (call.name === call.written || call.name !== lower) return undefined;
  return {
    code: "query-letter-case",
    severity: "warning",
    message: `Only ${call.name}(…) in small letters is documented, not ${call.written}(…)`,
    ...spanOf(call.nameSpan),
    fix,
  };
}
