import { nearestWord } from "../query/near.ts";
import { durationSeconds, singularUnit, unitAfter, unitNames } from "../query/units.ts";
import { readDuration, readTime } from "./read-time.ts";

/** Short units, as people write them. */
const shortUnits: Readonly<Record<string, string>> = {
  s: "seconds",
  sec: "seconds",
  m: "minutes",
  min: "minutes",
  mins: "minutes",
  h: "hours",
  hr: "hours",
  hrs: "hours",
  d: "days",
  w: "weeks",
};

/** Every unit in the singular and in the plural. */
const units: readonly string[] = unitNames.flatMap((name) => [name, `${name}s`]);

/** A length of time in a text, however it is written: `3d`, `3 days ago`, `in 2 hours`, `-1.5 days`. */
export interface LooseLength {
  sign: string;
  unit: string;
  /** Whether the unit is one. */
  known: boolean;
  /** Whether it is, or means, one of no fixed length. */
  loose: boolean;
  whole: boolean;
  /** The same as it has to be written, without a sign, in the unit that was probably meant; left out where nothing can be. */
  fixed?: string;
}

/** The length of time that a text means; `undefined` where it means none. */
export function lengthIn(text: string): LooseLength | undefined {
  const trimmed = inOneUnit(text.trim().replace(/^now\s*(?=[+-])/i, ""));
  const [, inTo, sign = "", amount = "", unit = "", ago] =
    /^(in )?\s*([+-]?)\s*(\d+(?:\.\d+)?)\s*([a-z]+)( ago)?$/i.exec(trimmed) ?? [];
  if (amount === "") return undefined;
  const known = fullUnit(unit);
  const meant = known ?? fullUnit(nearestWord(unit, units) ?? "");
  const loose = meant === "month" || meant === "year";
  const fixed = meant === undefined ? undefined : fixLength(Number(amount), meant);
  const said = ago === undefined ? (inTo === undefined ? sign : "+") : "-";
  return {
    sign: said,
    unit,
    known: known !== undefined,
    loose,
    whole: /^\d+$/.test(amount),
    ...(fixed !== undefined && { fixed }),
  };
}

/** Several lengths one after the other as one, in seconds: `-1 day 3 hours`, `2h30m`. Any other text as it is. */
function inOneUnit(text: string): string {
  const [, before = "", lengths = "", after = ""] =
    /^((?:in )?[+-]?)\s*((?:\d+\s*[a-z]+(?:,?\s+(?:and\s+)?|(?=\d))){1,6}\d+\s*[a-z]+)( ago)?$/i.exec(text) ?? [];
  const units = [...lengths.matchAll(/(\d+)\s*([a-z]+)/gi)].flatMap(([, amount = "", unit = ""]) => {
    const seconds = durationSeconds(amount, fullUnit(unit) ?? "");
    return /^and$/i.test(unit) || seconds === undefined ? [] : [seconds];
  });
  if (units.length < 2 || units.length !== lengths.match(/\d+/g)?.length) return text;
  const seconds = units.reduce((sum, each) => sum + each, 0);
  const largest = ["weeks", "days", "hours", "minutes"].find(
    (each) => seconds % (durationSeconds("1", each) ?? 1) === 0,
  );
  const unit = largest ?? "seconds";
  return `${before}${seconds / (durationSeconds("1", unit) ?? 1)} ${unit}${after}`;
}

/** The length in a whole number of the largest unit that gives one, and in days where a month or a year was counted. */
function fixLength(amount: number, unit: string): string | undefined {
  const days = { month: 30, year: 365 }[unit];
  if (days !== undefined) return wholeLength(Math.round(amount * days), "days");
  const finer = ["weeks", "days", "hours", "minutes", "seconds"];
  const seconds = (durationSeconds("1", unit) ?? 0) * amount;
  for (const each of finer.slice(finer.indexOf(unit))) {
    const count = seconds / (durationSeconds("1", each) ?? 1);
    if (Number.isInteger(count)) return wholeLength(count, each);
  }
  return undefined;
}

function wholeLength(count: number, unit: string): string | undefined {
  const text = `${count} ${unitAfter(String(count), unit)}`;
  return readDuration(text) === undefined || readTime(`-${text}`, Date.UTC(2026, 0)) === undefined ? undefined : text;
}

/** The unit as times are written: in the plural, except for months and years, which cannot be. */
function fullUnit(unit: string): string | undefined {
  const short = Object.hasOwn(shortUnits, unit.toLowerCase()) ? shortUnits[unit.toLowerCase()] : undefined;
  if (short !== undefined) return short;
  const singular = singularUnit(unit);
  if (!unitNames.includes(singular)) return undefined;
  return singular === "month" || singular === "year" ? singular : `${singular}s`;
}
