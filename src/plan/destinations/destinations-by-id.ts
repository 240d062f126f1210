import type { NamedDestination } from "../../resources/named-destination.ts";
import type { LiveResource } from "../../resources/resource.ts";
import type { Change, ConnectedDestination } from "../generated/plan.ts";
import { addDestinations } from "./add-destinations.ts";

/**
 * Where each live audience is connected to, by its id, be it declared or not and whoever owns it. None where its connections were
 * not read.
 *
 * @param changes What becomes of the objects that manifests are about.
 * @param known What the workspace answered about destinations, by id.
 */
export function destinationsById(
  changes: readonly Change[],
  live: readonly LiveResource[],
  known: ReadonlyMap<string, NamedDestination> | undefined,
): ReadonlyMap<string, readonly ConnectedDestination[]> {
  const addressById = new Map(changes.flatMap(({ id, address }) => (id === undefined ? [] : [[id, address] as const])));
  const others = live.filter(({ id }) => !addressById.has(id));
  const all = addDestinations([...changes, ...others.map((object) => unchanged(object, addressById))], live, known);
  return new Map(
    all.flatMap(({ id, within, impact: { destinations } }) =>
      id === undefined || within || !destinations ? [] : [[id, destinations] as const],
    ),
  );
}

/** A live object that no manifest is about, as a change that does nothing. */
function unchanged({ kind, id, name, spec, within }: LiveResource, addressById: ReadonlyMap<string, string>): Change {
  const around = within.map((each) => ({ id: each, address: addressById.get(each) ?? each }));
  return {
    address: id,
    kind,
    name,
    id,
    action: "none",
    reason: "pending",
    before: spec,
    after: spec,
    patch: [],
    defaults: [],
    unknown: [],
    requires: [],
    ownership: { before: null, after: null },
    impact: { dependents: [] },
    warnings: [],
    ...(around.length > 0 && { within: around }),
  };
}
