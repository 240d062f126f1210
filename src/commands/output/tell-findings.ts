import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { oncePerCause } from "../../diagnostics/once-per-cause.ts";
import { renderDiagnosticsText, type Brevity } from "../../report/text/diagnostics-text.ts";
import type { CommandIo } from "../io.ts";
import { findingLine } from "./log-lines.ts";

/** What findings are to a command: what it was asked for, or what stands before something else. */
export type FindingsAre = "result" | "beside";

/**
 * How much is shown without `--verbose`: a large project may have the same warning a hundred times, which buries every other
 * finding, and all the more the result of a command that was asked for something else.
 */
const lengths: Readonly<Record<FindingsAre, Pick<Brevity, "allUpTo" | "mostOfCode">>> = {
  result: { allUpTo: 20, mostOfCode: 5 },
  beside: { allUpTo: 0, mostOfCode: 2 },
};

/** How findings are told. */
export interface TellingFindings {
  /** Whether a blank line follows the text. @default true */
  blank?: boolean;
  /** @default "result" */
  are?: FindingsAre;
  /** Whether all are shown, however many there are: annotations of a job say that its log has them. @default false */
  complete?: boolean;
  /** What shows all of them, as a clause. Default: the same command again with `--verbose`. */
  showsAll?: string;
}

type FindingsToTell = [
  diagnostics: readonly Diagnostic[],
  sources: Parameters<typeof renderDiagnosticsText>[1],
  how?: TellingFindings,
];

/**
 * The same for findings that stand beside a result: they come after it, or before the failure that there is instead. A log for
 * machines has them at once.
 */
export function tellFindingsBeside(io: CommandIo, ...[diagnostics, sources, how]: FindingsToTell): void {
  tellBeside(io, diagnostics, () => tellFindings(io, diagnostics, sources, { ...how, are: "beside" }));
}

/** Tells findings in a way of its own at the same time. @param tell What tells them; not called where there are none. */
export function tellBeside(io: CommandIo, diagnostics: readonly Diagnostic[], tell: () => void): void {
  if (diagnostics.length === 0) return;
  if (io.held && !io.log) io.held.hold(tell);
  else tell();
}

/**
 * Tells findings on stderr: as text, where the places of one cause and the rest of many of one rule are counted, or each as a
 * line of a JSON log.
 */
export function tellFindings(
  io: CommandIo,
  ...[
    diagnostics,
    sources,
    { blank = true, are = "result", complete = false, showsAll = "--verbose shows all" } = {},
  ]: FindingsToTell
): void {
  if (diagnostics.length === 0) return;
  const { log, told } = io;
  if (log) return diagnostics.forEach((diagnostic) => log(findingLine(diagnostic)));
  const isWhole = complete || told === "verbose";
  const shown = isWhole ? diagnostics : oncePerCause(diagnostics, showsAll);
  const brevity = isWhole ? undefined : { ...lengths[are], showsAll };
  io.stderr(`${renderDiagnosticsText(shown, sources, io.style.stderr, brevity)}${blank ? "\n" : ""}`);
}
