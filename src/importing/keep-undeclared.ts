import type { Address, DesiredResource } from "../resources/resource.ts";
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

/**
 * Parts that are in the space only, or in the manifest only. Nobody knows who moved, and where in the manifest they belong, and with
 * which secrets, is for a person to say: what is in the space only is given as lines to paste.
 *
 * @param linesOf The lines that declare a part, by its id. Default: none are known.
 */
export function keepUndeclared(
  changes: readonly PartChange[],
  byAddress: ReadonlyMap<Address, DesiredResource>,
  linesOf: (id: string) => PartLines | undefined = () => undefined,
): LeftField[] {
  const addedParts = new Set(changes.flatMap(({ action, address }) => (action === "delete" ? address : [])));
  return changes.flatMap((change): LeftField[] => {
    if (change.action !== "create" && change.action !== "delete") return [];
    const added = change.action === "delete";
    // Its lines are among those of what it is part of.
    if (added && change.within?.some(({ address }) => addedParts.has(address)) === true) return [];
    const owner = byAddress.get(added ? (change.within?.[0]?.address ?? "") : change.address);
    if (!owner) return [];
    const lines = added && change.id !== undefined ? linesOf(change.id) : undefined;
    const around = change.within?.at(-1)?.address ?? "";
    const what = `${change.kind.toLowerCase()} ${JSON.stringify(change.name)}`;
    return [
      {
        address: added ? owner.address : change.address,
        pointer: "",
        source: owner.source,
        reason: added
          ? `the ${what} is in the space and not in the manifest: added there, or its removal is not applied yet`
          : `the ${what} is not in the space: removed there, or not applied yet`,
        hint: added
          ? keepHint(lines, around === owner.address ? "spec" : around)
          : "take it out by hand if it is not wanted; an apply would create it",
        ...(lines && { lines: lines.text }),
      },
    ];
  });
}

/** @param where What the lines belong under. */
function keepHint(lines: PartLines | undefined, where: string): string {
  if (!lines) return "declare it by hand to keep it; an apply would delete it";
  const { secrets } = lines;
  const named =
    secrets.length === 0
      ? ""
      : `; Segment shows no secrets, so list ${joinWords(secrets, "and")} under spec.secrets of the project file, and set ${secrets.length === 1 ? "it" : "them"} in the environment`;
  return `to keep it, add this entry to its list under ${where}${named}; an apply without it would delete it`;
}
