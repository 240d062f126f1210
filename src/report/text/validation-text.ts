import { plural } from "../../values/words.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { type Style } from "../style.ts";
import type { ValidationReport } from "../validation-report.ts";

/** The verdict of a check that found no errors, for reading; else nothing, because the findings stand on stderr. */
export function renderValidationText(
  { files, manifests, environments, diagnostics }: ValidationReport,
  style: Style,
): string {
  if (hasErrors(diagnostics)) return "";
  const where = `${plural(environments.length, "environment")}: ${environments.join(", ")}`;
  return `${style.green("Valid:")} ${plural(manifests, "manifest")} in ${plural(files.length, "file")} (${where}).\n`;
}
