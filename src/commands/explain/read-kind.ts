import { pointerKeys } from "../../values/pointer.ts";
import type { FieldReading, KindReading } from "../../report/text/kind-text.ts";
import { unread } from "../../resources/comparisons.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { partsOf } from "../../resources/kinds.ts";
import { joinWords } from "../../values/words.ts";
import { declarations } from "./declarations.ts";
import { placeOf } from "./place.ts";
import { memberSchema, typeWords } from "./schema-words.ts";

/**
 * Reads a kind's schema and its table of fields together.
 *
 * @param mark How literal values in types are set off.
 * @throws {TypeError} for a kind that is declared nowhere.
 */
export function explainKind(kind: ResourceKind, mark?: (text: string) => string): KindReading {
  const declaration = declarations.find((each) => each.kind === kind);
  if (!declaration) throw new TypeError(`${kind.kind} is declared nowhere`);
  const { document, schema, home } = declaration;
  const fields = kind.fields.map((rule): FieldReading => {
    const path = pointerKeys(rule.pointer);
    const definitions = schema.definitions ?? {};
    const entry = memberSchema(schema, home, definitions).schema;
    const { schema: field, required } = memberSchema(entry, path, definitions);
    return {
      field: path.join("."),
      type: typeWords(field, definitions, mark),
      meaning: field.description ?? "",
      required,
      compared: rule.comparison.words,
      changed: changeWords(rule),
      cleared: rule.clear,
      evidence: rule.evidence,
    };
  });
  const parts = partsOf(kind.kind).map((part) => ({
    field: part.parent?.field ?? "",
    kind: part.kind,
    topic: part.prefix,
  }));
  const declaredAt = `${placeOf(home)} of ${document} manifests`;
  return {
    kind: kind.kind,
    declaredAt,
    fields,
    parts,
    replacing: joinWords(
      kind.replacementCosts.map(({ text }) => text),
      "and",
    ),
  };
}

function changeWords({ comparison, change, replacesBecause }: FieldRule): string {
  if (comparison.accompanies) return "goes along with any other change";
  if (comparison === unread) return "never; it is set at creation";
  if (change === "create-only") return "by a replacement";
  return replacesBecause ? "in place; some changes by a replacement" : "in place";
}
