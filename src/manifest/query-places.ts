import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { Environment } from "../project/project.ts";
import type { DeclaredResource } from "../resources/resource.ts";
import { getAt } from "../values/pointer.ts";
import { isTemplate } from "../values/template.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { valueRange, type YamlDocument } from "../yaml/yaml-document.ts";
import { interpolateText } from "./interpolate-text.ts";
import { locatePart, type Places } from "./rule-finding.ts";

/** Where a resource has its query. */
export const queryAt = "/definition/query";

/** The same in the document that declares it. */
const inDocument = `/spec${queryAt}`;

/**
 * Finds parts of the queries of resources in their files. Positions are not kept with resources, because seldom anybody asks
 * for them; a file is read once more when somebody does.
 *
 * @param sources The texts of the files, by their shown paths.
 * @param environment The one that the resources were read for.
 * @returns A function of a resource and a stretch of its query, in UTF-16 units; the whole query where the stretch cannot be
 *   found.
 */
export function queryPlaces(
  sources: ReadonlyMap<string, SourceText>,
  environment: Environment,
): (resource: DeclaredResource, part: { start: number; end: number }) => SourceRange {
  const documents = new Map<string, ReadonlyMap<string, YamlDocument>>();
  const known = new Map<DeclaredResource, Places | undefined>();
  const find = (whole: SourceRange): Places | undefined => {
    const source = sources.get(whole.file);
    if (!source) return undefined;
    const all = documents.get(whole.file) ?? byPlace(parseYaml(source).documents);
    documents.set(whole.file, all);
    const document = all.get(placeKey(whole));
    return document && placesIn(document, environment);
  };
  return (resource, part) => {
    const whole = resource.sources.get(queryAt) ?? resource.source;
    if (!known.has(resource)) known.set(resource, find(whole));
    const places = known.get(resource);
    return places ? locatePart(places, inDocument, part) : whole;
  };
}

function placesIn(document: YamlDocument, environment: Environment): Places {
  const text = getAt(document.value, inDocument);
  const segments: Places["segments"] =
    typeof text === "string" && isTemplate(text)
      ? new Map([[inDocument, interpolateText(text, { environment }).segments]])
      : new Map();
  return { written: document, document, segments };
}

function byPlace(documents: readonly YamlDocument[]): ReadonlyMap<string, YamlDocument> {
  return new Map(documents.map((document) => [placeKey(valueRange(document, inDocument)), document]));
}

function placeKey({ line, column, endLine }: SourceRange): string {
  return `${line}:${column}-${endLine}`;
}
