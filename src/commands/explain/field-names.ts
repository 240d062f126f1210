import { declarations } from "./declarations.ts";
import { fieldsBelow } from "./find-field.ts";
import { keysOf, placeOf } from "./place.ts";
import { resolveSchema } from "./schema-words.ts";

/** Every field as a topic, from the top of its document: `audience.spec.destinations.activations.enabled`. */
export function allFieldTopics(): string[] {
  return declarations.flatMap(({ topic, schema, home }) => {
    // Fields of parts stand among those of the whole document.
    if (home.length > 1) return [];
    const { definitions = {} } = schema;
    const top = { keys: [], schema: resolveSchema(schema, definitions), required: true };
    return fieldsBelow(top, definitions).map(({ keys }) => [topic, ...keysOf(placeOf(keys))].join("."));
  });
}

/** The topics whose last part is the given word, in any spelling of case. */
export function topicsOfField(word: string): string[] {
  const ending = `.${word.toLowerCase()}`;
  return allFieldTopics().filter((topic) => topic.toLowerCase().endsWith(ending));
}
