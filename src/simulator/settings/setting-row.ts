/** What a setting may be: one of a list, a whole number from 0, or a duration in API seconds from 0. */
export type AllowedValues<Value> = readonly Value[] | "whole number" | "seconds";

/** One setting: its default, what else it may be, what it decides, and why it is a setting. */
export interface SettingRow<Value> {
  default: Value;
  allowed: AllowedValues<Value>;
  /** What it decides. */
  about: string;
  /** The place in `facts.md`, and what is known there. */
  reason: string;
}

/** A row for each setting of a group. */
export type SettingRows<Group> = { readonly [Name in keyof Group]: SettingRow<Group[Name]> };

/** The values of a switch. */
export const eitherWay = [true, false] as const;
