import { compareText } from "../values/compare-text.ts";
import { shortHash } from "../values/short-hash.ts";

/** What an audience remembers of the secrets that were last sent to one of its parts. */
export interface SentSecrets {
  /** Which part, as `partMark` has it. */
  part: string;
  /** The `secretVersion` that was declared. Left out: none was. */
  version?: number;
  /** The fingerprint of the values; see `fingerprints.ts`. */
  print: string;
}

/** Four characters tell the parts of one audience apart: of a hundred, two are alike once in 3,000 audiences. */
const PART_DIGITS = 4;
const ENTRY = new RegExp(String.raw`^([0-9A-Za-z]{${PART_DIGITS}})-([0-9]{0,9})-([0-9A-Za-z]{2})$`);

/**
 * Tells a part of an audience apart from the others.
 *
 * @param path What identifies it below its audience, as the rest of an address: `destination/ID/activation/NAME`.
 */
export function partMark(path: string): string {
  return shortHash(path, PART_DIGITS);
}

/** One entry as the marker has it: `Kq9z-2-fG`. */
export function writeSent({ part, version, print }: SentSecrets): string {
  return `${part}-${version ?? ""}-${print}`;
}

/** Reads an entry. `undefined` for a damaged one: then nothing is known of what was sent. */
export function readSent(entry: string): SentSecrets | undefined {
  const [, part, version = "", print] = ENTRY.exec(entry) ?? [];
  if (part === undefined || print === undefined) return undefined;
  return { part, ...(version !== "" && { version: Number(version) }), print };
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
