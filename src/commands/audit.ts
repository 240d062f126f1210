import { findAudit } from "../hygiene/find-audit.ts";
import { auditRuleNames } from "../hygiene/audit.ts";
import { escapeControls } from "../values/printable.ts";
import { plural } from "../values/words.ts";
import { findSpaceOf } from "../planning/find-space-of.ts";
import type { auditDefinition } from "./definitions/audit.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { readForAudit } from "./audit/read-for-audit.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { chooseLive } from "./list/select-live.ts";
import { auditRenderers } from "./output/audit-outputs.ts";
import { withoutSecrets } from "./output/redaction.ts";
import { writeOutputs } from "./output/outputs.ts";
import { connectTo } from "./project/connect-to.ts";
import { hideSecrets } from "./project/secret-values.ts";
import { loadProjectOnly } from "./project/load.ts";
import { tellReading } from "./project/tell-reading.ts";

/** `audiencectl audit`: what a live space would be better without, whoever owns it. */
export async function run(
  io: CommandIo,
  options: OptionsOf<typeof auditDefinition>,
  patterns: readonly string[] = [],
): Promise<ExitCode> {
  const { project, environment } = await loadProjectOnly(io, options, patterns);
  const connection = await connectTo(io, options, { project, environment, texts: hideSecrets(io, project) });
  try {
    const space = await findSpaceOf(connection.client, project, environment);
    const { names: exempt, namePatterns } = project.lint;
    // Most projects have agreed on no names, and need not be told so each time.
    const usual = auditRuleNames.filter((name) => name !== "off-pattern" || namePatterns.length > 0);
    const rules = options.only ?? usual;
    const input = await readForAudit(
      { client: connection.client, spaceId: space.id },
      {
        rules,
        quotas: project.quotas,
        naming: { patterns: namePatterns, exempt },
        disabledDays: options.disabledDays,
        onConnections: (audiences) =>
          tellReading(io, connection, `where ${plural(audiences, "audience")} are sent`, {
            listDestinationsFromAudience: audiences,
          }),
        select: (reading) => chooseLive(reading, { patterns }).map(({ object }) => object),
      },
    );
    const audit = findAudit(input, space, rules);
    await writeOutputs(io, options, auditRenderers(io, audit));
    // A spreadsheet has a row for each finding and nothing else.
    if (options.format === "csv")
      for (const { what } of withoutSecrets(io, audit).gaps)
        io.stderr(`${io.style.stderr.yellow("Warning:")} ${escapeControls(`not known: ${what}`)}\n`);
    if (audit.gaps.some(({ refused }) => refused)) return exitCodes.partial;
    return options.detailedExitcode && audit.rows.length > 0 ? exitCodes.differences : exitCodes.done;
  } finally {
    await connection.close();
  }
}
