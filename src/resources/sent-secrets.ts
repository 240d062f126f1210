import { compareText } from "../values/compare-text.ts";
import type { Pointer } from "../values/pointer.ts";
import { shortHash } from "../values/short-hash.ts";

/** What an audience remembers of the secrets that were last sent to one of its parts. */
export interface SentSecrets {
  /** Which part, as `partMark` has it. */
  part: string;
  /** The `secretVersion` that was declared. Left out: none was. */
  version?: number;
  /** The fingerprint of the values; see `fingerprints.ts`. */
  print: string;
  /** Which fields they were sent in, as `placesMark` has it. Left out: that is not known. */
  places?: string;
}

/** Four characters tell the parts of one audience apart: of a hundred, two are alike once in 3,000 audiences. */
const PART_DIGITS = 4;
/** Two characters tell other fields from those that were meant, but once in 3,844 times. */
const PLACES_DIGITS = 2;
const ENTRY = new RegExp(
  String.raw`^([0-9A-Za-z]{${PART_DIGITS}})-([0-9]{0,9})-([0-9A-Za-z]{2})(?:-([0-9A-Za-z]{${PLACES_DIGITS}}))?$`,
);

/**
 * Tells a part of an audience apart from the others.
 *
 * @param path What identifies it below its audience, as the rest of an address: `destination/ID/activation/NAME`.
 */
export function partMark(path: string): string {
  return shortHash(path, PART_DIGITS);
}

/** Tells fields that secrets were sent in apart from others. @param pointers Their places in the spec of the part. */
export function placesMark(pointers: readonly Pointer[]): string {
  return shortHash(pointers.toSorted(compareText).join(" "), PLACES_DIGITS);
}

/** One entry as the marker has it: `Kq9z-2-fG-x0`. */
export function writeSent({ part, version, print, places }: SentSecrets): string {
  return `${part}-${version ?? ""}-${print}${places === undefined ? "" : `-${places}`}`;
}

/** Reads an entry. `undefined` for a damaged one: then nothing is known of what was sent. */
export function readSent(entry: string): SentSecrets | undefined {
  const [, part, version = "", print, places] = ENTRY.exec(entry) ?? [];
  if (part === undefined || print === undefined) return undefined;
  return {
    part,
    ...(version !== "" && { version: Number(version) }),
    print,
    ...(places !== undefined && { places }),
  };
}

/** Entries with others in the place of those of the same parts, in one order. */
export function replaceSent(
  entries: readonly SentSecrets[],
  newer: readonly SentSecrets[],
  gone: readonly string[] = [],
): SentSecrets[] {
  const byPart = new Map(entries.map((entry) => [entry.part, entry]));
  for (const part of gone) byPart.delete(part);
  for (const entry of newer) byPart.set(entry.part, entry);
  return [...byPart.values()].toSorted((a, b) => compareText(a.part, b.part));
}
