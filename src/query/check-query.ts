import { checkChain } from "./check-chain.ts";
import type { CheckQueryOptions, Scope } from "./check-scope.ts";
import { checkOpen } from "./check-open.ts";
import { checkSize } from "./check-size.ts";
import { checkSpelling } from "./check-spelling.ts";
import { checkSupported } from "./check-supported.ts";
import { spanOf } from "./cursor.ts";
import { sortFindings, type QueryFinding } from "./finding.ts";
import { parseQuery } from "./parse-query.ts";
import type { ChainNode, PrefixNode, QueryNode } from "./syntax-tree.ts";

/**
 * Everything that is known to be wrong with a query, in reading order. A query with faults of grammar is not looked at
 * further, because what it means would be guesswork.
 */
export function checkQuery(text: string, options: CheckQueryOptions): QueryFinding[] {
  const { tree, findings } = parseQuery(text);
  return sortFindings([...findings, ...(tree ? checkTree(tree, options) : [])]);
}

/** What `checkQuery` finds apart from faults of grammar, for a query that was read before. */
export function checkTree(tree: QueryNode, options: CheckQueryOptions): QueryFinding[] {
  const findings: QueryFinding[] = [];
  const scope: Scope = {
    options,
    wheres: 0,
    entities: 0,
    inReducer: false,
    isBound: false,
    ofEvery: false,
    report: (finding) => findings.push(finding),
  };
  checkTargetEntity(scope);
  checkSpelling(tree, scope);
  checkSize(tree, scope);
  checkSupported(tree, scope);
  checkOpen(tree, scope);
  if (options.kind === "audience") checkCondition(tree, scope);
  else checkTrait(tree, scope);
  return sortFindings(findings);
}

function checkTargetEntity({ options, report }: Scope): void {
  const { audienceType, targetEntity } = options;
  if (targetEntity === undefined || targetEntity === "profile" || audienceType === undefined) return;
  if (audienceType === "LINKED") return;
  report({
    code: "query-target-entity",
    severity: "error",
    message: `targetEntity "${targetEntity}" needs an audience of the type LINKED, not ${audienceType}`,
    start: 0,
    end: 0,
  });
}

function checkTrait(tree: QueryNode, scope: Scope): void {
  if (tree.type !== "chain") checkCondition(tree, scope);
  if (tree.type === "literal") return;
  const type = tree.type === "chain" ? checkChain(tree, scope, checkCondition) : "comparator";
  if (type === "comparator") {
    scope.report({
      code: "query-not-a-value",
      severity: "error",
      message: "A computed trait has to end in a value such as count(), not in a condition",
      hint: "for a condition make an audience",
      ...spanOf(tree.type === "chain" ? (tree.calls.at(-1) ?? tree) : tree),
    });
  } else if (type === "stream" && tree.type === "chain") reportStream(tree, scope);
}

/** Checks what has to be true or false: a whole audience, a side of `AND`, the inside of `where`. */
export function checkCondition(node: QueryNode, scope: Scope): void {
  switch (node.type) {
    case "and":
    case "or":
      for (const operand of node.operands) checkCondition(operand, { ...scope, isBound: false });
      return;
    case "not":
      return checkCondition(node.operand, { ...scope, isBound: true });
    case "any":
    case "all":
      checkQuantifier(node, scope);
      return checkCondition(node.operand, { ...scope, isBound: true, ofEvery: node.type === "all" });
    case "literal":
      return reportValue(node, scope, "");
    case "chain": {
      const type = checkChain(node, scope, checkCondition);
      if (type === "stream") reportStream(node, scope);
      else if (type === "scalar" || type === "list") reportValue(node, scope, missingComparison(node));
    }
  }
}

function checkQuantifier(node: PrefixNode, { options, report }: Scope): void {
  if (options.audienceType === undefined || options.audienceType === "ACCOUNTS") return;
  const word = node.type.toUpperCase();
  report({
    code: "query-quantifier",
    severity: "error",
    message: `${word} looks at the users of an account and needs the type ACCOUNTS, not ${options.audienceType}`,
    start: node.start,
    end: node.start + word.length,
  });
}

function missingComparison(node: ChainNode): string {
  const last = node.calls.at(-1)?.name ?? node.head.name;
  if (last === "count") return " >= 1";
  return node.calls.length === 0 && node.head.name !== "literal" ? ".exists()" : "";
}

function reportValue(node: QueryNode, { report }: Scope, missing: string): void {
  report({
    code: "query-not-a-condition",
    severity: "error",
    message: "This is a value; a condition compares it, for example with >= 1 or .exists()",
    ...spanOf(node),
    ...(missing ? { fix: { start: node.end, end: node.end, text: missing } } : {}),
  });
}

function reportStream(node: ChainNode, { options, wheres, report }: Scope): void {
  const counts = options.kind === "computed-trait" && wheres === 0;
  report({
    code: "query-unreduced",
    severity: "error",
    message: `${node.head.name}(…) gives many items; ${counts ? "a reducer such as count() makes one value of them" : "a condition counts and compares them"}`,
    ...spanOf(node),
    fix: { start: node.end, end: node.end, text: counts ? ".count()" : ".count() >= 1" },
  });
}
