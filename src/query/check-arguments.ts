import { plural } from "../values/words.ts";
import { argumentChecks, type InnerChecks } from "./check-argument-kinds.ts";
import { checkLabel } from "./check-label.ts";
import { checkWindow } from "./check-windows.ts";
import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import type { FunctionRow } from "./function-row.ts";
import type { ArgumentNode, CallNode } from "./syntax-tree.ts";

/** Checks label, number and sort of a call's arguments. Of an unknown function only what stands inside is checked. */
export function checkArguments(call: CallNode, row: FunctionRow | undefined, scope: Scope, inner: InnerChecks): void {
  checkLabel(call, row, scope);
  if (row) checkNumber(call, row, scope);
  for (const [index, argument] of call.args.entries()) {
    const kind = row?.args[index] ?? (row ? row.args.at(-1) : undefined);
    if (kind && row) argumentChecks[kind](argument, { call, row, scope, inner });
    else checkUnknown(argument, inner);
  }
  if (row) checkWindow(call, row, scope);
}

/** Whether a function takes what a call has in its parentheses, so that a name in the place of another one makes sense. */
export function takesArgumentsOf(call: CallNode, row: FunctionRow, scope: Scope): boolean {
  if (row.args.length === 0) return call.args.length === 0;
  let takes = true;
  const report: Scope["report"] = ({ code, severity, fix }) => {
    if (code === "query-argument-type" && severity === "error" && !fix) takes = false;
  };
  checkArguments(call, row, { ...scope, report }, { condition: () => undefined, chain: () => "unknown" });
  return takes;
}

/** Whatever an unknown function takes, chains and conditions have to be ones. */
function checkUnknown(argument: ArgumentNode, inner: InnerChecks): void {
  if (argument.type === "cast") return checkUnknown(argument.value, inner);
  if (argument.type === "chain") inner.chain(argument);
  else if (argument.type !== "duration" && argument.type !== "literal") inner.condition(argument);
}

function checkNumber(call: CallNode, row: FunctionRow, { report }: Scope): void {
  const wanted = row.args.length;
  const given = call.args.length;
  if (given === wanted || (row.repeats && given > wanted)) return;
  const surplus = call.args[wanted];
  // The reference shows one text, as it does for contains in its list form; more of them may well be taken.
  const tolerated = surplus !== undefined && row.args[0] === "text";
  const count = wanted === 0 ? "no arguments" : `${row.repeats ? "at least " : ""}${plural(wanted, "argument")}`;
  report({
    code: "query-arguments",
    severity: tolerated ? "warning" : "error",
    message: `${call.written}(…) takes ${count}, not ${given === 0 ? "none" : given}`,
    hint: `for example ${row.example}`,
    ...(surplus ? { start: surplus.start, end: call.args.at(-1)?.end ?? surplus.end } : spanOf(call)),
  });
}
