import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DestinationAction, FoundDestination } from "../../resources/named-destination.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import { suggest } from "../../values/suggest.ts";
import { childPointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import type { NamingChange } from "./named-destinations.ts";
import { sourceIn } from "./source-in.ts";

/** Whether a destination may have an action: one that tells of none may have any. @param id Its id or slug. */
export function showsAction(actions: readonly DestinationAction[], id: string): boolean {
  return actions.length === 0 || actions.some((each) => each.id === id || each.slug === id);
}

/** What is odd about the action that an activation names, and about the keys of its mapping. Empty where none are told. */
export function noteAction(
  change: Change,
  { id, settings }: NonNullable<NamingChange["action"]>,
  { name: destination, actions }: FoundDestination,
  manifest: DesiredResource | undefined,
): Diagnostic[] {
  if (actions.length === 0) return [];
  const doubt = (pointer: string, message: string, hint: string): Diagnostic => ({
    code: "plan-mapping-doubtful",
    severity: "warning",
    message,
    hint,
    ...sourceIn(change, manifest, pointer),
  });
  const action = actions.find((each) => each.id === id || each.slug === id);
  if (!action) {
    const ids = actions.map((each) => each.id);
    const near = suggest(id, ids);
    const hint = near === undefined ? `its actions are ${ids.join(", ")}` : `did you mean ${near}?`;
    return [doubt("/destinationMapping/actionId", `${destination} shows no action ${id}`, hint)];
  }
  const keys = action.fields.map(({ key }) => key);
  if (keys.length === 0) return [];
  const unknown = Object.keys(settings).filter((key) => !keys.includes(key));
  const lacking = action.fields.filter(({ key, required }) => required && !Object.hasOwn(settings, key));
  return [
    ...unknown.map((key) => {
      const near = suggest(key, keys);
      const hint = near === undefined ? `its fields are ${keys.join(", ")}` : `did you mean ${near}?`;
      const place = childPointer("/destinationMapping/settings", key);
      return doubt(place, `the action ${action.name} of ${destination} shows no field ${key}`, hint);
    }),
    ...(change.action === "update" ? [] : lacking).map(({ key }) =>
      doubt(
        "/destinationMapping",
        `the action ${action.name} of ${destination} needs the field ${key}, which destinationMapping.settings leaves out`,
        `add ${key} to destinationMapping.settings`,
      ),
    ),
  ];
}
