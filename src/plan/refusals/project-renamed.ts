import { addressOf, kindOf } from "../../resources/kinds.ts";
import { describeOwner, isOwnedBy, type Ownership, type OwnerWithHistory } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { groupBy } from "../../values/group-by.ts";
import { isCopy } from "../match/is-copy.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Projects without a uid may declare one or two objects of one name by chance, and so many hardly. */
const FEWEST_WITHOUT_UID = 3;

/**
 * Recognises a project whose own `metadata.name` was changed without `previousNames`: it owns nothing, and what it would create
 * is there under the same addresses, marked with another project's name. One cause is told once, at its place.
 */
export const projectRenamed: RefusalRule = {
  codes: ["plan-project-renamed"],
  refuse({ owner, changes, live }) {
    const marked = live.filter(({ within }) => within.length === 0).flatMap(markOf);
    if (marked.some(({ mark }) => isOwnedBy(mark, owner))) return [];
    const created = new Set(changes.flatMap(({ action, address }) => (action === "create" ? [address] : [])));
    const ours = marked.filter(({ address, mark }) => created.has(address) && isUnderAnotherName(mark, owner));
    const [former, ...others] = groupBy(ours, ({ mark }) => mark.project).values();
    const [first] = former ?? [];
    if (!first || !former || others.length > 0 || (owner.uid === undefined && former.length < FEWEST_WITHOUT_UID))
      return [];
    const { mark } = first;
    const where = describeOwner(mark, owner);
    const message = `metadata.name of the project looks changed: nothing in the space belongs to ${owner.project}, and ${former.length} of the objects that it declares belong to ${where}`;
    const hint = `change metadata.name back to ${mark.project}; or, to keep the new name, add previousNames: [${mark.project}] to the project's metadata; if it is another project, give it a uid and its objects names of their own`;
    const refusal = refuse("plan-project-renamed", message, hint);
    return [owner.source ? { ...refusal, source: owner.source } : refusal];
  },
};

function markOf(object: LiveResource): { address: string; mark: Ownership }[] {
  const { ownership: mark, kind } = object;
  if (mark === undefined || mark === "unreadable" || isCopy(object, mark)) return [];
  return [{ address: addressOf(kindOf(kind), mark.name), mark }];
}

/** Whether a marker is of this environment and uid, and of another name. */
function isUnderAnotherName(mark: Ownership, owner: OwnerWithHistory): boolean {
  return (
    mark.project !== owner.project && mark.uid === owner.uid && isOwnedBy({ ...mark, project: owner.project }, owner)
  );
}
