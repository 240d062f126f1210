import { CommandError } from "../command-error.ts";

/** Fields of a request by name; a dot in a name nests. */
export type FieldValues = Record<string, unknown>;

/**
 * Reads `name=value` words. Values of `--field` are numbers, booleans, null, lists and objects where they look like JSON;
 * values of `--raw-field` are always texts. A name with brackets at its end, as in `groupBy[]=source`, adds to a list.
 *
 * @throws {CommandError} for a word without `=`.
 */
export function readFields(typed: readonly string[], raw: readonly string[]): FieldValues {
  const fields: FieldValues = {};
  for (const word of typed) add(fields, word, parseValue);
  for (const word of raw) add(fields, word, (text) => text);
  return fields;
}

function add(fields: FieldValues, word: string, parse: (text: string) => unknown): void {
  const at = word.indexOf("=");
  if (at < 1)
    throw new CommandError(`${JSON.stringify(word)} is not of the form name=value`, {
      code: "api-field",
      hint: "write --field name=value",
    });
  const [name, value] = [word.slice(0, at), parse(word.slice(at + 1))];
  if (!name.endsWith("[]")) fields[name] = value;
  else fields[name.slice(0, -2)] = [...entriesOf(fields[name.slice(0, -2)]), value];
}

function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function parseValue(text: string): unknown {
  if (!/^(?:true|false|null|-?\d|[[{"])/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
