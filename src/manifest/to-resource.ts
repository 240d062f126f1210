import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { addressOf } from "../resources/kinds.ts";
import type { DesiredResource, JsonObject, Pointer, ResourceReference } from "../resources/resource.ts";
import { isPlainObject, type PlainValue } from "../yaml/plain-value.ts";
import { childPointer } from "../yaml/pointer.ts";
import { valueRange, type YamlDocument } from "../yaml/yaml-document.ts";
import type { AudienceManifest } from "./generated/audience.ts";

/** The resource that a document declares. The document must be filled in and have passed all checks. */
export function toResource(
  kind: ResourceKind,
  document: YamlDocument,
  references: ResourceReference[],
): DesiredResource {
  // The schema check that comes before is what makes this true; metadata is the same for every kind.
  const { metadata, spec } = document.value as unknown as Pick<AudienceManifest, "metadata"> & { spec: JsonObject };
  const { name, labels = {}, previousNames = [], adopt, protect = false, replace } = metadata;
  const sources = new Map<Pointer, SourceRange>();
  collectSources(document, spec, "", sources);
  return {
    address: addressOf(kind, name),
    kind: kind.kind,
    name,
    labels,
    previousNames,
    ...(adopt && { adopt }),
    protect,
    replaceAllowed: replace === "allow",
    spec,
    references,
    source: valueRange(document, "/metadata/name"),
    sources,
  };
}

/** Notes the place of a value and of everything in it; what a variable filled in stands where the variable does. */
function collectSources(
  document: YamlDocument,
  value: PlainValue,
  pointer: Pointer,
  sources: Map<Pointer, SourceRange>,
): void {
  sources.set(pointer, valueRange(document, `/spec${pointer}`));
  const entries = isPlainObject(value) || Array.isArray(value) ? Object.entries(value) : [];
  for (const [key, item] of entries) collectSources(document, item, childPointer(pointer, key), sources);
}
