import { type JsonObject, isJsonObject } from "../values/json.ts";
import { settings as settingsComparison } from "./comparisons.ts";
import { kindOf, partsOf } from "./kinds.ts";
import { getAt, removeAt, setAt, type Pointer } from "../values/pointer.ts";
import type { ResourceKind } from "./kind.ts";
import type { LiveResource } from "./resource.ts";
import { textOf } from "./wire-values.ts";
import { declareSpec } from "./declare-spec.ts";

/** Writes settings for a manifest, with something in place of the secrets that the API shows only masks of. */
export interface SettingsWriter {
  hide(part: LiveResource, settings: JsonObject): JsonObject;
  /** Connected destinations, by id, that the list of destinations lacks. Default: none is known. */
  unlisted?: ReadonlyMap<string, NoDestination>;
}

/** What a connected destination is that no list of destinations has: `not-known` where warehouses could not be read. */
export type NoDestination = "warehouse" | "gone" | "not-known";

const doubts: Readonly<Record<NoDestination, string>> = {
  warehouse: "; a warehouse",
  gone: "; no destination and no warehouse of the workspace, so probably gone",
  "not-known": "; no destination of the workspace, so a warehouse or gone",
};

/** The parts of an audience as its manifest declares them. */
export interface DeclaredParts {
  /** Fields to join the spec. */
  fields: JsonObject;
  /** What people should know about an entry, by its place in the spec. */
  comments: Map<Pointer, string>;
}

/**
 * Declares the parts of an object just as they are: an empty list where it is known that there are none, so that one that
 * is added by hand is noticed. Kinds that were not read are left out.
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
    if (parts.length === 0) {
      if (isKnown(parent, kind)) result.fields[field] = [];
      continue;
    }
    result.fields[field] = parts.map((part, index) => {
      const inner = declareParts(part, partsByParent, secrets);
      const at = `/${field}/${index}`;
      if (kind.namedBySpace) result.comments.set(at, describePart(part, unlistedAs(part, secrets)));
      for (const [pointer, comment] of inner.comments) result.comments.set(at + pointer, comment);
      return { ...declarePart(part, partsByParent, secrets), ...inner.fields };
    });
  }
  return result;
}

function isKnown({ knows = [], spec }: LiveResource, { kind, parent }: ResourceKind): boolean {
  return knows.includes(kind) && parent?.possible?.(spec) !== false;
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
  const unlisted = unlistedAs(part, secrets);
  if (labelled || (unlisted && unlisted !== "gone")) setAt(spec, "/destination/type", "warehouse");
  return spec;
}

function unlistedAs({ kind, spec }: LiveResource, { unlisted }: SettingsWriter): NoDestination | undefined {
  const named = kindOf(kind).connectsTo?.(spec);
  return named && unlisted?.get(named.id);
}

function describePart({ name, id, facts: { slug } }: LiveResource, unlisted: NoDestination | undefined): string {
  const doubt = unlisted ? doubts[unlisted] : "";
  return `${name}${slug === undefined ? "" : ` (${slug})`}, connection ${id}${doubt}`;
}
