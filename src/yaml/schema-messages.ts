import { plural } from "../values/words.ts";
import type { ErrorObject } from "ajv";
import { pointerKeys } from "../values/pointer.ts";
import { patternWords } from "./pattern-words.ts";

/** What to say about a value that has the right type and is still not allowed. */
export interface ValueMessage {
  /** Follows the name of the field: `spec.name is empty`. */
  message: string;
  hint?: string;
  /** The list item to point at instead of the whole value. */
  item?: number;
}

type Explain = (error: ErrorObject) => ValueMessage;

/** A row for each JSON Schema keyword the schemas use; where several fail, the first row in this order is said. */
const explanations: readonly (readonly [keyword: string, explain: Explain])[] = [
  [
    "minLength",
    ({ params }) =>
      params["limit"] === 1
        ? { message: "is empty", hint: "fill it in, or leave the field out where it is optional" }
        : { message: `is shorter than ${plural(Number(params["limit"]), "character")}` },
  ],
  ["maxLength", ({ params }) => ({ message: `is longer than ${plural(Number(params["limit"]), "character")}` })],
  ["pattern", explainPattern],
  [
    "minimum",
    ({ params, data }) => ({
      message: `is ${String(data)}, below the least value ${String(params["limit"])}`,
      hint: `write ${String(params["limit"])} or more`,
    }),
  ],
  [
    "maximum",
    ({ params, data }) => ({
      message: `is ${String(data)}, above the greatest value ${String(params["limit"])}`,
      hint: `write ${String(params["limit"])} or less`,
    }),
  ],
  [
    "minItems",
    ({ params }) => ({
      message: `needs at least ${plural(Number(params["limit"]), "item")}`,
      hint: "leave the field out instead",
    }),
  ],
  [
    "uniqueItems",
    ({ params, data }) => ({
      message: `lists ${JSON.stringify((data as unknown[])[Number(params["i"])])} twice`,
      hint: "keep one of them",
      item: Math.max(Number(params["i"]), Number(params["j"])),
    }),
  ],
  [
    "minProperties",
    ({ params }) => ({
      message: `needs at least ${plural(Number(params["limit"]), "entry").replace("entrys", "entries")}`,
    }),
  ],
];

/** Words for the most telling of the faults of one value. */
export function explainValue(errors: readonly ErrorObject[]): ValueMessage | undefined {
  for (const [keyword, explain] of explanations) {
    const error = errors.find((candidate) => candidate.keyword === keyword);
    if (error) return explain(error);
  }
  return undefined;
}

function explainPattern({ params, data, instancePath }: ErrorObject): ValueMessage {
  const text = String(data);
  const field = pointerKeys(instancePath).findLast((key) => !/^\d+$/.test(key));
  const known = patternWords(String(params["pattern"]), text, field?.charAt(0));
  const message = `is ${JSON.stringify(text.slice(0, 80))}, which is not allowed`;
  if (!known) return { message };
  return {
    message,
    hint: known.repaired === undefined ? `use ${known.words}` : `use ${known.words}: ${known.repaired}`,
  };
}
