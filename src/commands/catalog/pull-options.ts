import type { Catalog } from "../../catalog/generated/catalog.ts";
import { CommandError } from "../command-error.ts";
import type { catalogDefinition } from "../definitions/catalog.ts";
import type { OptionsOf } from "../definitions/option-values.ts";

/** The options that decide what a catalog holds. */
export interface PullOptions {
  allProperties: boolean;
  samples: boolean;
  volumes: boolean;
  trackingPlan?: string;
  /** The path of a file from the folder of the project, instead of everything else. */
  fromTrackingPlan?: string;
}

/**
 * What is to be pulled. A check pulls what the catalog was pulled with, so that it compares like with like.
 *
 * @param former The catalog to check, where there is one.
 * @throws {CommandError} for options that exclude each other.
 */
export function chooseOptions(options: OptionsOf<typeof catalogDefinition>, former: Catalog | undefined): PullOptions {
  const { fromTrackingPlan, trackingPlan } = options;
  const ofSpace = (["trackingPlan", "allProperties", "samples", "volumes"] as const).filter((name) => options[name]);
  if (fromTrackingPlan !== undefined && ofSpace.length > 0)
    throw new CommandError("--from-tracking-plan makes the catalog of a file alone", {
      code: "catalog-options",
      hint: "leave out --tracking-plan, --all-properties, --samples and --volumes, or --from-tracking-plan",
    });
  const had = new Set<string>(former?.with);
  const plan = former?.trackingPlan;
  const file = fromTrackingPlan ?? (had.has("from-tracking-plan") ? plan : undefined);
  const id = trackingPlan ?? (had.has("from-tracking-plan") ? undefined : plan);
  return {
    allProperties: options.allProperties === true || had.has("all-properties"),
    samples: options.samples === true || had.has("samples"),
    volumes: options.volumes === true || had.has("volumes"),
    ...(id !== undefined && { trackingPlan: id }),
    ...(file !== undefined && { fromTrackingPlan: file }),
  };
}
