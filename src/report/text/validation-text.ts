import { plural } from "../../values/words.ts";
import { type Style } from "../style.ts";
import { checkedText, isValid, type ValidationReport } from "../validation-report.ts";

/** The verdict of a check that found no faults, for reading; else nothing, because the findings stand on stderr. */
export function renderValidationText(report: ValidationReport, style: Style): string {
  const { environments } = report;
  if (!isValid(report)) return "";
  const where = `${plural(environments.length, "environment")}: ${environments.join(", ")}`;
  return `${style.green("Valid:")} ${checkedText(report)} (${where}).\n`;
}
