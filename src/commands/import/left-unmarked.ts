import { directionsText } from "../../drift/directions.ts";
import { holderFinder } from "../../drift/find-holder.ts";
import { toMissingObject } from "../../drift/missing-object.ts";
import { missingBecause } from "../../drift/missing-because.ts";
import { missingText } from "../../drift/sentences.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import type { Address } from "../../resources/resource.ts";
import { commandAbout } from "../project/command-about.ts";
import type { ImportOptions, Surroundings } from "./import-context.ts";

/** A declared object that may be in the space without its marker, and that an update leaves as it is. */
export interface LeftUnmarked {
  address: Address;
  message: string;
  hint: string;
}

/** Whether objects are named one by one, so that what is in the space is wanted although nothing records who moved. */
export function namesObjects({ target = [], key = [], name = [] }: ImportOptions): boolean {
  return target.length + key.length + name.length > 0;
}

/**
 * What may be in the space without its marker, not as declared, and is not brought back.
 *
 * @param taken What is brought back.
 */
export function findLeftUnmarked(
  options: ImportOptions,
  { context: { project, environment }, resources, live, draft }: Surroundings,
  taken: ReadonlySet<Address>,
): LeftUnmarked[] {
  const holderOf = holderFinder({ owner: ownerOf(project, environment), desired: resources, reading: { live } });
  return draft.changes
    .filter(
      ({ address, within, action, id }) => !within && !taken.has(address) && (action === "adopt" || id === undefined),
    )
    .map((change) => toMissingObject(change, holderOf(change)))
    .filter(({ unmarked, fields }) => unmarked && (fields.length > 0 || namesObjects(options)))
    .map((object): LeftUnmarked => {
      const { live: _, ...rest } = object;
      const about = { options, project, environment: environment.name, addresses: [object.address] };
      return {
        address: object.address,
        message: `${missingText(object).sentence}: ${missingBecause(rest)}${directionsText(object.fields, "declared")}`,
        hint: object.holder?.adoptLine
          ? missingText(object).hint((words) => words)
          : `to take what is in the space: ${commandAbout("import", about, ["--update"])}; to adopt it and make it as declared: ${commandAbout("apply", about)}`,
      };
    });
}
