import { plural } from "../values/words.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { countCauses } from "../diagnostics/once-per-cause.ts";
import type { SourceText } from "../diagnostics/source-text.ts";

/** Files with errors, or with warnings that count as such, all of which it tells. Nothing may be planned with them. */
export class InvalidProjectError extends Error {
  override readonly name = "InvalidProjectError";
  readonly code = "invalid-input";
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that the findings are about, by their shown paths. */
  readonly sources: ReadonlyMap<string, SourceText>;

  constructor({
    diagnostics,
    sources,
  }: {
    diagnostics: readonly Diagnostic[];
    sources: ReadonlyMap<string, SourceText>;
  }) {
    const number = (wanted: Diagnostic["severity"]): number =>
      countCauses(diagnostics.filter(({ severity }) => severity === wanted));
    const errors = number("error");
    super(
      errors > 0
        ? `the project has ${plural(errors, "error")}; nothing was sent to Segment`
        : `the project has ${plural(number("warning"), "warning")}, and none is let pass here; nothing was sent to Segment`,
    );
    this.diagnostics = diagnostics;
    this.sources = sources;
  }
}
