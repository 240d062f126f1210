import { checkArguments, takesArgumentsOf } from "./check-arguments.ts";
import { checkCount } from "./check-count.ts";
import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import type { ChainType, FunctionRow } from "./function-row.ts";
import { functionNames, functions } from "./functions.ts";
import type { CallNode, ChainNode, QueryNode } from "./syntax-tree.ts";
import { findMembershipCall } from "./membership-call.ts";
import { namesAt } from "./call-position.ts";
import { nearFunction } from "./near-function.ts";
import { hintOfDenied } from "./denied-function.ts";
import { cureOfPlace } from "./place-cure.ts";
import { cureOfRange } from "./range-cure.ts";
import { takesUserTraits, userTraitOf } from "./user-traits.ts";

/** Checks a condition inside of a call; handed down because conditions hold chains and chains conditions. */
export type ConditionCheck = (node: QueryNode, scope: Scope) => void;

/** Checks the calls of a chain one after the other, each on what the ones before give (API.md 4.1, API.md 4.2). */
export function checkChain(chain: ChainNode, scope: Scope, checkCondition: ConditionCheck): ChainType {
  let type = checkHead(chain, scope);
  const inside = { ...scope, isBound: false, entities: scope.entities + Number(chain.head.name === "entity") };
  checkCallArguments(chain.head, functions.has(chain.head.name) ? inside : asInWhere(inside), checkCondition);
  for (const [index, call] of chain.calls.entries()) {
    const row = functions.get(call.name);
    let goes = false;
    if (!row) {
      reportUnknown(call, scope, namesAt(chain, index, type));
      type = "unknown";
    } else if (row.kind === "extractor" || (type !== "unknown" && !row.follows.includes(type))) {
      // What is to be written in its place takes other arguments.
      goes = reportPlace(chain, call, row, type, scope) === "goes";
      type = "unknown";
    } else type = row.returns;
    if (!goes) checkCallArguments(call, row ? inside : widest(inside, chain, index), checkCondition);
    if (type === "comparator") checkCount(chain, index, scope);
  }
  return type;
}

/** An unknown function may take what a filter or a reducer takes, unless a finished value stands before it. */
function widest(scope: Scope, chain: ChainNode, index: number): Scope {
  const before = functions.get((chain.calls[index - 1] ?? chain.head).name);
  return before?.returns === "scalar" || before?.returns === "comparator" ? scope : asInWhere(scope);
}

function asInWhere(scope: Scope): Scope {
  return { ...scope, wheres: scope.wheres + 1 };
}

function checkCallArguments(call: CallNode, scope: Scope, checkCondition: ConditionCheck): void {
  const row = functions.get(call.name);
  const inside: Scope = {
    ...scope,
    wheres: scope.wheres + Number(call.name === "where"),
    inReducer: row?.kind === "reducer",
  };
  checkArguments(call, row, scope, {
    condition: (node) => checkCondition(node, inside),
    chain: (node) => checkChain(node, inside, checkCondition),
  });
}

function checkHead(chain: ChainNode, scope: Scope): ChainType {
  const { head } = chain;
  const row = functions.get(head.name);
  if (!row) {
    const membership = scope.options.allowed?.includes(head.written) ? undefined : findMembershipCall(chain);
    if (membership) {
      scope.report(membership);
      return "unknown";
    }
    reportUnknown(head, scope, functionNames("extractor"), "its texts count as keys that the query may use; ");
    return "unknown";
  }
  // Without an event, all users of an account are looked at.
  if (userTraitOf(head) && takesUserTraits(scope)) return row.returns;
  if (row.kind !== "extractor") {
    scope.report({
      code: "query-wrong-place",
      severity: "error",
      message: `${head.written}(…) cannot start a condition; event(…), trait(…) and their like can`,
      hint: `write it after one of them: event('Order Completed').${row.example}`,
      ...spanOf(head.nameSpan),
    });
    return "unknown";
  }
  checkHeadScope(head, row, scope);
  return row.returns;
}

function checkHeadScope(
  head: CallNode,
  row: FunctionRow,
  { options, wheres, entities, inReducer, report }: Scope,
): void {
  const place = spanOf(head.nameSpan);
  if (row.inner && wheres === 0 && !inReducer) {
    const message = `${head.name}(…) has a meaning only inside of where(…) or of a reducer such as sum(…)`;
    report({ code: "query-scope", severity: "error", message, hint: "a value of the profile is trait(…)", ...place });
  }
  if (head.name !== "entity") return;
  const wrongType = options.kind === "computed-trait" ? "a computed trait" : options.audienceType;
  if (wrongType !== undefined && wrongType !== "LINKED") {
    const message = `entity(…) needs an audience of the type LINKED and is not allowed in ${wrongType === "a computed trait" ? wrongType : `one of the type ${wrongType}`}`;
    report({ code: "query-entity", severity: "error", message, ...place });
  }
  if (entities >= 6) {
    const message = "The data graph can be followed through at most six entities, one inside of the other";
    report({ code: "query-entity-depth", severity: "error", message, ...place });
  }
}

function reportUnknown(call: CallNode, scope: Scope, names: readonly string[], counts = ""): void {
  if (scope.options.allowed?.includes(call.written)) return;
  const place = spanOf(call.nameSpan);
  const near = nearFunction(call.written, names);
  const row = functions.get(near ?? "");
  if (near !== undefined && row && takesArgumentsOf(call, row, scope)) {
    const message = `${call.written}(…) is not a known function; did you mean ${near}(…)?`;
    scope.report({
      code: "query-unknown-function",
      severity: "error",
      message,
      ...place,
      fix: { ...place, text: near },
    });
    return;
  }
  const known =
    names.length > 0 ? `${counts}allowed here are ${names.join(", ")}` : "nothing is known to be allowed here";
  scope.report({
    code: "query-unknown-function",
    severity: "warning",
    message: `${call.written}(…) is not a known function`,
    hint: hintOfDenied(call.written, names) ?? known,
    ...place,
  });
}

const whyNot: Readonly<Record<ChainType, (name: string) => string>> = {
  stream: (name) => `${name} compares a value, but events and entities have to be counted or summed up first`,
  scalar: (name) => `${name} works on the items of event(…) or entity(…), but a single value comes before it`,
  list: (name) => `Only count() can follow unique(…), not ${name}`,
  comparator: (name) => `Nothing can follow a finished comparison, so ${name} is not allowed here`,
  unknown: (name) => `${name} starts a condition and cannot follow a dot`,
};

/** @returns Whether the call stays when the finding is cured, in this place or another. */
function reportPlace(
  chain: ChainNode,
  call: CallNode,
  row: FunctionRow,
  type: ChainType,
  { isBound, report }: Scope,
): "stays" | "goes" {
  const name = call.form === "operator" ? `"${call.written}"` : `${call.written}(…)`;
  const unreduced = type === "stream" && row.kind === "comparison";
  const range = cureOfRange(chain, call, type, isBound);
  report({
    code: unreduced ? "query-unreduced" : "query-wrong-place",
    severity: "error",
    message: whyNot[row.kind === "extractor" ? "unknown" : type](name),
    ...spanOf(call.nameSpan),
    ...(range ?? cureOfPlace(chain, call, row, type)),
  });
  return range ? "goes" : "stays";
}
