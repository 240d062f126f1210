import { hasErrors, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import { remedyOf } from "../../manifest/rules/queries.ts";
import {
  applyFixes,
  checkQuery,
  describeQuery,
  inferCadence,
  lintQuery,
  needsHistory,
  parseQuery,
  printQuery,
  queryReferences,
  type CheckQueryOptions,
  type DefinitionType,
  type PropertyReference,
  type QueryFinding,
  type QueryNode,
  type QueryReference,
} from "../../query/index.ts";
import type { QueryMeaning, QueryName, QueryReading } from "../../report/text/query-text.ts";
import { outlineQuery } from "./outline-query.ts";

/** A query with all that is known of it without a project or a space. */
export interface ExplainedQuery {
  reading: QueryReading;
  diagnostics: Diagnostic[];
  /** The query as the file that the findings are about. */
  source: SourceText;
}

/**
 * Reads a query for `explain query`. Never fails: a query that is not understood has findings that say why.
 *
 * @param name What findings call it. Default: `query`.
 */
export function explainQuery(
  text: string,
  kind: QueryReading["kind"],
  type: DefinitionType,
  name = "query",
): ExplainedQuery {
  const source = new SourceText(name, text);
  const options: CheckQueryOptions = { kind, audienceType: type };
  const faults = checkQuery(text, options);
  // What a query means is looked at when it has no error, as in a manifest.
  const meant = faults.some(({ severity }) => severity === "error") ? [] : lintQuery(text, options);
  const findings = [...faults, ...meant];
  const diagnostics = findings.map((finding) => toDiagnostic(finding, source));
  const { tree } = parseQuery(text);
  const corrected = hasErrors(diagnostics) ? correct(text, findings, options) : undefined;
  const reading: QueryReading = {
    kind,
    type,
    ...(tree && { meaning: readMeaning(tree, type) }),
    ...(corrected !== undefined && { corrected }),
  };
  return { reading, diagnostics, source };
}

function readMeaning(tree: QueryNode, type: DefinitionType): QueryMeaning {
  const history = needsHistory(tree, type);
  const cadence = inferCadence(tree, type);
  const { traits, events, entities, properties, contexts } = queryReferences(tree);
  const references = Object.entries({ traits, events, entities, properties, contexts }).map(
    ([title, names]: [string, readonly (QueryReference | PropertyReference)[]]) => [title, distinctNames(names)],
  );
  return {
    words: describeQuery(tree, { type }),
    line: printQuery(tree, "line"),
    lines: printQuery(tree, "multiline"),
    outline: outlineQuery(tree),
    references: Object.fromEntries(references) as QueryMeaning["references"],
    cadence: cadence?.cadence ?? "UNKNOWN",
    ...(cadence?.reason !== undefined && { cadenceReason: cadence.reason }),
    ...(cadence?.source !== undefined && { cadenceSource: cadence.source }),
    ...(history !== undefined && { history }),
  };
}

function distinctNames(references: readonly (QueryReference | PropertyReference)[]): QueryName[] {
  const names = references.map((reference): QueryName => {
    const of = "of" in reference ? reference.of?.name : undefined;
    return { name: reference.name, ...(of !== undefined && { of }) };
  });
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

/** The query with every known cure applied, where that leaves no error. */
function correct(text: string, findings: readonly QueryFinding[], options: CheckQueryOptions): string | undefined {
  const mended = applyFixes(text, findings);
  const { tree } = parseQuery(mended);
  const healthy = !checkQuery(mended, options).some(({ severity }) => severity === "error");
  return tree && healthy ? printQuery(tree, "multiline") : undefined;
}

function toDiagnostic(finding: QueryFinding, source: SourceText): Diagnostic {
  const { code, severity, message, start, end } = finding;
  const hint = remedyOf(finding);
  return { code, severity, message, ...(hint !== undefined && { hint }), source: source.range(start, end) };
}
