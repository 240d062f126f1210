import { isTemplate } from "../values/template.ts";
import type { JsonValue } from "../values/json.ts";
import { childPointer, fieldPath, pointerKeys, type Pointer } from "../values/pointer.ts";
import { splitCamelCase } from "../values/words.ts";
import { knownFields, type JsonSchema, type KnownField } from "./schema-fields.ts";

/** An unknown field as it stands in a document. */
export interface Stray {
  /** The mapping that it stands in. */
  readonly owner: Pointer;
  readonly name: string;
  readonly value: JsonValue | undefined;
}

/**
 * The fields that an unknown one may be, as paths of the mappings that know its name. One that cannot take the value is none
 * of them, and one of an entry of some list is none where there is a nearer one: nobody could say which entry.
 */
export function homesOfField(root: JsonSchema, stray: Stray): string[] {
  return fieldsOfName(root, stray).map(({ home }) => home);
}

/** The same as places of the document, in the entries of lists and maps that the unknown field stands in. */
export function placesOfField(root: JsonSchema, stray: Stray): Pointer[] {
  return fieldsOfName(root, stray)
    .filter(({ home }) => !isInOtherList(home, stray.owner))
    .map((field) => placeOf(field, stray.owner));
}

/** The field of a name that a mapping may have, however deep in lists the mapping is. */
export function fieldAt(root: JsonSchema, owner: Pointer, name: string): KnownField | undefined {
  const home = fieldPath(owner).replaceAll(/\[\d+\]/g, "[]");
  return knownFields(root).find((field) => field.name === name && field.home === home);
}

/** Whether a field can take a value, as far as its type and its choices say so. */
export function canTake({ schema }: KnownField, value: JsonValue | undefined): boolean {
  return takes(schema, value);
}

/** The types that a schema names. */
export function typesOf({ type }: JsonSchema): string[] {
  return [type].flat().filter((each) => typeof each === "string");
}

function fieldsOfName(root: JsonSchema, { owner, name, value }: Stray): KnownField[] {
  const homes = knownFields(root).filter(
    (field) => field.name === name && field.home !== fieldPath(owner) && takes(field.schema, value),
  );
  const near = homes.filter(({ home }) => !isInOtherList(home, owner));
  return near.length > 0 ? near : homes;
}

/**
 * The one field of another name that takes only a few values, one of which this is: `type: USERS` means `audienceType`. The
 * names have to share a word.
 *
 * @returns Its place, which is in no entry of a list or map but those that the stray one stands in.
 */
export function fieldOfValue(root: JsonSchema, { owner, name, value }: Stray): Pointer | undefined {
  if (typeof value !== "string") return undefined;
  const fitting = knownFields(root).filter(
    (field) =>
      field.name !== name &&
      choicesOf(field.schema).some((choice) => choice.toLowerCase() === value.toLowerCase()) &&
      sharesWord(field.name, name) &&
      !isInOtherList(field.home, owner),
  );
  const [only, ...more] = fitting;
  return only && more.length === 0 ? placeOf(only, owner) : undefined;
}

/** The entries of lists and maps are those of the place that asks. */
function placeOf({ home, name }: KnownField, owner: Pointer): Pointer {
  const keys = pointerKeys(owner);
  const steps = stepsOf(home).map((step, index) => (isEntry(step) ? (keys[index] ?? "") : step));
  return [...steps, name].reduce(childPointer, "");
}

function choicesOf({ enum: values, const: only }: JsonSchema): string[] {
  const choices = Array.isArray(values) ? values : [only];
  return choices.filter((choice) => typeof choice === "string");
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(wordsOf(one));
  return wordsOf(other).some((word) => words.has(word));
}

function wordsOf(name: string): string[] {
  return splitCamelCase(name).toLowerCase().split(/[-_]/);
}

/** Whether a schema takes a value, as far as its type and its choices say so. A template may become anything. */
function takes(schema: JsonSchema, value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || (typeof value === "string" && isTemplate(value))) return true;
  const { enum: values, const: only } = schema;
  const types = typesOf(schema);
  const ofType = types.length === 0 || types.some((each) => typeOf(value) === each || each === typeOfNumber(value));
  const choices = Array.isArray(values) ? values : only === undefined ? undefined : [only];
  return ofType && (choices === undefined || choices.includes(value));
}

function typeOf(value: JsonValue): string {
  return Array.isArray(value) ? "array" : typeof value;
}

function typeOfNumber(value: JsonValue): string | undefined {
  return typeof value === "number" && Number.isInteger(value) ? "integer" : undefined;
}

/** Whether a mapping is one of the entries of a list or map that a place is not in. */
function isInOtherList(home: string, place: Pointer): boolean {
  const steps = stepsOf(home);
  const keys = pointerKeys(place);
  const common = steps.findIndex((step, index) => !(step === keys[index] || (isEntry(step) && index < keys.length)));
  return common !== -1 && steps.slice(common).some(isEntry);
}

function stepsOf(home: string): string[] {
  return home === "" ? [] : home.split(/\.|(?=\[\])/);
}

function isEntry(step: string): boolean {
  return step === "[]" || step === "*";
}
