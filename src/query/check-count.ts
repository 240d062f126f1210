import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import { changesLive, type QueryFinding } from "./finding.ts";
import type { ArgumentNode, CallNode, ChainNode } from "./syntax-tree.ts";

/** For each comparison with a number n, whether no or every whole number from 0 on fulfils it. */
const outcomes: Readonly<Record<string, { never: (n: number) => boolean; always: (n: number) => boolean }>> = {
  equals: { never: (n) => n < 0 || !Number.isInteger(n), always: () => false },
  differs: { never: () => false, always: (n) => n < 0 || !Number.isInteger(n) },
  greater_than: { never: () => false, always: (n) => n < 0 },
  at_least: { never: () => false, always: (n) => n <= 0 },
  less_than: { never: (n) => n <= 0, always: () => false },
  at_most: { never: (n) => n < 0, always: () => false },
};

/** Whether no count fulfils a comparison with a number; of a list of numbers, whether none of them is a count. */
export function isNeverCount(comparison: string, number: number): boolean {
  return outcomes[comparison === "one_of" ? "equals" : comparison]?.never(number) === true;
}

/** Nothing says what is counted of an account without users, nor whether `ALL` holds of it: API.md 4.9. */
const noUsers = ", unless the account has no users";

/** Finds comparisons of a count that hold never or always, and counts that are compared to a text. */
export function checkCount(chain: ChainNode, index: number, { options, ofEvery, report }: Scope): void {
  const call = chain.calls[index];
  if (!call || chain.calls[index - 1]?.name !== "count") return;
  const place = { start: chain.calls[index - 1]?.start ?? call.start, end: call.end };
  const fixed = fixedOutcome(call);
  if (fixed) {
    const everyUser = fixed.code === "query-never-true" ? ofEvery : options.audienceType === "ACCOUNTS";
    const doubt = everyUser ? noUsers : "";
    report({ ...fixed, severity: "warning", message: `${fixed.message}${doubt}`, ...place });
    return;
  }
  const value = call.args[0] && plainValue(call.args[0]);
  if (value?.type === "literal" && value.kind === "string") {
    const number = /^\d+$/.test(value.value);
    report({
      code: "query-argument-type",
      severity: "warning",
      message: `A count is a number, but it is compared to the text '${value.text}'`,
      ...spanOf(value),
      ...(number ? { fix: { ...spanOf(value), text: value.value }, hint: changesLive(value.value) } : {}),
    });
    return;
  }
  if (value?.type !== "literal" || value.kind !== "number") return;
  const outcome = outcomes[call.name];
  const number = Number(value.text);
  if (outcome?.never(number)) {
    const doubt = ofEvery ? noUsers : "";
    const message = `No count can be ${phrase(call.written, value.text)}, so this is never true${doubt}`;
    report({ code: "query-never-true", severity: "warning", message, ...place });
  } else if (outcome?.always(number)) {
    const doubt = options.audienceType === "ACCOUNTS" ? noUsers : "";
    const message = `Every count is ${phrase(call.written, value.text)}, so this is always true${doubt}`;
    report({ code: "query-always-true", severity: "warning", message, ...place });
  }
}

/** What is known of a count whatever is counted: it is there, and one of several numbers only where one of them is a whole one. */
function fixedOutcome({ name, args, written }: CallNode): Pick<QueryFinding, "code" | "message"> | undefined {
  const values = args.map(plainValue);
  if (name === "absent" && args.length === 0)
    return { code: "query-never-true", message: "A count of nothing is 0 and not absent, so this is never true" };
  if (name === "exists" && args.length === 0)
    return { code: "query-always-true", message: "A count of nothing is 0 and exists, so this is always true" };
  if ((name !== "one_of" && name !== "none_of") || values.length === 0) return undefined;
  const isNone = values.every(
    (value) => value?.type === "literal" && value.kind === "number" && isNeverCount("one_of", Number(value.text)),
  );
  if (!isNone) return undefined;
  const list = values.map((value) => (value?.type === "literal" ? value.text : "")).join(", ");
  return name === "one_of"
    ? { code: "query-never-true", message: `No count can be ${written}(${list}), so this is never true` }
    : { code: "query-always-true", message: `Every count is ${written}(${list}), so this is always true` };
}

function phrase(written: string, number: string): string {
  return /\w/.test(written) ? `${written}(${number})` : `${written} ${number}`;
}

/** The literal itself, where it stands in `literal(…)` too. */
function plainValue(node: ArgumentNode): ArgumentNode | undefined {
  return node.type === "chain" && node.head.name === "literal" && node.calls.length === 0 ? node.head.args[0] : node;
}
