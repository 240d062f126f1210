import { patternWords } from "../../yaml/pattern-words.ts";
import { resolveSchema, type Definitions, type ShownSchema } from "./schema-words.ts";

/** What each keyword that limits a value asks for, in words. */
const limitWords: readonly [keyword: keyof ShownSchema, words: (limit: number) => string][] = [
  ["minimum", (least) => `at least ${least}`],
  ["maximum", (most) => `at most ${most}`],
  ["minLength", (least) => (least === 1 ? "not empty" : `at least ${least} characters`)],
  ["maxLength", (most) => `at most ${most} characters`],
  ["minItems", (least) => `at least ${least === 1 ? "one entry" : `${least} entries`}`],
  ["maxItems", (most) => `at most ${most} entries`],
  ["uniqueItems", () => "no entry twice"],
  ["minProperties", (least) => `at least ${least === 1 ? "one field" : `${least} fields`}`],
  ["maxProperties", (most) => `at most ${most === 1 ? "one field" : `${most} fields`}`],
];

/** What a value has to keep to besides its type, in words; for lists that of the entries, too. */
export function limitsOf(schema: ShownSchema, definitions: Definitions): string[] {
  const own = limitWords.flatMap(([keyword, words]) => {
    const limit = schema[keyword];
    return limit === undefined ? [] : [words(Number(limit))];
  });
  const names = schema.propertyNames?.pattern;
  // A value that may be a list among other things may be anything.
  const entries =
    schema.items && schema.type === "array" ? limitsOf(resolveSchema(schema.items, definitions), definitions) : [];
  return [
    ...own,
    ...(schema.pattern === undefined ? [] : patternLimit(schema.pattern)),
    ...(names === undefined ? [] : patternLimit(names).map((words) => `names are ${words}`)),
    ...entries.map((words) => `each entry ${words}`),
  ];
}

function patternLimit(pattern: string): string[] {
  const words = patternWords(pattern, "")?.words;
  return words === undefined ? [] : [words];
}
