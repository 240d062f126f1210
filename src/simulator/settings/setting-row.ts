/** A kind of number: `seconds` are a duration in API seconds; those that may be negative are real ones. */
export type AllowedNumbers = "whole number" | "seconds" | "seconds from -300 to 300" | "share from 0 to 1";

/** What a setting may be: one of a list, or a number. For a setting that is a list itself, what may be in it. */
export type AllowedValues<Value> = readonly (Value extends readonly (infer Item)[] ? Item : Value)[] | AllowedNumbers;

/** One setting: its default, what else it may be, what it decides, and why it is a setting. */
export interface SettingRow<Value> {
  default: Value;
  allowed: AllowedValues<Value>;
  /** Whether it is a list of allowed values rather than one; as a text they are separated by commas. */
  several?: Value extends readonly unknown[] ? true : never;
  /** What it decides. */
  about: string;
  /** The section of `API.md` that leaves it open, and what is known; or that it is not about the API. */
  reason: string;
}

/** A row for each setting of a group. */
export type SettingRows<Group> = { readonly [Name in keyof Group]: SettingRow<Group[Name]> };

/** The values of a switch. */
export const eitherWay = [true, false] as const;

/** Whether a token may read something, or with which status it is refused. */
export type Access = "all" | 401 | 403 | 404;

/** The values of a setting of that kind. */
export const accessValues: readonly Access[] = ["all", 401, 403, 404];
