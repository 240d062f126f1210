import type { ParsedNode } from "yaml";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import type { JsonValue } from "../values/json.ts";
import type { Address } from "../resources/resource.ts";
import type { Pointer } from "../values/pointer.ts";
import type { TextEdit } from "../yaml/write/text-edit.ts";

/** Why a person has to see to a value. `start` is the offset to look at. */
export interface StuckField {
  type: "stuck";
  start: number;
  reason: string;
  hint: string;
}

/** How a value gets what is live, all of it or the places that can be written, or why a person has to see to it. */
export type FieldEdit = { type: "edit"; edits: TextEdit[]; partly?: PartlyEdited } | StuckField;

/** Places in a document: those that get what is live, and those that are left. */
export interface PartlyEdited {
  places: Pointer[];
  left: (StuckField & { at: Pointer })[];
}

/** The document that a field is edited in, and how the field is compared. */
export interface FieldContext {
  source: SourceText;
  root: ParsedNode | null;
  rule: FieldRule;
  /** The objects whose keys the field names, each with its key. */
  references: ReadonlyMap<Address, string | undefined>;
}

/** What a value is and is to be. None of these is a template, but for declared secrets. */
export interface FieldValues {
  live: JsonValue | undefined;
  /** What the manifest means by what is written there. */
  declared: JsonValue | undefined;
  /** The live value with secrets out of sight, to hold `declared` against. */
  shown: JsonValue | undefined;
}

/** Why a value is left to a person. */
export const leftBecause = {
  surroundings: {
    reason: "it cannot be rewritten without changing the text around it",
    hint: "write the live value by hand",
  },
  interpolation: {
    reason: "it holds an interpolation",
    hint: "change what the interpolation stands for, or the text around it, by hand",
  },
} as const;
