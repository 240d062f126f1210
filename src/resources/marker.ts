import { readOnRemove, scopeOf, type Ownership } from "./ownership.ts";
import { readSent, writeSent } from "./sent-secrets.ts";
import { shortHash } from "../values/short-hash.ts";

/** A live description taken apart: the text for people, and whom the object belongs to. */
export interface SplitDescription {
  text: string;
  /** `undefined` without a marker, `"unreadable"` with one that is not as it was written, or with more than one. */
  ownership: Ownership | "unreadable" | undefined;
}

const OPENING = "[audiencectl:";
const NAME = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
/**
 * Raised whenever the same declaration starts to give other hashes, as when a value is normalised in another way. The
 * baseline of another format says nothing: whose the object is counts all the same, and nothing is called edited.
 */
const FORMAT = "3";
/**
 * The check over everything before it: a marker in which one letter was changed by hand would name another object, another
 * owner or other values, and be believed.
 */
const CHECK_DIGITS = 4;
const MARKER = new RegExp(
  String.raw`^(\[audiencectl:(${NAME})(?:\.([a-z0-9]+))?@(${NAME})/(${NAME})#([0-9]+) ([0-9A-Za-z]{4}|-) ([0-9A-Za-z.]+)((?: [a-z]+)*)(?: sent:([^\s\]]*))?) =([0-9A-Za-z]{${CHECK_DIGITS}})\]$`,
);
/**
 * What is left of a marker whose beginning was damaged, in a text as `plain` gives it: the name of a manifest, the format,
 * the key, what was applied and the check. No text that people write has all of these in a row. Each part starts with a
 * letter that the one before it cannot hold, so that the time is linear in the length of the text.
 */
const TAIL = /\/[-a-z0-9]+#[0-9]+ (?:[0-9a-z]{4}|-) [0-9a-z.]+(?: [a-z]+)*(?: sent:[^ \]]*)? ?=[0-9a-z]{4}(?![0-9a-z])/;
/** What may stand between a text and its marker: a line break, or what an editor makes of one. */
const BREAK = String.raw`(?:\r?\n|<br\s*/?>|&nbsp;|[ \t])`;

/** What stays in the description of an object that is let go and has no text: the API may refuse an empty one (API.md 2.5). */
const RELEASED_TEXT = "No longer managed as code.";

/** Whether a text holds what would be taken for an ownership marker, whole or damaged. */
export function looksLikeMarker(text: string): boolean {
  const words = plain(text);
  return words.includes(OPENING) || TAIL.test(words);
}

/** A text without what editors make of letters: full width, capitals, HTML codes, emphasis, escapes and other blanks. */
function plain(text: string): string {
  return text
    .replaceAll(/&#(?:x([0-9a-f]{1,4})|([0-9]{1,5}));/gi, (_code, hex?: string, decimal?: string) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll("&nbsp;", " ")
    .normalize("NFKC")
    .replaceAll(/[*`\\\p{Cf}]/gu, "")
    .replaceAll(/\s+/g, " ")
    .toLowerCase();
}

/**
 * The description to store: the text with the marker as its last line. Without an owner it is the text alone.
 * `splitDescription` gives both back as they were. This and that function are the only places that know the marker.
 */
export function joinDescription(text: string, ownership: Ownership | undefined): string {
  if (!ownership) return text;
  const { name, keyHash, baseline, protect, onRemove, sent = [] } = ownership;
  const words = [...(protect ? ["protect"] : []), ...(onRemove ? [onRemove] : [])].map((word) => ` ${word}`).join("");
  const secrets = sent.length > 0 ? ` sent:${sent.map(writeSent).join(",")}` : "";
  const body = `${OPENING}${scopeOf(ownership)}/${name}#${FORMAT} ${keyHash} ${baseline}${words}${secrets}`;
  const marker = `${body} =${shortHash(body, CHECK_DIGITS)}]`;
  return text === "" ? marker : `${text}\n${marker}`;
}

/** The description of an object that is released, made from its text. */
export function releasedText(text: string): string {
  return text.trim() === "" ? RELEASED_TEXT : text;
}

/** A text without what `releasedText` made of an empty one. */
export function withoutReleasedText(text: string): string {
  return text.trim() === RELEASED_TEXT ? "" : text;
}

/**
 * Takes a stored description apart. A marker counts wherever it is, so that neither a hand-written addition below it
 * nor an editor that makes something else of the line break costs the project its object.
 */
export function splitDescription(description: string): SplitDescription {
  const openings = description.split(OPENING).length - 1;
  if (openings === 0)
    return looksLikeMarker(description)
      ? { text: description, ownership: "unreadable" }
      : { text: withoutReleasedText(description), ownership: undefined };
  const start = description.indexOf(OPENING);
  const end = description.indexOf("]", start) + 1;
  const marker = end === 0 ? description.slice(start) : description.slice(start, end);
  const text = joinAround(description.slice(0, start), description.slice(start + marker.length));
  const match = openings === 1 ? MARKER.exec(marker) : null;
  const [, body = "", project = "", uid, environment = "", name = "", format, keyHash = "", baseline = "", ...rest] =
    match ?? [];
  const [flags = "", secrets, check] = rest;
  if (!match || check !== shortHash(body, CHECK_DIGITS) || looksLikeMarker(text))
    return { text, ownership: "unreadable" };
  // What another build wrote of one part costs the memory of that part, and not the object.
  const sent = (secrets ?? "").split(",").flatMap((entry) => readSent(entry) ?? []);
  const words = flags.split(" ");
  const onRemove = words.map(readOnRemove).find((word) => word !== undefined);
  return {
    text,
    ownership: {
      project,
      ...(uid !== undefined && { uid }),
      environment,
      name,
      keyHash,
      baseline: format === FORMAT ? baseline : "",
      protect: words.includes("protect"),
      ...(onRemove && { onRemove }),
      ...(sent.length > 0 && { sent }),
    },
  };
}

/** What people wrote before and after a marker, without the breaks that only set it off. */
function joinAround(before: string, after: string): string {
  const head = before.replace(new RegExp(`${BREAK}$`), "");
  const tail = after.replace(new RegExp(`^${BREAK}`), "");
  return head === "" || tail === "" ? head + tail : `${head}\n${tail}`;
}
