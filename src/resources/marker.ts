import type { Ownership } from "./resource.ts";

/** A live description taken apart: the text for people, and whom the object belongs to. */
export interface SplitDescription {
  text: string;
  /** `undefined` without a marker, `"unreadable"` with a damaged one or with more than one. */
  ownership: Ownership | "unreadable" | undefined;
}

const NAME = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
const MARKER = new RegExp(String.raw`^\[audiencectl:(${NAME})/(${NAME})#([0-9a-z][0-9a-f]{7})((?: [a-z]+)*)\]$`);

/** What stays in the description of an object that is let go and has no text: the API does not take an empty one. */
const RELEASED_TEXT = "No longer managed as code.";

/** Whether a line would be taken for an ownership marker, whole or damaged. */
export function looksLikeMarker(line: string): boolean {
  return line.trimStart().startsWith("[audiencectl:");
}

/**
 * The description to store: the text with the marker as its last line. Without an owner it is the text alone.
 * `splitDescription` gives both back as they were. This and that function are the only places that know the marker.
 */
export function joinDescription(text: string, ownership: Ownership | undefined): string {
  if (!ownership) return text;
  const flags = ownership.protect ? " protect" : "";
  const marker = `[audiencectl:${ownership.project}/${ownership.name}#${ownership.fingerprint}${flags}]`;
  return text === "" ? marker : `${text}\n${marker}`;
}

/** The description of an object that is let go, made from its text. */
export function releasedText(text: string): string {
  return text.trim() === "" ? RELEASED_TEXT : text;
}

/**
 * Takes a stored description apart. A marker that somebody moved off the last line still counts, so that a hand-written
 * addition below it does not cost the project its object.
 */
export function splitDescription(description: string): SplitDescription {
  const lines = description.replaceAll("\r\n", "\n").split("\n");
  const markers = lines.flatMap((line, index) => (looksLikeMarker(line) ? [index] : []));
  const [at] = markers;
  if (at === undefined) return { text: description, ownership: undefined };
  const text = lines.filter((_, index) => !markers.includes(index)).join("\n");
  const match = markers.length === 1 ? MARKER.exec((lines[at] ?? "").trim()) : null;
  if (!match) return { text, ownership: "unreadable" };
  const [, project = "", name = "", fingerprint = "", flags = ""] = match;
  return { text, ownership: { project, name, fingerprint, protect: flags.split(" ").includes("protect") } };
}
