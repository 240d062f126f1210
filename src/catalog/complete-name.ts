import { findOpenName, type DefinitionType, type OpenName } from "../query/index.ts";
import { compareText } from "../values/compare-text.ts";
import { isUnprintable } from "../values/printable.ts";
import type { KnownNames } from "./known-names.ts";
import { collectionsOf } from "./rules/traits.ts";

/** A name that the end of an unfinished query may become. */
export interface NameCompletion {
  name: string;
  /** What is still missing of the query up to the end of the function that takes the name, such as `er Completed')`. */
  rest: string;
}

/** What names come from. */
export interface CompletionContext {
  known: KnownNames;
  /** Keys of what the project itself declares, which are traits, too. */
  own: readonly string[];
  /** What the query is computed for. Default: users. */
  type?: DefinitionType | undefined;
}

/**
 * The names that begin as an unfinished query ends, sorted. None where the query does not end in the name of an event, an
 * entity, a trait, a property or a field of the context; and none where it is not known what an event has.
 *
 * @param text A query up to the cursor: `event('Ord`.
 */
export function completeName(text: string, context: CompletionContext): NameCompletion[] {
  const open = findOpenName(text);
  if (!open) return [];
  return [...new Set(namesFor(open, context))].toSorted(compareText).flatMap((name) => {
    const written = writeName(name, open.quote);
    return written?.startsWith(open.typed) ? [{ name, rest: written.slice(open.typed.length) + open.closing }] : [];
  });
}

function namesFor(open: OpenName, { known, own, type }: CompletionContext): readonly string[] {
  switch (open.kind) {
    case "event":
      return known.events.names;
    case "entity":
      return nextSlugs(known, open.path);
    case "trait":
      return [...collectionsOf(type).flatMap((each) => traitsOf(known, each)), ...own];
    case "property":
    case "context":
      return valuesOf(open, open.kind, known);
  }
}

/** A trait that a deleted audience left behind never changes again: no rule lets it pass, so nobody is led to it. */
function traitsOf(known: KnownNames, collection: "users" | "accounts"): string[] {
  const list = known.traits(collection);
  return (list?.names ?? []).filter((name) => list?.get(name)?.leftOver !== true);
}

function nextSlugs({ paths }: KnownNames, path: readonly string[]): string[] {
  const before = path.map((slug) => `${slug}:`).join("");
  const fitting = [...(paths?.keys() ?? [])].filter((each) => each.startsWith(before));
  return fitting.flatMap((each) => each.slice(before.length).split(":")[0] ?? []);
}

/** Where it is not certain what a property belongs to, those of all events. */
function valuesOf({ of }: OpenName, kind: "property" | "context", known: KnownNames): readonly string[] {
  if (of?.kind === "entity") return kind === "property" ? (known.columns(of.path)?.names ?? []) : [];
  const events = of ? [of.name] : known.events.names;
  return events.flatMap((event) => known.properties(event, kind)?.names ?? []);
}

/** A name between quotes. What a backslash before other characters means is not documented, so such names are left out. */
function writeName(name: string, quote: string): string | undefined {
  return name === "" || name.includes("\\") || isUnprintable(name) || name.includes("\n")
    ? undefined
    : name.replaceAll(quote, `\\${quote}`);
}
