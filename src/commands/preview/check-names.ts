import { checkNames } from "../../catalog/rules/check-names.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import { openCatalogFile } from "../../planning/open-catalog.ts";
import type { Findings } from "../../planning/open-project.ts";
import type { Environment, Project } from "../../project/project.ts";
import { nameUses, parseQuery, type DefinitionType } from "../../query/index.ts";
import { renderDiagnosticsText } from "../../report/text/diagnostics-text.ts";
import type { CommandIo } from "../io.ts";

/**
 * Holds the names in a query against the catalog file of an environment, where there is one, and tells what differs on
 * stderr: a preview of a name that nobody sends is spent all the same.
 */
export async function tellUnknownNames(
  io: CommandIo,
  { project, environment }: { project: Project; environment: Environment },
  query: string,
  type: DefinitionType,
): Promise<void> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const known = await openCatalogFile(project, environment, io.cwd, findings);
  const { tree } = parseQuery(query);
  const { names, ignore } = project.lint;
  if (known && tree) {
    const source = new SourceText("query", query);
    findings.sources.set(source.file, source);
    // Keys that a query in no manifest refers to are those of the space, and so in its catalog.
    const context = { known, own: new Set<string>(), isExempt: (name: string) => names.includes(name) };
    for (const { start, end, ...finding } of checkNames({ uses: nameUses(tree), type }, context))
      if (!ignore.includes(finding.code))
        findings.diagnostics.push({ ...finding, severity: "warning", source: source.range(start, end) });
  }
  const { diagnostics, sources } = findings;
  if (diagnostics.length > 0) io.stderr(`${renderDiagnosticsText(diagnostics, sources, io.style.stderr)}\n`);
}
