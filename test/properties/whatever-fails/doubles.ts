import { splitDescription } from "../../../src/resources/marker.ts";
import type { SimulatedSpace } from "../../../src/simulator/state.ts";

/** Markers of the project, pairs of audience and destination, and names in a connection that more than one carries. */
export function findDoubles(space: SimulatedSpace): string[] {
  const whole = { audience: space.audiences, trait: space.traits ?? [], filter: space.filters ?? [] };
  const markers = Object.entries(whole).flatMap(([prefix, all]) =>
    all.flatMap(({ description = "" }) => {
      const { ownership } = splitDescription(description);
      return typeof ownership === "object" ? [`${ownership.project}: ${prefix}/${ownership.name}`] : [];
    }),
  );
  const pairs = (space.connections ?? []).map(({ audienceId, destinationId }) => `${audienceId} → ${destinationId}`);
  const names = (space.activations ?? []).map(
    ({ connectionId, activationName }) => `${connectionId} → ${activationName}`,
  );
  const times = (space.schedules ?? []).map(
    ({ audienceId, strategy, config }) => `${audienceId} → ${strategy} ${JSON.stringify(config)}`,
  );
  const all = [...markers, ...pairs, ...names, ...times];
  return all.filter((each, index) => all.indexOf(each) !== index);
}
