import type { JsonObject } from "../../../src/values/json.ts";
import { schedule } from "../../../src/resources/schedule.ts";
import {
  addressOfModel,
  type ActivationModel,
  type AudienceModel,
  type DestinationModel,
  type Model,
} from "./model.ts";

/**
 * Takes off what the checks of manifests refuse, so that every random project loads: a name twice, references to nothing
 * or in a circle, previous names that are in use, and what does not fit the type of an audience.
 *
 * @param reversed Which way audiences may refer to each other: to those before them, or to those after.
 */
export function makeValid(models: readonly Model[], reversed: boolean): Model[] {
  const distinct = distinctBy(
    distinctBy(models, addressOfModel),
    (each) => `${each.kind === "SpaceFilter"} ${each.label}`,
  );
  const present = new Set(distinct.map(addressOfModel));
  const claimed = new Set<string>();
  return distinct.map((each) => {
    const previousNames = each.previousNames.filter((slot) => {
      const address = addressOfModel({ kind: each.kind, slot });
      return !present.has(address) && !claimed.has(address) && claimed.add(address);
    });
    if (each.kind !== "Audience") return { ...each, previousNames };
    const own = addressOfModel(each);
    const refersTo = each.query.refersTo.filter(
      (address) => present.has(address) && (address.startsWith("trait/") || (reversed ? address > own : address < own)),
    );
    return fitType({ ...each, previousNames, query: { ...each.query, refersTo } });
  });
}

/** The first of those that share a key. */
export function distinctBy<T>(all: readonly T[], keyOf: (each: T) => unknown): T[] {
  const keys = new Set<unknown>();
  return all.filter((each) => !keys.has(keyOf(each)) && keys.add(keyOf(each)));
}

function fitType({ schedules, destinations, ...rest }: AudienceModel): AudienceModel {
  const isLinked = rest.type === "LINKED";
  const fitting = destinations?.filter(({ to }) => !(isLinked && to === "adverts"));
  return {
    ...rest,
    ...(schedules && isLinked && { schedules: distinctBy(schedules, (each) => JSON.stringify(timesOf(each))) }),
    ...(fitting && { destinations: distinctBy(fitting, ({ to }) => to).map((each) => fitDestination(each, isLinked)) }),
  };
}

/** Two lists of the same days are the same times. */
function timesOf({ strategy, config }: JsonObject): unknown {
  return [strategy, schedule.parent?.identify({ strategy: strategy ?? "", config: config ?? "" })];
}

function fitDestination({ activations, ...rest }: DestinationModel, isLinked: boolean): DestinationModel {
  if (!activations) return rest;
  // A destination that is set up through connection settings alone has no action to activate.
  const able = rest.to === "adverts" ? [] : distinctBy(activations, ({ name }) => name);
  return { ...rest, activations: able.map((each) => fitActivation(each, rest.to, isLinked)) };
}

function fitActivation(
  { displayName, entities, sync, type, ...rest }: ActivationModel,
  to: DestinationModel["to"],
  isLinked: boolean,
): ActivationModel {
  const fitting = type.startsWith("Entity") && !isLinked ? "Audience Entered" : type;
  return {
    ...rest,
    type: fitting,
    ...(displayName !== undefined && to === "warehouse" && { displayName }),
    ...(entities && isLinked && { entities }),
    ...(sync !== undefined && fitting === "Audience Membership Changed" && { sync }),
  };
}
