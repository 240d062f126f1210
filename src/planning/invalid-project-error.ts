import { plural } from "../values/words.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";

/** Files with errors, all of which it tells. Nothing may be planned with them. */
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
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    super(`the project has ${plural(errors, "error")}; nothing was sent`);
    this.diagnostics = diagnostics;
    this.sources = sources;
  }
}
