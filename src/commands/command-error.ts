import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** What a failure carries besides its message. */
export interface CommandErrorOptions extends ErrorOptions {
  /** Stable code for machines. */
  code: string;
  /** The remedy. */
  hint?: string;
  /** Default: failed. */
  exitCode?: ExitCode;
  /** The findings that made the command fail, with the texts they are about. */
  diagnostics?: readonly Diagnostic[];
  sources?: ReadonlyMap<string, SourceText>;
  /** Whether the result stands on stdout already, so that nothing may be added to it. Default false. */
  afterResult?: boolean;
}

/** A failure that is the user's to mend: shown with its remedy and without a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: string;
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly afterResult: boolean;

  constructor(message: string, options: CommandErrorOptions) {
    super(message, options);
    this.code = options.code;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? exitCodes.failed;
    this.diagnostics = options.diagnostics ?? [];
    this.sources = options.sources ?? new Map();
    this.afterResult = options.afterResult ?? false;
  }
}
