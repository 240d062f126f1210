import type { FieldOutline } from "../../report/text/field-outline-text.ts";
import type { FieldPage, FieldSummary, FieldTreatment } from "../../report/text/field-page-text.ts";
import { declarations, type Declaration } from "./declarations.ts";
import { shownMembersOf, type SchemaField } from "./find-field.ts";
import { limitsOf } from "./limit-words.ts";
import { placeOf } from "./place.ts";
import { explainKind } from "./read-kind.ts";
import { typeWords, type Definitions, type ShownSchema } from "./schema-words.ts";

/** Everything that schema and field rules say of a place in the documents of a declaration. */
export function readField({ document, schema: { definitions = {} } }: Declaration, place: SchemaField): FieldPage {
  const { keys, schema, required } = place;
  const field = placeOf(keys);
  const treatment = treatmentOf(document, field);
  const part = declarations.find((each) => each.document === document && placeOf(each.home) === `${field}[]`);
  return {
    kind: document,
    field,
    type: typeWords(withoutValues(schema), definitions),
    required,
    meaning: schema.description ?? "",
    ...(schema.default !== undefined && { default: schema.default }),
    allowed: allowedValues(schema),
    limits: limitsOf(schema, definitions),
    examples: schema.examples ?? [],
    ...(treatment && { treatment }),
    ...(part && { entries: part.topic }),
    fields: shownMembersOf(place, definitions).map((member) => summarise(member, place, definitions)),
  };
}

/** A place with every field below it. */
export function outlineFields(place: SchemaField, definitions: Definitions): FieldOutline[] {
  return shownMembersOf(place, definitions).map((member) => ({
    field: member.keys.at(-1) ?? "",
    type: typeWords(member.schema, definitions),
    required: member.required,
    fields: outlineFields(member, definitions),
  }));
}

function summarise(member: SchemaField, { keys }: SchemaField, definitions: Definitions): FieldSummary {
  const { schema, required } = member;
  return {
    field: placeOf(member.keys.slice(keys.length).filter((key) => key !== "[]")),
    type: typeWords(schema, definitions),
    required,
    meaning: schema.description ?? "",
  };
}

/** The row of the table of fields that speaks of a place, or of something that it is a part of. */
function treatmentOf(document: string, field: string): FieldTreatment | undefined {
  const rows = declarations
    .filter((each) => each.document === document)
    .flatMap(({ kind, home }) => {
      if (!kind) return [];
      const { fields } = explainKind(kind);
      return fields.map((row) => ({ ...row, field: `${placeOf(home)}.${row.field}` }));
    });
  const row = rows.find(
    (each) => field === each.field || (/^[.[]/.test(field.slice(each.field.length)) && field.startsWith(each.field)),
  );
  if (!row) return undefined;
  const { compared, changed, cleared, evidence } = row;
  return { field: row.field, compared, changed, cleared, evidence };
}

function allowedValues({ const: only, enum: values = [] }: ShownSchema): readonly unknown[] {
  return only === undefined ? values : [only];
}

/** The schema without the values that are listed by themselves. */
function withoutValues({ const: only, enum: _values, ...rest }: ShownSchema): ShownSchema {
  return only === undefined ? rest : { type: typeof only, ...rest };
}
