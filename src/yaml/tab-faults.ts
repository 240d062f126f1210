import type { ErrorCode, YAMLError } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { plural } from "../values/words.ts";

/** Parser codes of what tabs lead to on other lines: nobody can say any more how deep these are. */
const consequences: ReadonlySet<ErrorCode> = new Set(["BAD_INDENT", "BLOCK_AS_IMPLICIT_KEY", "MULTILINE_IMPLICIT_KEY"]);

/** The faults of lines that tabs indent, as one finding at the first of them, and the faults that say something else. */
export function takeTabFaults(
  errors: readonly YAMLError[],
  source: SourceText,
): { tabs: Diagnostic[]; others: readonly YAMLError[] } {
  const offsets = new Set(errors.flatMap((error) => tabBefore(error.pos[0], source) ?? []));
  if (offsets.size === 0) return { tabs: [], others: errors };
  const first = Math.min(...offsets);
  const more = offsets.size === 1 ? "" : `, here and on ${plural(offsets.size - 1, "more line")}`;
  return {
    tabs: [
      {
        code: "document-tab-indent",
        severity: "error",
        message: `a tab is used for indentation${more}`,
        hint: "indent with spaces",
        source: source.range(first, first + 1),
      },
    ],
    others: errors.filter(({ code, pos }) => !consequences.has(code) && tabBefore(pos[0], source) === undefined),
  };
}

/** The offset of the first tab that indents a line, where the given offset is the start of what the line says, or before it. */
function tabBefore(offset: number, source: SourceText): number | undefined {
  const { line, column } = source.position(offset);
  const [indent = ""] = /^[ \t]*/.exec(source.line(line) ?? "") ?? [];
  const tab = indent.indexOf("\t");
  return tab === -1 || column - 1 > indent.length ? undefined : offset - (column - 1) + tab;
}
