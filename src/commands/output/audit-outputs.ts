import type { Audit } from "../../hygiene/audit.ts";
import { renderAuditCsv } from "../../report/csv/audit-csv.ts";
import { renderAuditMarkdown } from "../../report/markdown/audit-markdown.ts";
import { printJson } from "../../report/print-json.ts";
import { renderAuditText } from "../../report/text/audit-text.ts";
import type { CommandIo } from "../io.ts";
import type { auditFormats } from "./output-format.ts";
import type { Renderers } from "./outputs.ts";
import { withoutSecrets } from "./redaction.ts";

/** What an audit found in each of its formats. */
export function auditRenderers(io: CommandIo, whole: Audit): Renderers<(typeof auditFormats)[number]> {
  const audit = withoutSecrets(io, whole);
  return {
    text: () => renderAuditText(audit, io.style.stdout),
    json: () => printJson({ formatVersion: 1, ...audit }),
    markdown: () => renderAuditMarkdown(audit, io.setting),
    csv: () => renderAuditCsv(audit),
  };
}
