import { type JsonObject, isJsonObject } from "../values/json.ts";
import { settings as settingsComparison } from "./comparisons.ts";
import { kindOf, partsOf } from "./kinds.ts";
import { getAt, removeAt, setAt, type Pointer } from "../values/pointer.ts";
import type { LiveResource } from "./resource.ts";
import { textOf } from "./wire-values.ts";
import { declareSpec } from "./declare-spec.ts";

/** Writes settings for a manifest, with something in place of the secrets that the API shows only masks of. */
export interface SettingsWriter {
  hide(part: LiveResource, settings: JsonObject): JsonObject;
  /** Ids of connected destinations that the list of destinations lacks. Default: none is known. */
  unlisted?: ReadonlySet<string>;
}

/** The parts of an audience as its manifest declares them. */
export interface DeclaredParts {
  /** Fields to join the spec. */
  fields: JsonObject;
  /** What people should know about an entry, by its place in the spec. */
  comments: Map<Pointer, string>;
}

/**
 * Declares the parts of an object just as they are; kinds of which there are none are left out, so that they stay
 * unmanaged.
 *
 * @param partsByParent Live parts by the id of what they are part of.
 */
export function declareParts(
  parent: LiveResource,
  partsByParent: ReadonlyMap<string, readonly LiveResource[]>,
  secrets: SettingsWriter,
): DeclaredParts {
  const result: DeclaredParts = { fields: {}, comments: new Map() };
  for (const kind of partsOf(parent.kind)) {
    const field = kind.parent?.field ?? "";
    const parts = (partsByParent.get(parent.id) ?? []).filter((part) => part.kind === kind.kind);
    if (parts.length === 0) continue;
    result.fields[field] = parts.map((part, index) => {
      const inner = declareParts(part, partsByParent, secrets);
      const at = `/${field}/${index}`;
      if (kind.namedBySpace) result.comments.set(at, describePart(part, isUnlisted(part, secrets)));
      for (const [pointer, comment] of inner.comments) result.comments.set(at + pointer, comment);
      return { ...declarePart(part, partsByParent, secrets), ...inner.fields };
    });
  }
  return result;
}

function declarePart(
  part: LiveResource,
  partsByParent: ReadonlyMap<string, readonly LiveResource[]>,
  secrets: SettingsWriter,
): JsonObject {
  const spec = declareSpec(part);
  for (const { pointer, comparison } of kindOf(part.kind).fields) {
    const live = getAt(part.spec, pointer);
    if (comparison !== settingsComparison || getAt(spec, pointer) === undefined || !isJsonObject(live)) continue;
    const declared = secrets.hide(part, live);
    if (Object.keys(declared).length > 0) setAt(spec, pointer, declared);
    else removeAt(spec, pointer);
  }
  // Only warehouses have labels (API.md 5.8), and they are in no list of destinations (API.md 5.11).
  const inner = partsByParent.get(part.id) ?? [];
  const labelled = inner.some((each) => textOf(each.spec["displayName"]) !== "");
  if (labelled || isUnlisted(part, secrets)) setAt(spec, "/destination/type", "warehouse");
  return spec;
}

function isUnlisted({ kind, spec }: LiveResource, { unlisted }: SettingsWriter): boolean {
  const named = kindOf(kind).connectsTo?.(spec);
  return named !== undefined && unlisted?.has(named.id) === true;
}

function describePart({ name, id, facts: { slug } }: LiveResource, unlisted: boolean): string {
  const doubt = unlisted ? "; no destination of the workspace, so a warehouse or gone" : "";
  return `${name}${slug === undefined ? "" : ` (${slug})`}, connection ${id}${doubt}`;
}
