import { groupBy } from "../values/group-by.ts";
import { plural } from "../values/words.ts";
import type { RuleCode } from "./codes.ts";
import { sortDiagnostics, type Diagnostic } from "./diagnostic.ts";

/** Rules that mark the uses of something that is to be mended elsewhere: in the environment or in the project file. */
const causedElsewhere: ReadonlySet<RuleCode> = new Set([
  "manifest-undefined-variable",
  "manifest-unlisted-secret",
  "manifest-sends-token",
  "plan-secret-missing",
]);

/**
 * Findings as people want them: one whose cause is outside of the marked places, such as a variable that is not set, is told
 * once, at the first of its places, with the number of the others. All others stay. In reading order.
 *
 * @param showsAll What shows every place, as a clause. Left out: nothing is said of that.
 */
export function oncePerCause(diagnostics: readonly Diagnostic[], showsAll?: string): Diagnostic[] {
  const groups = groupBy(sortDiagnostics(diagnostics), causeOf);
  return [...groups.values()].map((group) => tellOnce(group, showsAll));
}

/** How many causes the findings have. */
export function countCauses(diagnostics: readonly Diagnostic[]): number {
  return new Set(diagnostics.map(causeOf)).size;
}

/** The same for all findings of one cause; a finding that is mended where it is has a cause of its own. */
function causeOf(diagnostic: Diagnostic): unknown {
  const { code, severity, message, hint, paste } = diagnostic;
  return causedElsewhere.has(code) ? JSON.stringify([code, severity, message, hint, paste]) : diagnostic;
}

function tellOnce([first, ...others]: readonly Diagnostic[], showsAll?: string): Diagnostic {
  if (!first) throw new Error("a group of findings is empty");
  if (others.length === 0) return first;
  const rest = showsAll === undefined ? "" : `: ${showsAll}`;
  return { ...first, message: `${first.message}, here and at ${plural(others.length, "more place")}${rest}` };
}
