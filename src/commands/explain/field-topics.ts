import { renderFieldOutlineText } from "../../report/text/field-outline-text.ts";
import { renderFieldPageText } from "../../report/text/field-page-text.ts";
import { renderKindText } from "../../report/text/kind-text.ts";
import { declarationOf, declarations, type Declaration } from "./declarations.ts";
import { allFieldTopics } from "./field-names.ts";
import { findField, type SchemaField } from "./find-field.ts";
import { locateField } from "./locate-field.ts";
import { placeOf } from "./place.ts";
import { outlineFields, readField } from "./read-field.ts";
import { explainKind } from "./read-kind.ts";
import type { Explanation, TopicReader } from "./topic.ts";

const topicWords = declarations.map(({ topic, kind, document }): [string, string] => {
  if (!kind) return [topic, `the fields of ${document === "Test" ? "a test file" : "the project file"}`];
  if (!kind.parent)
    return [topic, `what a manifest of the kind ${kind.kind} declares, and what is done with each field`];
  return [topic, `the same of one of the ${kind.parent.field} of a manifest of the kind ${document}`];
});

/** `explain KIND` and `explain KIND.FIELD`: what can be declared, and what is done with it. */
export const fieldTopics: TopicReader = {
  topics: [
    ...topicWords,
    [
      "KIND.FIELD",
      "one field, such as audience.spec.options.filterByExternalIds; a space instead of the first dot works, too",
    ],
  ],
  words: () => [...declarations.map(({ topic }) => topic), ...allFieldTopics()],
  flags: ["recursive"],

  read({ name, rest, recursive }) {
    const declaration = declarationOf(name);
    if (!declaration) return undefined;
    const { kind } = declaration;
    if (rest !== undefined) return explainField(declaration, locateField(declaration, rest), recursive);
    if (recursive || !kind) return explainField(declaration, topOf(declaration), recursive);
    const reading = explainKind(kind);
    return { data: reading, text: (style) => renderKindText(reading, style) };
  },
};

function explainField(declaration: Declaration, place: SchemaField, recursive: boolean): Explanation {
  const page = readField(declaration, place);
  if (!recursive) return { data: page, text: (style) => renderFieldPageText(page, style) };
  const fields = outlineFields(place, declaration.schema.definitions ?? {});
  const title = [page.kind, page.field].filter(Boolean).join(" ");
  return {
    data: { kind: page.kind, field: placeOf(place.keys), fields },
    text: (style) => renderFieldOutlineText(title, fields, style),
  };
}

/** The whole document; for parts, the list that declares them. */
function topOf({ schema, home }: Declaration): SchemaField {
  const keys = home.length === 1 ? [] : home.filter((key) => key !== "[]");
  return findField(schema, keys, schema.definitions ?? {}) as SchemaField;
}
