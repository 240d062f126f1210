import { hasErrors, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceText } from "../../diagnostics/source-text.ts";
import { asWritten, parseExpression, parseTemplate } from "../../values/template.ts";
import type { CommandIo } from "../io.ts";

/**
 * The references of queries to what no environment of the project around the working folder declares. Nothing is said
 * outside of a project, and of one whose files cannot be read.
 */
export async function findUnknownReferences(io: CommandIo, queries: readonly SourceText[]): Promise<Diagnostic[]> {
  const outside = queries.flatMap(referencesIn);
  if (outside.length === 0) return [];
  const { readProject } = await import("../../planning/open-project.ts");
  const { loadManifests } = await import("../../manifest/load-manifests.ts");
  const { tellNeighbours } = await import("../project/tell-neighbours.ts");
  const findings = { diagnostics: [] as Diagnostic[], sources: new Map<string, SourceText>() };
  const found = await readProject({ cwd: io.cwd }, findings);
  if (!found || hasErrors(findings.diagnostics)) return [];
  const { project, files } = found;
  const places = new Set(outside.map(({ source }) => source));
  const perEnvironment: Diagnostic[][] = [];
  for (const environment of project.environments.values()) {
    const { diagnostics } = await loadManifests({ project, files, environment, cwd: io.cwd, outside });
    perEnvironment.push(diagnostics.filter(({ source }) => source && places.has(source)));
  }
  const [first = [], ...others] = perEnvironment;
  const inAll = first.filter(({ source }) => others.every((each) => each.some((other) => other.source === source)));
  return await tellNeighbours(io, inAll);
}

function referencesIn(query: SourceText): { address: string; source: ReturnType<SourceText["range"]> }[] {
  return parseTemplate(asWritten(query.text)).parts.flatMap((part) => {
    const parsed = part.type === "expression" ? parseExpression(part.expression) : undefined;
    if (parsed?.type !== "reference") return [];
    return [{ address: parsed.address, source: query.range(part.start, part.end) }];
  });
}
