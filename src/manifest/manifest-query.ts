import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import {
  parseQuery,
  queryReferences,
  resultTypeOf,
  traitUses,
  type DefinitionType,
  type QueryReferences,
  type ResultType,
  type TraitUse,
} from "../query/index.ts";
import { toDefinitionType } from "../resources/definition-type.ts";
import type { KeyMeaning, ResourceKind } from "../resources/kind.ts";
import type { Address, ResourceReference } from "../resources/resource.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import { getAt } from "../values/pointer.ts";
import { parseLoneReference } from "../values/template.ts";
import { locatePart, type Places } from "./rule-finding.ts";

const pointer = "/spec/definition/query";

/** The query of one manifest as rules about several of them look at it: what it names, with the places. */
export interface ManifestQuery {
  /** As the file has it, with variables filled in; references to keys are still `${…}`. */
  text: string;
  /** What its key stands for in other queries. */
  means: KeyMeaning;
  type?: DefinitionType;
  /** Whether Segment computes it: false only with `enabled: false`. */
  enabled: boolean;
  /** The key, where the manifest says which live object it takes over. */
  key?: string;
  options: JsonObject;
  targetEntity?: JsonValue;
  /** What it gives as a computed trait. */
  result: ResultType;
  names: QueryReferences;
  traits: readonly TraitUse[];
  /** The manifest that a name in it refers to by `${…}`; `undefined` for a plain name. */
  referredTo: (name: string) => Address | undefined;
  /** Where a part of the text stands in the file. */
  locate: (part: { start: number; end: number }) => SourceRange;
}

/** Reads the query of a manifest; `undefined` for a kind without one, and for one that is not understood. */
export function readManifestQuery(
  { keyMeans }: ResourceKind,
  places: Places,
  references: readonly ResourceReference[],
): ManifestQuery | undefined {
  const { value } = places.document;
  const text = getAt(value, pointer);
  const tree = keyMeans && typeof text === "string" ? parseQuery(text).tree : undefined;
  if (!tree || !keyMeans || typeof text !== "string") return undefined;
  const type = toDefinitionType(getAt(value, "/spec/audienceType") ?? getAt(value, "/spec/definition/type"));
  const key = getAt(value, "/metadata/adopt/key");
  const options = getAt(value, "/spec/options");
  const targetEntity = getAt(value, "/spec/definition/targetEntity");
  const linked = new Set(
    references.flatMap((reference) => (`/spec${reference.pointer}` === pointer ? [reference.address] : [])),
  );
  return {
    text,
    means: keyMeans,
    ...(type && { type }),
    enabled: getAt(value, "/spec/enabled") !== false,
    ...(typeof key === "string" && { key }),
    options: isJsonObject(options) ? options : {},
    ...(targetEntity !== undefined && { targetEntity }),
    result: resultTypeOf(tree),
    names: queryReferences(tree),
    traits: traitUses(tree),
    referredTo(name) {
      const address = linked.size === 0 ? undefined : parseLoneReference(name);
      return address !== undefined && linked.has(address) ? address : undefined;
    },
    locate: (part) => locatePart(places, pointer, part),
  };
}

/** A finding about a part of a query. */
export function queryFinding(
  { address, query }: { address: Address; query: ManifestQuery },
  part: { start: number; end: number },
  finding: Pick<Diagnostic, "code" | "message" | "hint">,
): Diagnostic {
  return { ...finding, severity: "warning", address, source: query.locate(part) };
}
