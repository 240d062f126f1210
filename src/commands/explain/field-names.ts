import { declarations } from "./declarations.ts";
import { fieldsBelow } from "./find-field.ts";
import { keysOf, placeOf } from "./place.ts";
import { resolveSchema } from "./schema-words.ts";

/** Every field as a topic, from the top of its document: `audience.spec.destinations.activations.enabled`. */
export function allFieldTopics(): string[] {
  return allFields().map(({ topic }) => topic);
}

/** A field by its topic, with what the schema says of it. */
export interface NamedField {
  topic: string;
  meaning: string;
}

function allFields(): NamedField[] {
  return declarations.flatMap(({ topic, schema, home }) => {
    // Fields of parts stand among those of the whole document.
    if (home.length > 1) return [];
    const { definitions = {} } = schema;
    const top = { keys: [], schema: resolveSchema(schema, definitions), required: true };
    return fieldsBelow(top, definitions).map((field) => ({
      topic: [topic, ...keysOf(placeOf(field.keys))].join("."),
      meaning: field.schema.description ?? "",
    }));
  });
}

/** The topics whose last part is the given word, in any spelling of case. */
export function topicsOfField(word: string): string[] {
  return fieldsCalled(word).map(({ topic }) => topic);
}

/** The same with what the schema says of each. */
export function fieldsCalled(word: string): NamedField[] {
  const ending = `.${word.toLowerCase()}`;
  return allFields().filter(({ topic }) => topic.toLowerCase().endsWith(ending));
}
