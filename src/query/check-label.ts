import { suggestId } from "../values/suggest.ts";
import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import type { FunctionRow } from "./function-row.ts";
import type { CallNode, LabelNode } from "./syntax-tree.ts";

/** Labels that say the opposite of a documented one, and are near it in letters. */
const opposites: readonly string[] = ["include"];

/** Checks the label of a call: that it is the one which is documented for the function, and that it has a meaning here. */
export function checkLabel(call: CallNode, row: FunctionRow | undefined, scope: Scope): void {
  const { prefix } = call;
  if (!row) return;
  if (prefix && prefix.name === row.label?.name) return checkPlace(call, prefix, scope);
  if (prefix) return reportOther(call, prefix, row, scope);
  if (!row.label?.required) return;
  const { name } = row.label;
  const message = `${call.written}(…) needs the label ${name}:`;
  const hint = `for example ${row.example}; ${meaningOf(name, row)}`;
  scope.report({ code: "query-label", severity: "error", message, hint, ...spanOf(call) });
}

/** A label that is no slip of the documented one may mean anything, so that it is not replaced. */
function reportOther(call: CallNode, prefix: LabelNode, row: FunctionRow, { report }: Scope): void {
  const place = spanOf(prefix);
  const wanted = row.label?.name;
  const near = wanted && suggestId(prefix.name.toLowerCase(), [wanted, ...opposites]) === wanted;
  report({
    code: "query-label",
    severity: "error",
    message: `${call.written}(…) has no label "${prefix.name}:"${near ? `; did you mean ${wanted}:?` : ""}`,
    ...place,
    ...(wanted &&
      (near
        ? { fix: { ...place, text: wanted } }
        : { hint: `only ${wanted}: is documented; ${meaningOf(wanted, row)}` })),
  });
}

/** What a label does, in the words of the documentation. */
function meaningOf(label: "parent" | "exclude", row: FunctionRow): string {
  if (label === "exclude") return "it leaves events of these sources out";
  return row.kind === "filter" ? "it counts from the event around this one" : "it means the event around this one";
}

function checkPlace(call: CallNode, prefix: LabelNode, { wheres, report }: Scope): void {
  const place = spanOf(prefix);
  if (prefix.name === "exclude" && !prefix.braced) {
    const message = "The reference shows braces around the label: sources({exclude: …})";
    report({ code: "query-undocumented", severity: "warning", message, ...place });
  } else if (prefix.name === "parent" && wheres < (call.name === "property" ? 2 : 1)) {
    const message =
      call.name === "property"
        ? "parent: means the event around this one, but there is none; it belongs into the where of an event inside of another where"
        : "parent: means the event around this one, but there is none; it belongs inside of a where";
    report({ code: "query-scope", severity: "error", message, ...place });
  }
}
