import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import type { CheckReport, CheckResult } from "../doctor-report.ts";
import { type Style } from "../style.ts";

const marks: Record<CheckResult, { mark: string; colour: keyof Style }> = {
  ok: { mark: "✓", colour: "green" },
  warning: { mark: "!", colour: "yellow" },
  problem: { mark: "✗", colour: "red" },
  skipped: { mark: "-", colour: "dim" },
};

/**
 * One check on a line of its own, with its remedy below. Ends with a line break.
 *
 * @param width The longest title, so that what was found stands in one column.
 */
export function renderCheckText({ title, result, found, remedy }: CheckReport, width: number, style: Style): string {
  const { mark, colour } = marks[result];
  const line = `${style[colour](mark)} ${style.bold(title.padEnd(width))}  ${escapeControls(found)}`;
  const below = remedy === undefined ? [] : [`    ${style.cyan("remedy:")} ${escapeControls(remedy)}`];
  return `${[result === "skipped" ? style.dim(line) : line, ...below].join("\n")}\n`;
}

/** What all checks come to. Ends with a line break. */
export function renderDoctorSummaryText(checks: readonly CheckReport[], style: Style): string {
  const number = (result: CheckResult): number => checks.filter((check) => check.result === result).length;
  const [problems, warnings, skipped] = [number("problem"), number("warning"), number("skipped")];
  const asides = [
    ...(warnings > 0 ? [plural(warnings, "warning")] : []),
    ...(skipped > 0 ? [`${plural(skipped, "check")} skipped`] : []),
  ];
  const verdict = problems > 0 ? style.red(plural(problems, "problem")) : style.green("No problem found");
  return `\n${[verdict, ...asides].join(", ")}.\n`;
}
