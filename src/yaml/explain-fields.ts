import type { ErrorObject } from "ajv";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { suggest } from "../values/suggest.ts";
import { joinWords } from "../values/words.ts";
import { allowedKeys } from "./allowed-keys.ts";
import { patternWords } from "./pattern-words.ts";
import { isJsonObject, type JsonValue } from "../values/json.ts";
import { getAt, childPointer, fieldPath, parentPointer, pointerKeys, type Pointer } from "../values/pointer.ts";
import { schemaFinding, type FaultGroup, type SchemaContext } from "./schema-context.ts";
import { canTake, fieldAt, fieldOfValue, homesOfField, typesOf, type Stray } from "./field-homes.ts";
import { typeHint } from "./type-hints.ts";
import { missingPlaceOf, toldElsewhere } from "./missing-places.ts";
import { allowedFields, type JsonSchema } from "./schema-fields.ts";
import { keyRange, ownerRange, valueRange, writtenText, type YamlDocument } from "./yaml-document.ts";

/** Fields that the schema does not know, each with the field that was probably meant or the place it belongs to. */
export function explainUnknownFields(
  { pointer, errors }: FaultGroup,
  { document, schema, rules, errors: all }: SchemaContext,
): Diagnostic[] {
  return errors.flatMap((error) => {
    if (error.keyword !== "additionalProperties") return [];
    const field = String(error.params["additionalProperty"]);
    const place = childPointer(pointer, field);
    const allowed = allowedFields(error.parentSchema);
    const told = rules.hints?.field?.(pointer, field);
    const owner = getAt(document.value, pointer);
    const meant = told?.meant !== undefined && canBeMeant(told.meant, allowed, owner) ? told.meant : undefined;
    const near = suggest(field, allowed) ?? meant;
    const stray = { owner: pointer, name: field, value: getAt(document.value, place) };
    const start = near
      ? `did you mean ${near}?${tellShape(near, stray, { document, schema, rules })}`
      : told?.hint === undefined
        ? tellHome(stray, { document, schema, rules, errors: all })
        : `${told.hint};`;
    const hint = `${start} allowed fields: ${allowed.join(", ")}`.trim();
    const source = keyRange(document, place) ?? valueRange(document, place);
    return [
      schemaFinding(rules.unknownField, `${fieldPath(place, document.value)} is not a known field`, source, hint),
    ];
  });
}

/** Whether a field can be meant by another one: the schema has it, and who has written both means each by itself. */
function canBeMeant(field: string, allowed: readonly string[], owner: JsonValue | undefined): boolean {
  return allowed.includes(field) && !(isJsonObject(owner) && Object.hasOwn(owner, field));
}

/** Where an unknown field belongs, or which other one takes its value; an empty text where that is not known. */
function tellHome(stray: Stray, context: SchemaContext): string {
  const { document, schema, rules } = context;
  const missing = missingPlaceOf(stray, context);
  if (missing !== undefined && pointerKeys(missing).at(-1) === stray.name)
    return `it belongs in ${fieldPath(parentPointer(missing)) || "the top level"};`;
  const meant = fieldOfValue(schema, stray);
  const said = meant === undefined ? undefined : getAt(document.value, meant);
  if (meant !== undefined && typeof said === "string")
    return `the field for that is ${fieldPath(meant)}, which says ${said}; take this one out;`;
  if (meant !== undefined) return `did you mean ${fieldPath(meant)}?`;
  const homes = homesOfField(schema, stray);
  if (homes.length > 0) return `it belongs in ${joinWords(homes.map((home) => home || "the top level"))};`;
  const strange = rules.hints?.stranger?.(stray.owner, stray.name);
  return strange === undefined ? "" : `${strange};`;
}

/** What to write for the field that is meant where it cannot take the value, so that its name alone would be the next fault. */
function tellShape(
  meant: string,
  { owner, name, value }: Stray,
  { document, schema, rules }: Pick<SchemaContext, "document" | "schema" | "rules">,
): string {
  const field = fieldAt(schema, owner, meant);
  if (field === undefined || value === undefined || canTake(field, value)) return "";
  const written = writtenText(document, childPointer(owner, name)) ?? "";
  const usual = rules.hints?.type?.(childPointer(owner, meant), value, document.value ?? null);
  // Entries that are no texts have a shape of their own.
  const types = isListOfOthers(field.schema) ? [] : typesOf(field.schema);
  const hint = usual ?? typeHint(types, value, written);
  return hint === undefined ? "" : ` ${hint};`;
}

function isListOfOthers({ items }: JsonSchema): boolean {
  return isJsonObject(items) && items["type"] !== "string";
}

/** The fields that one mapping lacks, in one finding. */
export function explainMissingFields({ pointer, errors }: FaultGroup, context: SchemaContext): Diagnostic[] {
  const { document, rules } = context;
  const meant = (key: string): string | undefined => rules.hints?.field?.(pointer, key)?.meant;
  const required = errors.filter(({ keyword }) => keyword === "required");
  if (required.length === 0) return [];
  const elsewhere = toldElsewhere(context);
  const value = getAt(document.value, pointer);
  const present = isJsonObject(value) ? Object.keys(value) : [];
  const missing = required
    .map(({ params }) => String(params["missingProperty"]))
    // A field that is misspelt, or in the wrong place, is told once, as an unknown one.
    .filter((field) => !elsewhere.has(childPointer(pointer, field)))
    .filter((field) => !present.some((key) => isMisspelt(key, field, required[0], meant)));
  if (missing.length === 0) return [];
  const owner = fieldPath(pointer, document.value) || "the document";
  const message = `${owner} lacks ${joinWords(missing, "and")}`;
  const lines = missing.map((field) => {
    const form = rules.hints?.form?.(childPointer(pointer, field));
    return form === undefined ? writeField(field, required[0]?.parentSchema) : `${field}: ${form}`;
  });
  const hint = `add ${joinWords(lines, "and")}${pointer === "" ? "" : ` below ${owner}`}`;
  return [schemaFinding(rules.missingField, message, ownerRange(document, firstField(document, pointer)), hint)];
}

function isMisspelt(
  key: string,
  field: string,
  error: ErrorObject | undefined,
  meant: (key: string) => string | undefined,
): boolean {
  const allowed = allowedFields(error?.parentSchema);
  return !allowed.includes(key) && (suggest(key, allowed) ?? meant(key)) === field;
}

/** A field as it has to be there: with its value where only one is allowed, and with those allowed where these are few. */
function writeField(field: string, schema: JsonSchema | undefined): string {
  const fields = schema?.["properties"] as Record<string, JsonSchema | undefined> | undefined;
  const { const: only, enum: several } = fields?.[field] ?? {};
  const allowed = Array.isArray(several) ? ` ${joinWords(several.map(String))}` : "";
  return `${field}:${typeof only === "string" ? ` ${only}` : allowed}`;
}

/** A document has no key to point at: its first field stands for it. */
function firstField(document: YamlDocument, pointer: Pointer): Pointer {
  const [first] = pointer === "" && isJsonObject(document.value) ? Object.keys(document.value) : [];
  return first === undefined ? pointer : childPointer(pointer, first);
}

/** Names that are not allowed as keys, such as those of environments, each with one that is, and that no other key has. */
export function explainKeys({ pointer, errors }: FaultGroup, { document, rules }: SchemaContext): Diagnostic[] {
  const refused = errors.filter(({ keyword }) => keyword === "propertyNames");
  const owner = getAt(document.value, pointer);
  const renamed = allowedKeys(isJsonObject(owner) ? owner : {}, pointer, patternOf(refused[0]));
  return refused.map((error) => {
    const key = String(error.params["propertyName"]);
    const source = keyRange(document, childPointer(pointer, key)) ?? valueRange(document, pointer);
    const words = patternWords(patternOf(error), key)?.words;
    const name = renamed.get(key);
    const hint = words && `use ${words}${name === undefined ? "" : `: ${name}`}`;
    const message = `${JSON.stringify(key)} is not allowed as a name in ${fieldPath(pointer, document.value)}`;
    return schemaFinding(rules.invalidValue, message, source, hint);
  });
}

function patternOf(error: ErrorObject | undefined): string {
  const names = error?.parentSchema?.["propertyNames"];
  return String((names as JsonSchema | undefined)?.["pattern"]);
}
