import type { Address, DesiredResource } from "../resources/resource.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Pointer } from "../values/pointer.ts";
import { joinWords } from "../values/words.ts";
import type { LeftField } from "./edit-document.ts";
import type { PartLines } from "./part-lines.ts";

/** What a plan would do to a part of an audience. */
export interface PartChange {
  address: Address;
  /** Its id in the space. Left out: it is not there. */
  id?: string;
  kind: string;
  name: string;
  action: string;
  /** What it is part of, the audience first. */
  within?: readonly { address: Address }[];
}

/** A part that is in the space only or in the manifest only. */
export interface LonePart {
  /** What there is to say where it is left to a person. */
  left: LeftField;
  /** For what is in the space only and whose lines are known: where they belong. */
  add?: {
    address: Address;
    /** The resource whose document declares its audience. */
    manifest: DesiredResource;
    /** The list, as a place in that document. */
    list: Pointer;
    lines: PartLines;
  };
}

/**
 * Parts that are in the space only, or in the manifest only. Nobody knows who moved.
 *
 * @param linesOf The lines that declare a part, by its id. Default: none are known.
 * @param listed The environment variables that the project file lists.
 */
export function findLoneParts(
  changes: readonly PartChange[],
  byAddress: ReadonlyMap<Address, DesiredResource>,
  linesOf: (id: string) => PartLines | undefined = () => undefined,
  listed: readonly string[] = [],
): LonePart[] {
  const addedParts = new Set(changes.flatMap(({ action, address }) => (action === "delete" ? address : [])));
  return changes.flatMap((change): LonePart[] => {
    if (change.action !== "create" && change.action !== "delete") return [];
    const what = `${change.kind.toLowerCase()} ${JSON.stringify(change.name)}`;
    if (change.action === "create") {
      const declared = byAddress.get(change.address);
      if (!declared) return [];
      const reason = `the ${what} is not in the space: removed there, or not applied yet`;
      const hint = "take it out by hand if it is not wanted; an apply would create it";
      return [{ left: { address: change.address, pointer: "", source: declared.source, reason, hint } }];
    }
    // Its lines are among those of what it is part of.
    if (change.within?.some(({ address }) => addedParts.has(address)) === true) return [];
    const owner = byAddress.get(change.within?.[0]?.address ?? "");
    if (!owner) return [];
    const lines = change.id === undefined ? undefined : linesOf(change.id);
    const around = byAddress.get(change.within?.at(-1)?.address ?? "");
    const left = {
      address: owner.address,
      pointer: "",
      source: owner.source,
      reason: `the ${what} is in the space and not in the manifest: added there, or its removal is not applied yet`,
      hint: keepHint(lines, around === owner ? "spec" : (around?.address ?? ""), listed),
      ...(lines && { lines: lines.text }),
    };
    if (!lines || !around) return [{ left }];
    const list = `/spec${around.place}/${kindOf(change.kind).parent?.field ?? ""}`;
    return [{ left, add: { address: change.address, manifest: owner, list, lines } }];
  });
}

/** @param where What the lines belong under. */
function keepHint(lines: PartLines | undefined, where: string, listed: readonly string[]): string {
  if (!lines) return "declare it by hand to keep it; an apply would delete it";
  const named =
    lines.secrets.length === 0
      ? ""
      : `; Segment shows no secrets, so ${[setHint(lines.secrets, listed), ...lines.doubts].join("; ")}`;
  return `to keep it, add this entry to its list under ${where}${named}; an apply without it would delete it`;
}

/** How to make a secret known where it is needed. @param listed The environment variables that the project file lists. */
export function setHint(secrets: readonly string[], listed: readonly string[], where = "in the environment"): string {
  const unlisted = secrets.filter((name) => !listed.includes(name));
  const all = joinWords(secrets, "and");
  if (unlisted.length === 0) return `set ${all} ${where}`;
  const names = unlisted.length === secrets.length ? (secrets.length === 1 ? "it" : "them") : all;
  return `list ${joinWords(unlisted, "and")} under spec.secrets of the project file, and set ${names} ${where}`;
}
