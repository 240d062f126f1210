import { plural } from "../../values/words.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { type Style } from "../style.ts";
import { checkedText, type ValidationReport } from "../validation-report.ts";

/** The verdict of a check that found no errors, for reading; else nothing, because the findings stand on stderr. */
export function renderValidationText(report: ValidationReport, style: Style): string {
  const { environments, diagnostics } = report;
  if (hasErrors(diagnostics)) return "";
  const where = `${plural(environments.length, "environment")}: ${environments.join(", ")}`;
  return `${style.green("Valid:")} ${checkedText(report)} (${where}).\n`;
}
