import { pointerKeys, someWithin } from "../values/pointer.ts";
import type { ErrorObject } from "ajv";
import type { RequestError } from "../segment/generated/wire.ts";

/** What ajv says about an input, as the faults that the API would answer: Joi wording, dotted fields (API.md 1.4). */
export function toInputFaults(errors: readonly ErrorObject[]): RequestError[] {
  // A value that fits no branch of an `anyOf` is one fault, not the faults of every branch.
  const alternatives = errors.filter(({ keyword }) => keyword === "anyOf");
  const inBranch = (error: ErrorObject): boolean =>
    alternatives.some((other) => other !== error && someWithin([error.instancePath], other.instancePath));
  return errors.flatMap((error) => {
    if (inBranch(error)) return [];
    const describe = wording[error.keyword];
    if (describe === undefined) return [];
    const place = pointerKeys(error.instancePath);
    const offender = offendingKey(error);
    const segments = offender === undefined ? place : [...place, offender];
    return [inputFault(segments.join("."), describe(error.params))];
  });
}

/**
 * One `input-validation` fault. The message names the last part of the dotted field, as the documented samples do:
 * field `warehouse.metadataId`, message `"metadataId" is required`. An empty field is the whole input.
 */
export function inputFault(field: string, complaint: string): RequestError {
  if (field === "") return { type: "input-validation", message: `"value" ${complaint}` };
  const last = field.split(".").at(-1) ?? field;
  const label = /^\d+$/.test(last) ? `[${last}]` : last;
  return { type: "input-validation", message: `"${label}" ${complaint}`, field };
}

type Wording = (parameters: Record<string, unknown>) => string;

// Keywords without a row (`if`, `anyOf` around a nullable value) are only ever wrappers of a fault that has one.
const wording: Readonly<Record<string, Wording | undefined>> = {
  required: () => "is required",
  dependentRequired: () => "is required",
  additionalProperties: () => "is not allowed",
  type: ({ type }) => typeWording[firstType(type)] ?? `must be of type ${firstType(type)}`,
  enum: ({ allowedValues }) => `must be one of [${(allowedValues as unknown[]).join(", ")}]`,
  minLength: ({ limit }) =>
    limit === 1 ? "is not allowed to be empty" : `length must be at least ${String(limit)} characters long`,
  maxLength: ({ limit }) => `length must be less than or equal to ${String(limit)} characters long`,
  minimum: ({ limit }) => `must be greater than or equal to ${String(limit)}`,
  maximum: ({ limit }) => `must be less than or equal to ${String(limit)}`,
  minItems: ({ limit }) => `must contain at least ${String(limit)} items`,
  maxItems: ({ limit }) => `must contain less than or equal to ${String(limit)} items`,
  oneOf: () => "does not match any of the allowed types",
  anyOf: () => "does not match any of the allowed types",
};

const typeWording: Readonly<Record<string, string | undefined>> = {
  string: "must be a string",
  number: "must be a number",
  integer: "must be an integer",
  boolean: "must be a boolean",
  array: "must be an array",
};

function firstType(type: unknown): string {
  return String(Array.isArray(type) ? type[0] : type);
}

function offendingKey(error: ErrorObject): string | undefined {
  const parameters = error.params as { missingProperty?: string; additionalProperty?: string };
  return parameters.missingProperty ?? parameters.additionalProperty;
}
