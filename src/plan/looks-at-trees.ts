import type { KindOperations, ResourceKind } from "../resources/kind.ts";
import { kindOf, partsOf } from "../resources/kinds.ts";
import { groupBy } from "../values/group-by.ts";
import { goes, goingRoot } from "./change/going-root.ts";
import type { Change } from "./generated/plan.ts";

/**
 * What is looked at before something goes: once the whole tree, where parts go with it, and then what was added to an
 * object that may have parts, just before it is deleted.
 *
 * @returns The operations that it takes, one for each request.
 */
export function looksAtTrees(changes: readonly Change[]): KindOperations["list"][] {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const trees = groupBy(changes.filter(goes), (change) => goingRoot(change, (address) => byAddress.get(address)));
  return [...trees].flatMap(([root, tree]) => {
    if (!root) return [];
    const { operations } = kindOf(root.kind);
    const own = partsOf(root.kind).filter(({ parent }) => parent?.possible?.(root.before ?? {}) !== false);
    const found = new Set(tree.map(({ kind }) => kind));
    const inner = own.filter(({ kind }) => found.has(kind)).flatMap(({ kind }) => partsOf(kind));
    return [
      ...(tree.length > 1 ? [operations.get ?? operations.list, ...[...own, ...inner].map(listOf)] : []),
      ...(root.within ? [] : own.map(listOf)),
    ];
  });
}

function listOf({ operations }: ResourceKind): KindOperations["list"] {
  return operations.list;
}
