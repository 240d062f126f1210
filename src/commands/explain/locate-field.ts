import { joinWords } from "../../values/words.ts";
import { suggest } from "../../values/suggest.ts";
import { CommandError } from "../command-error.ts";
import type { Declaration } from "./declarations.ts";
import { topicsOfField } from "./field-names.ts";
import { findField, membersOf, type SchemaField, type UnknownField } from "./find-field.ts";
import { keysOf, placeOf } from "./place.ts";

/**
 * The field that a path names, from the top of the document or from the place of the declaration's own fields.
 *
 * @throws {CommandError} when there is none.
 */
export function locateField(declaration: Declaration, path: string): SchemaField {
  const { schema, home } = declaration;
  const keys = keysOf(path);
  const inner = home.filter((key) => key !== "[]");
  const tries = [...(home.length === 1 ? [keys] : []), [...inner, ...keys]].map((each) =>
    findField(schema, each, schema.definitions ?? {}),
  );
  const found = tries.find((each) => "schema" in each);
  if (found) return found;
  // The try that got furthest is the one that was meant.
  const [nearest] = (tries as UnknownField[]).toSorted((a, b) => b.within.keys.length - a.within.keys.length);
  throw unknownField(declaration, nearest);
}

function unknownField({ topic, document, schema }: Declaration, nearest: UnknownField | undefined): CommandError {
  const { unknown = "", within = { keys: [], schema: {}, required: false } } = nearest ?? {};
  const known = membersOf(within, schema.definitions ?? {}).map(({ keys }) => keys.at(-1) ?? "");
  const near = suggest(unknown, known);
  const elsewhere = topicsOfField(unknown).filter((each) => each.startsWith(`${topic}.`));
  const hints = [
    near === undefined ? undefined : `did you mean ${near}?`,
    near === undefined && elsewhere.length > 0 ? `did you mean ${joinWords(elsewhere.slice(0, 3))}?` : undefined,
    known.length > 0 ? `allowed fields: ${known.join(", ")}` : "it has no fields",
  ];
  const place = [document, placeOf(within.keys)].filter(Boolean).join(" ");
  return new CommandError(`${place} has no field ${JSON.stringify(unknown)}`, {
    code: "unknown-topic",
    hint: hints.filter((each) => each !== undefined).join(" "),
  });
}
