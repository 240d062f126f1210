import type { Absence } from "./absence.ts";
import type { DoubtedEdit } from "./known-behaviour.ts";
import type { RuleCode } from "../diagnostics/codes.ts";
import type { JsonObject, JsonValue } from "../values/json.ts";
import type { Pointer } from "../values/pointer.ts";

/** The outcome of comparing a declared value with the live one. */
export interface Comparison {
  equal: boolean;
  /** Something worth saying although the two count as equal. */
  note?: RuleCode;
  /** What makes them equal, by name, where the note is about that. */
  equalBy?: readonly string[];
  /** What is wrong with the live value and not with the declared one, in sentences without a full stop. */
  keeps?: readonly string[];
}

/** How the declared and the live value of one field are compared. */
export interface FieldComparison {
  /** How it is done, in a few words for people. */
  words: string;
  /**
   * Only `compareTold` calls this: a field that the API does not tell of has no live value to compare.
   *
   * @param live The live value, or what its absence says.
   * @param liveSpec The whole live object, for fields whose value depends on others.
   */
  compare(declared: JsonValue, live: JsonValue, liveSpec: JsonObject): Comparison;
  /** The part of a live value that a declared one speaks about, where that is not all of it. */
  part?(live: JsonValue, declared: JsonValue): JsonValue;
  /** Whether the API never tells of the field, so that nothing is missed in an answer without it. */
  untold?: true;
  /** Whether the declared value is no state, but something to do along with a write. */
  accompanies?: true;
  /**
   * One spelling for all values that mean the same: what is hashed and compared.
   *
   * @param spec The whole object that has it, for fields whose meaning depends on others. Left out: it is not known, and less counts
   * as the same.
   */
  normalise(value: JsonValue, spec?: JsonObject): JsonValue;
  /** The value as it is shown and written: as people spelt it, but for what has no meaning at all. */
  tidy(value: JsonValue): JsonValue;
}

/** What people call the audience or trait that has a key. */
export type NameOfKey = (key: string) => { kind: "audience" | "trait"; name: string } | undefined;

/** A section of src/segment/API.md that says how a field behaves, and how well that is known there. */
type Citation = `API.md ${number}.${number} (${"documented" | "seen" | "reported" | "open"})`;

/** What a row of a table of fields rests on: one section, or two. */
export type Evidence = Citation | `${Citation}, ${Citation}`;

/** What an answer without a field says: a value, something worth saying, or nothing. `null` is no value at all. */
export interface LeftOut {
  value?: JsonValue;
  note?: RuleCode;
}

/** A change of one field. */
export interface FieldEdit {
  before: JsonValue | undefined;
  after: JsonValue;
  /** All that the manifest declares. */
  declared: JsonObject;
  /** How the server computes the live object, where it says so. */
  cadence?: string;
}

/** Why the API does not do an edit in place, or what is worth saying where that is not known. Empty: it does. */
export interface EditVerdict {
  reason?: string;
  note?: RuleCode;
}

/** One row of a kind's table of fields. */
export interface FieldRule {
  /** The field, as a place in the spec. */
  pointer: Pointer;
  comparison: FieldComparison;
  /** What the server makes of a manifest without the field. Left out: the field is always written on import. */
  absent?: Absence;
  /**
   * What an answer without the field says, where its other values make that a fact. Left out: nothing; then nobody knows
   * what the field is in the space. An absence is never emptiness by itself (API.md 2.1), so there is no value to give here.
   */
  leftOutSays?: (live: JsonObject) => LeftOut;
  /**
   * `update`: the API edits it in place. `create-only`: it is fixed at creation, so a change means a replacement.
   */
  change: "update" | "create-only";
  /** For an `update` field: whether this particular change is one that the API does not do in place. */
  replacesBecause?: (edit: FieldEdit) => EditVerdict;
  /** The edits that the API was seen to take, where all of them mean that every change of the field is done in place. */
  inPlaceWhere?: readonly DoubtedEdit[];
  /** What a value says, in plain English for people who do not write it. @param spec The whole object that has it. */
  describe?: (value: JsonValue, nameOfKey: NameOfKey, spec: JsonObject) => string | undefined;
  /** Whether the field is what an object is made for, so that one of another name and the same value probably is the same. */
  essence?: true;
  /** Whether its value decides who is in an audience, or what value of a trait somebody has. */
  decides?: true;
  /** Whether a preview of an audience goes by it (API.md 3.1). */
  previewed?: true;
  /** The field that decides which keys there are: under another value of it, the live keys say nothing of a new object. */
  keysOf?: Pointer;
  /** What a manifest can write to take the value off again, or why it cannot: `required` where no manifest can be without it. */
  clear: string;
  /** Where the behaviour is known from, and how well. */
  evidence: Evidence;
}
