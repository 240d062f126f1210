import type { ErrorObject } from "ajv";
import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import { suggest } from "../values/suggest.ts";
import { joinWords } from "../values/words.ts";
import { describeTypes, describeValue } from "./describe-value.ts";
import { getAt, childPointer, fieldPath, parentPointer, pointerKeys, type Pointer } from "../values/pointer.ts";
import type { JsonValue } from "../values/json.ts";
import { isRequired } from "./schema-fields.ts";
import { schemaFinding, type FaultGroup, type SchemaContext, type SchemaRules } from "./schema-context.ts";
import { explainValue } from "./schema-messages.ts";
import { typeHint } from "./type-hints.ts";
import { headRange, valueRange, writtenText, type YamlDocument } from "./yaml-document.ts";

/** What is wrong with one value as such: null, a wrong type, a value that is not allowed. */
export function explainOwnValue(group: FaultGroup, context: SchemaContext): Diagnostic[] {
  const { document, rules } = context;
  const { pointer } = group;
  const errors = group.errors.filter((error) => error.propertyName === undefined && !aboutMembers.has(error.keyword));
  const name = fieldPath(pointer, document.value) || "the document";
  const value = getAt(document.value, pointer) ?? null;
  if (errors.length === 0 || group.faultsBelow) return [];
  if (value === null) {
    const hint = nullHint(errors, context, pointer);
    return [schemaFinding(rules.null, `${name} has no value`, valueRange(document, pointer), hint)];
  }
  const choice = errors.find(({ keyword }) => keyword === "enum" || keyword === "const");
  if (choice) return [explainChoice(name, pointer, choice, headRange(document, pointer), rules)];
  const types = errors.filter(({ keyword }) => keyword === "type").flatMap(({ params }) => asList(params["type"]));
  if (types.length > 0) {
    const written = writtenText(document, pointer) ?? "";
    const message = `${name} is ${describeValue(value, written)}, not ${describeTypes(types)}`;
    const usual = rules.hints?.type?.(pointer, value, document.value ?? null);
    const hint = originOf(document, pointer) ?? usual ?? typeHint(types, value, written);
    return [schemaFinding(rules.wrongType, message, headRange(document, pointer), hint)];
  }
  const told = explainValue(errors);
  const place = told?.item === undefined ? pointer : childPointer(pointer, told.item);
  const message = `${name} ${told?.message ?? errors[0]?.message ?? "is not allowed"}`;
  return [
    schemaFinding(rules.invalidValue, message, headRange(document, place), originOf(document, pointer) ?? told?.hint),
  ];
}

/** What to do about null: whether the field can be left out instead depends on its mapping. */
function nullHint(
  errors: readonly ErrorObject[],
  { document, schema, rules }: SchemaContext,
  pointer: Pointer,
): string {
  if (isItem(document, pointer)) return "give it a value, or take it out of the list";
  const allowed = errors.filter(({ keyword }) => keyword === "enum").flatMap(({ params }) => params["allowedValues"]);
  const nothing = rules.hints?.nothing?.(pointer);
  if (nothing !== undefined) return `write ${nothing} where there is nothing to say`;
  const form = rules.hints?.form?.(pointer);
  if (form !== undefined) return `write ${pointerKeys(pointer).at(-1) ?? ""}: ${form}`;
  const give = allowed.length === 0 ? "give it a value" : `write ${joinWords(allowed.map(String))}`;
  if (isRequired(schema, pointer)) return give;
  if (rules.nullHint !== undefined) return rules.nullHint.replace("give it a value", give);
  return `${give}, or leave the field out; a field that is left out is not managed`;
}

function isItem({ value }: YamlDocument, pointer: Pointer): boolean {
  return pointer !== "" && Array.isArray(getAt(value, parentPointer(pointer)));
}

/** Where a value was filled in from, if it, or the list it is in, does not stand in the file. */
function originOf({ origins }: YamlDocument, pointer: Pointer): string | undefined {
  return origins?.get(pointer) ?? origins?.get(parentPointer(pointer));
}

/** Keywords that are told at the members of a mapping, or only repeat what its alternatives say. */
const aboutMembers: ReadonlySet<string> = new Set(["additionalProperties", "required", "propertyNames", "if"]);

function explainChoice(
  name: string,
  pointer: Pointer,
  error: ErrorObject,
  source: SourceRange,
  rules: SchemaRules,
): Diagnostic {
  const allowed =
    error.keyword === "const" ? [error.params["allowedValue"]] : asList<unknown>(error.params["allowedValues"]);
  const words = allowed.map(String);
  const near = typeof error.data === "string" ? suggest(error.data, words) : undefined;
  const usual = rules.hints?.choice?.(pointer, error.data as JsonValue) ?? quotesHint(error.data, allowed);
  const meant = near === undefined || words.length === 1 ? "" : `did you mean ${near}? `;
  const hint = `${usual === undefined ? meant : `${usual}; `}allowed: ${words.join(", ")}`;
  const found = describeValue(error.data as JsonValue).replace(/^the text /, "");
  return schemaFinding(rules.invalidValue, `${name} is ${found}, which is not allowed`, source, hint);
}

/** What to do where the value would be allowed with quotes, or without them. */
function quotesHint(value: unknown, allowed: readonly unknown[]): string | undefined {
  const other = allowed.find((each) => typeof each !== typeof value && String(each) === String(value));
  if (other === undefined) return undefined;
  return typeof value === "string" ? `take the quotes off: ${value}` : `put it in quotes: "${String(value)}"`;
}

function asList<T = string>(value: unknown): T[] {
  return (Array.isArray(value) ? value : [value]) as T[];
}
