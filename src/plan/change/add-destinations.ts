import { compareText } from "../../values/compare-text.ts";
import { isSink } from "../order/graph-role.ts";
import type { LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";

/** Adds to every change the destinations that its audience is sent to, as far as they are known. */
export function addDestinations(changes: readonly Change[], live: readonly LiveResource[]): Change[] {
  const names = new Map(live.flatMap(({ kind, id, name }) => (isSink(kind) ? [[id, name]] : [])));
  const byAudience = new Map<string, Set<string>>();
  for (const { kind, within = [], id, name } of changes) {
    const [audience] = within;
    if (!isSink(kind) || !audience) continue;
    const known = byAudience.get(audience.address) ?? new Set();
    byAudience.set(audience.address, known.add(names.get(id ?? "") ?? name));
  }
  return changes.map((change) => {
    const [, connection] = change.within ?? [];
    const own = isSink(change.kind) ? [names.get(change.id ?? "") ?? change.name] : undefined;
    const through = connection && [names.get(connection.id ?? "") ?? connection.address.split("/").at(-1) ?? ""];
    const all = change.within ? undefined : byAudience.get(change.address);
    const destinations = own ?? through ?? (all && [...all].toSorted(compareText));
    return destinations ? { ...change, impact: { ...change.impact, destinations } } : change;
  });
}
