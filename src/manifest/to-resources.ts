import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { readOnRemove } from "../resources/ownership.ts";
import { addressOf } from "../resources/kinds.ts";
import { getAt, type Pointer, childPointer } from "../values/pointer.ts";
import type { DeclaredResource, ResourceReference, SecretReference, VariableReference } from "../resources/resource.ts";
import { type JsonObject, isJsonObject, type JsonValue } from "../values/json.ts";
import { valueRange, type YamlDocument } from "../yaml/yaml-document.ts";
import { flattenParts, type FlatResource } from "./flatten-parts.ts";
import type { AudienceManifest } from "./generated/audience.ts";

/** What the texts of a document mention. Pointers are into the manifest's `spec`. */
export interface Mentions {
  references: readonly ResourceReference[];
  secrets: readonly SecretReference[];
  variables: readonly VariableReference[];
  /** Whether the id of the space is mentioned, and not known. */
  lacksSpaceId: boolean;
}

/**
 * The resources that a document declares: its own, and those that are part of it. The document must be filled in and
 * have passed all checks.
 */
export function toResources(kind: ResourceKind, document: YamlDocument, mentions: Mentions): DeclaredResource[] {
  // The schema check that comes before is what makes this true; metadata is the same for every kind.
  const { metadata, spec } = document.value as unknown as Pick<AudienceManifest, "metadata"> & { spec: JsonObject };
  const { labels = {}, previousNames = [], adopt, protect = false, replace } = metadata;
  const onRemove = readOnRemove(metadata.onRemove);
  const flat = flattenParts({ kind, address: addressOf(kind, metadata.name), place: "", spec });
  return flat.map((resource) => {
    const { address, parent, place, manages } = resource;
    const whole = parent === undefined;
    const variables = mentionsIn(resource, mentions.variables);
    return {
      address,
      kind: resource.kind.kind,
      name: address.slice(address.lastIndexOf("/") + 1),
      labels,
      // A part moves with what it is part of, is taken over with it, and is kept by keeping it.
      previousNames: whole ? previousNames : [],
      ...(whole && adopt && { adopt }),
      protect: whole && protect,
      ...(whole && onRemove && { onRemove }),
      replaceAllowed: replace === "allow",
      spec: resource.spec,
      references: mentionsIn(resource, mentions.references),
      secrets: mentionsIn(resource, mentions.secrets),
      ...(variables.length > 0 && { variables }),
      ...(!whole && { parent }),
      place,
      manages,
      ...(mentions.lacksSpaceId && { lacksSpaceId: true }),
      source: valueRange(document, whole ? "/metadata/name" : `/spec${place}${resource.kind.fields[0]?.pointer ?? ""}`),
      sources: collectSources(document, resource),
    };
  });
}

/** The mentions in a resource's own fields, with pointers into its own `spec`. */
function mentionsIn<T extends { pointer: Pointer }>({ place, spec }: FlatResource, all: readonly T[]): T[] {
  return all
    .filter(({ pointer }) => pointer.startsWith(`${place}/`))
    .map((mention) => ({ ...mention, pointer: mention.pointer.slice(place.length) }))
    .filter(({ pointer }) => getAt(spec, pointer) !== undefined);
}

/** The place of each value of a resource; what a variable filled in stands where the variable does. */
function collectSources(document: YamlDocument, { place, spec }: FlatResource): Map<Pointer, SourceRange> {
  const sources = new Map<Pointer, SourceRange>();
  const collect = (value: JsonValue, pointer: Pointer): void => {
    sources.set(pointer, valueRange(document, `/spec${place}${pointer}`));
    const entries = isJsonObject(value) || Array.isArray(value) ? Object.entries(value) : [];
    for (const [key, item] of entries) collect(item, childPointer(pointer, key));
  };
  collect(spec, "");
  return sources;
}
