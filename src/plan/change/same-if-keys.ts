import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { compareTold } from "../../resources/told.ts";
import { fieldPath, getAt } from "../../values/pointer.ts";
import { parseLoneReference, resolveTemplate, templateAt } from "../../values/template.ts";
import type { Change } from "../generated/plan.ts";
import type { NamesOfKeys } from "./change-context.ts";
import { changedFields } from "./changed-fields.ts";
import { metadataChanges } from "./metadata-changes.ts";

/**
 * Adds to the change of a live object on which keys that are not known yet it depends whether anything of it changes at all: what
 * it names is created, and the space has the very keys that this will probably get.
 */
export function addSameIfKeys(
  change: Change,
  desired: DesiredResource | undefined,
  live: LiveResource | undefined,
  { comingBy }: Pick<NamesOfKeys, "comingBy">,
): Change {
  const { action, unknown, previousAddress, ownership, after, edited } = change;
  if (!desired || !live || action !== "update" || unknown.length === 0 || edited) return change;
  if (previousAddress !== undefined || metadataChanges(ownership).length > 0) return change;
  const kind = kindOf(change.kind);
  const keys = new Map(
    kind.keysUsed(live.spec).flatMap((key) => {
      const address = parseLoneReference(comingBy(key) ?? "");
      return address === undefined ? [] : [[address, key] as const];
    }),
  );
  const named = new Set<string>();
  const fields = changedFields(change);
  const isSame = kind.fields
    .filter(({ pointer }) => fields.includes(fieldPath(pointer)))
    .every((rule) => {
      const template = unknown.includes(rule.pointer) ? templateAt(after ?? {}, rule.pointer) : undefined;
      if (template === undefined || getAt(live.spec, rule.pointer) === undefined) return false;
      for (const address of resolveTemplate(template, () => undefined).unknown) named.add(address);
      const { value, unknown: open } = resolveTemplate(template, (address) => keys.get(address));
      return open.length === 0 && compareTold(rule, value, live.spec).equal;
    });
  if (!isSame || named.size === 0) return change;
  const sameIfKeys = [...named].map((address) => ({ address, key: keys.get(address) ?? "" }));
  return { ...change, sameIfKeys };
}
