import type { catalogCodes } from "../../diagnostics/codes/catalog.ts";
import { checkNames } from "../../catalog/rules/check-names.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import { openCatalogFile } from "../../planning/open-catalog.ts";
import type { Findings } from "../../planning/open-project.ts";
import type { Environment, Project } from "../../project/project.ts";
import { nameUses, parseQuery, type DefinitionType } from "../../query/index.ts";
import { plural } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import { tellFindings } from "../output/tell-findings.ts";
import type { CommandIo } from "../io.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** What makes a preview most probably a wasted one: a name that nothing sends or sets. */
const unknown: ReadonlySet<string> = new Set<keyof typeof catalogCodes>([
  "catalog-unknown-event",
  "catalog-unknown-property",
  "catalog-unknown-trait",
  "catalog-unknown-entity",
  "catalog-unknown-column",
]);

/**
 * Holds the names in a query against the catalog file of an environment, where there is one. What is only odd is told on
 * stderr.
 *
 * @throws {CommandError} for a name that the catalog does not have.
 */
export async function refuseUnknownNames(
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
  tellOrRefuse(io, findings);
}

/**
 * Tells findings about a query on stderr before a preview is spent on it.
 *
 * @throws {CommandError} when it asks for what the catalog does not have: there are few previews, and that one would most
 *   probably come to nothing (API.md 3.1).
 */
export function tellOrRefuse(
  io: CommandIo,
  { diagnostics, sources }: { diagnostics: readonly Diagnostic[]; sources: ReadonlyMap<string, SourceText> },
): void {
  const wasteful = diagnostics.filter(({ code }) => unknown.has(code));
  const odd = diagnostics.filter(({ code }) => !unknown.has(code));
  tellFindings(io, odd, sources);
  if (wasteful.length === 0) return;
  throw new CommandError(
    `the query asks for ${plural(wasteful.length, "name")} that the catalog does not have; no preview was spent`,
    {
      code: "preview-unknown-name",
      hint: `correct the query; where the names are right, ${nextCommand("catalog", io.given, ["pull"])} brings new ones, and --catalog none spends a preview all the same`,
      diagnostics: wasteful,
      sources,
    },
  );
}
