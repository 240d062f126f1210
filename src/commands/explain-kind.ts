import { manifestKinds } from "../manifest/kinds.ts";
import type { FieldReading, KindReading } from "../report/kind-text.ts";
import { unread } from "../resources/comparisons.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { kindOf, partsOf, resourceKinds } from "../resources/kinds.ts";
import { memberSchema, typeWords, type Definitions, type ShownSchema } from "./schema-words.ts";

/** What each kind is called as a topic: the word of its addresses. */
export const kindTopics: readonly string[] = resourceKinds.map(({ prefix }) => prefix);

/** The kind that a topic names, by the word of its addresses or by its own name in any spelling of case. */
export function kindOfTopic(topic: string): ResourceKind | undefined {
  const word = topic.toLowerCase();
  return resourceKinds.find(({ kind, prefix }) => prefix === word || kind.toLowerCase() === word);
}

/**
 * Reads a kind's schema and its table of fields together.
 *
 * @param mark How literal values in types are set off.
 */
export function explainKind(kind: ResourceKind, mark?: (text: string) => string): KindReading {
  const { manifest, keys } = homeOf(kind);
  const schema = schemaOf(manifest);
  const fields = kind.fields.map((rule): FieldReading => {
    const path = rule.pointer.slice(1).split("/");
    const definitions = schema.definitions ?? {};
    const entry = memberSchema(schema, keys, definitions).schema;
    const { schema: field, required } = memberSchema(entry, path, definitions);
    return {
      field: path.join("."),
      type: typeWords(field, definitions, mark),
      meaning: field.description ?? "",
      required,
      compared: rule.comparison.words,
      changed: changeWords(rule),
      cleared: rule.clear,
      facts: rule.fact,
    };
  });
  const parts = partsOf(kind.kind).map((part) => ({
    field: part.parent?.field ?? "",
    kind: part.kind,
    topic: part.prefix,
  }));
  const place = keys.join(".").replaceAll(".[]", "[]");
  const declaredAt = kind === manifest ? `spec of ${kind.kind} manifests` : `${place} of ${manifest.kind} manifests`;
  return { kind: kind.kind, declaredAt, fields, parts, replacing: kind.replacementCost };
}

/** The kind whose manifests declare a kind, and where in them. */
function homeOf(kind: ResourceKind): { manifest: ResourceKind; keys: string[] } {
  if (!kind.parent) return { manifest: kind, keys: ["spec"] };
  const { manifest, keys } = homeOf(kindOf(kind.parent.kind));
  return { manifest, keys: [...keys, kind.parent.field, "[]"] };
}

function schemaOf(manifest: ResourceKind): ShownSchema & { definitions?: Definitions } {
  return manifestKinds.find(({ resource }) => resource === manifest)?.schema ?? {};
}

function changeWords({ comparison, change, replacesBecause }: FieldRule): string {
  if (comparison.accompanies) return "goes along with any other change";
  if (comparison === unread) return "never; it is set at creation";
  if (change === "create-only") return "by a replacement";
  return replacesBecause ? "in place; some changes by a replacement" : "in place";
}
