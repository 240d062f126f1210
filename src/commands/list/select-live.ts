import { kindOf, listedPartsOf, resourceKinds, topLevelKinds, wholeKindOf } from "../../resources/kinds.ts";
import type { Reading } from "../../resources/reading.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { hasType } from "../../importing/select-objects.ts";
import type { PartsToRead } from "../../live/read-parts.ts";
import type { LiveObject } from "../../report/live-list.ts";
import { compareText } from "../../values/compare-text.ts";
import { globPattern } from "../../values/glob.ts";
import { suggest } from "../../values/suggest.ts";
import { joinWords } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import { liveObject } from "./live-object.ts";

/** Which live objects are meant. What is left out does not narrow anything down. */
export interface LiveSelection {
  /** Addresses, keys, ids or display names, with or without `KIND/` before them; `*` stands for any text, `?` for one character. */
  patterns: readonly string[];
  /** Prefixes of kinds. Default: those that have manifests of their own. */
  kind?: readonly string[];
  /** Patterns of display names; case does not count. */
  name?: readonly string[];
  /** Types, such as `USERS`. */
  type?: readonly string[];
  /** Only what nobody owns. */
  unmanaged?: boolean;
}

/** Whether objects of a kind are asked for. @param kindName Such as `Audience`. */
export function asksForKind({ kind = [] }: Pick<LiveSelection, "kind">, kindName: string): boolean {
  const { prefix, parent } = kindOf(kindName);
  return kind.length > 0 ? kind.includes(prefix) : parent === undefined;
}

/** The parts that only further requests bring: two for each audience, and none unless such parts are asked for. */
export function partsToRead({ live }: Reading, selection: LiveSelection): PartsToRead[] {
  return topLevelKinds.flatMap(({ kind }) => {
    // One list brings the parts of parts, and only their own list says which connection they belong to.
    const listed = listedPartsOf(kind);
    if (!listed.some((part) => asksForKind(selection, part))) return [];
    const asked = listed.filter((part) => asksForKind(selection, part)).map((part) => kindOf(part).prefix);
    // What is called by the kind of a part may be a part of any of them.
    const ofAny = selection.patterns.some((pattern) => asked.some((prefix) => pattern.startsWith(`${prefix}/`)));
    const patterns = ofAny ? [] : selection.patterns;
    const wholes = live.filter((object) => object.kind === kind && fits(object, object, { ...selection, patterns }));
    return wholes.map(({ id }) => ({ audience: id, kinds: listed }));
  });
}

/**
 * The objects that are meant, by kind and then by name. Parts are meant when what they belong to is.
 *
 * @throws {CommandError} for a pattern without wildcards that no object has, and for one of another kind than is asked for.
 */
export function selectLive(reading: Reading, selection: LiveSelection): LiveObject[] {
  return chooseLive(reading, selection).map(({ object, whole }) => liveObject(object, whole));
}

/** The same as they were read, each with what it is part of in the end. */
export function chooseLive(
  { live }: Reading,
  selection: LiveSelection,
): { object: LiveResource; whole: LiveResource }[] {
  const wholes = new Map(live.filter(({ within }) => within.length === 0).map((whole) => [whole.id, whole]));
  const isShown = ({ kind, within }: LiveResource): boolean => within.length === 0 || asksForKind(selection, kind);
  checkPatterns(live.filter(isShown), selection.patterns);
  checkKinds([...wholes.values()], selection);
  const order = resourceKinds.map(({ kind }) => kind);
  return live
    .flatMap((object) => {
      const whole = wholes.get(object.within[0] ?? object.id) ?? object;
      return asksForKind(selection, object.kind) && fits(object, whole, selection) ? [{ object, whole }] : [];
    })
    .toSorted(
      (a, b) =>
        order.indexOf(a.object.kind) - order.indexOf(b.object.kind) ||
        compareText(a.object.name, b.object.name) ||
        compareText(a.object.id, b.object.id),
    );
}

function fits(object: LiveResource, whole: LiveResource, selection: LiveSelection): boolean {
  const { patterns, name = [], type = [], unmanaged = false } = selection;
  const names = [...namesOf(whole), ...namesOf(object)];
  return (
    (patterns.length === 0 || patterns.some((pattern) => names.some((each) => globPattern(pattern).test(each)))) &&
    (name.length === 0 || name.some((pattern) => globPattern(pattern, { ignoreCase: true }).test(object.name))) &&
    hasType(whole, type) &&
    (!unmanaged || whole.ownership === undefined)
  );
}

/** What an object may be called: its address, key, id or display name, and the last three with the kind before them. */
function namesOf(live: LiveResource): string[] {
  const { kind, address, key, id, name } = liveObject(live);
  const names = [key, id, name].filter((each) => each !== undefined);
  return [...(address === undefined ? [] : [address]), ...names, ...names.map((each) => `${kind}/${each}`)];
}

function checkPatterns(live: readonly LiveResource[], patterns: readonly string[]): void {
  const known = live.flatMap(namesOf);
  for (const pattern of patterns) {
    if (/[*?]/.test(pattern) || known.includes(pattern)) continue;
    const near = suggest(pattern, known);
    throw new CommandError(`nothing in the space has the address, key, id or name ${JSON.stringify(pattern)}`, {
      code: "list-unknown-object",
      hint:
        near === undefined
          ? "without words, everything is shown; an address is known only of what a project owns"
          : `did you mean ${near}?`,
    });
  }
}

/** Refuses patterns that mean objects of a kind that is not asked for, nor has parts that are: they would show nothing. */
function checkKinds(wholes: readonly LiveResource[], { patterns, kind: asked = [] }: LiveSelection): void {
  if (asked.length === 0) return;
  for (const pattern of patterns) {
    const meant = kindsMeant(wholes, pattern);
    const shown = resourceKinds.filter(({ kind, prefix }) => {
      return asked.includes(prefix) && [kind, wholeKindOf(kind).kind].some((each) => meant.has(each));
    });
    if (meant.size === 0 || shown.length > 0) continue;
    const prefixes = [...meant].map((kind) => kindOf(kind).prefix);
    throw new CommandError(
      `${JSON.stringify(pattern)} means ${joinWords(prefixes, "or")}, and --kind asks for ${joinWords(asked, "and")} only`,
      { code: "list-other-kind", hint: `leave out --kind, or add --kind ${prefixes.join(" ")}` },
    );
  }
}

/** The kinds that a pattern can mean: the one that it begins with, or those of the objects that it fits. Empty: any. */
function kindsMeant(wholes: readonly LiveResource[], pattern: string): ReadonlySet<string> {
  const fitting = wholes.filter((whole) => namesOf(whole).some((each) => globPattern(pattern).test(each)));
  const named = resourceKinds.filter(({ prefix }) => pattern.startsWith(`${prefix}/`));
  return new Set([...fitting, ...named].map(({ kind }) => kind));
}
