import { compareFields } from "../plan/change/compare-fields.ts";
import type { Change, ObjectUser } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { removeAt } from "../values/pointer.ts";
import type { MissingObject } from "./drift.ts";
import { toDriftedObject } from "./drifted-object.ts";
import type { FoundHolder } from "./find-holder.ts";

/** A declared object that no live object carries the marker of, held against the live one that may be it. */
export function toMissingObject(change: Change, found: FoundHolder | undefined): MissingObject {
  if (!found) return toDriftedObject(change);
  const { holder, live, unmarked } = found;
  if (!unmarked) return { ...toDriftedObject(change), holder };
  const { updatedBy, updatedAt } = live.facts;
  return {
    ...toDriftedObject(change.action === "adopt" ? change : asUpdate(change, live)),
    live: { ...(updatedBy !== "" && { updatedBy }), ...(updatedAt !== "" && { updatedAt }) },
    holder,
    unmarked: true,
  };
}

/** A creation as what it would change of a live object. What is not declared, or not known yet, does not exist here. */
function asUpdate(change: Change, live: LiveResource): Change {
  const kind = kindOf(change.kind);
  const declared = structuredClone(change.after ?? {});
  for (const pointer of [...change.defaults, ...change.unknown]) removeAt(declared, pointer);
  const { before, after } = compareFields(kind, declared, live.spec);
  const { readings: _, ...rest } = change;
  return { ...rest, action: "update", before, after };
}

/**
 * Who uses an object that is not there, by a reference or by the key in the query that is live, with what is known of each: as of an
 * object that is there.
 *
 * @param changes Those of the plan by their addresses, also of what does not change.
 */
export function withUsers<Missing extends Pick<MissingObject, "impact" | "namedBy">>(
  object: Missing,
  changes: ReadonlyMap<string, Change>,
): Missing {
  const { impact, namedBy } = object;
  const direct = [...new Set([...impact.dependents, ...(namedBy?.own ?? [])])].flatMap((address) =>
    userOf(changes.get(address)),
  );
  if (impact.users || direct.length === 0) return object;
  const seen = new Set(direct.map(({ dependent }) => dependent));
  const further = direct.flatMap(({ dependent }) => {
    const { users = [], indirectUsers = [] } = changes.get(dependent)?.impact ?? {};
    return [...users.map((user) => ({ ...user, through: dependent })), ...indirectUsers];
  });
  const indirectUsers = further.filter(({ dependent }) => !seen.has(dependent) && seen.add(dependent));
  const told = { users: direct, ...(indirectUsers.length > 0 && { indirectUsers }) };
  return {
    ...object,
    impact: {
      ...impact,
      dependents: [...new Set([...impact.dependents, ...direct.map(({ dependent }) => dependent)])],
      ...told,
    },
  };
}

/** What is not in the space itself uses nothing. */
function userOf(change: Change | undefined): ObjectUser[] {
  if (change?.id === undefined) return [];
  const { address, kind, name, impact } = change;
  const { members, membersAre, destinations } = impact;
  return [
    {
      dependent: address,
      kind,
      name,
      ...(members !== undefined && { members, ...(membersAre && { membersAre }) }),
      ...(destinations && { destinations }),
    },
  ];
}
