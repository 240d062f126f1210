import path from "node:path";
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
  /** Whether somebody asks for that plan now, and it is not just the one that the catalog was pulled with. */
  planIsGiven?: boolean;
  /** Absolute path of a file, instead of everything else. */
  fromTrackingPlan?: string;
}

/** Folders that paths are relative to: those of options and those in a catalog. Absolute. */
interface Folders {
  cwd: string;
  directory: string;
}

/**
 * What is to be pulled: what the catalog was pulled with before, and what the options add to that. So a catalog is kept up to
 * date with one plain command, and a check compares like with like.
 *
 * @param former The catalog that is there already.
 * @throws {CommandError} for options that exclude each other.
 */
export function chooseOptions(
  options: OptionsOf<typeof catalogDefinition>,
  former: Catalog | undefined,
  { cwd, directory }: Folders,
): PullOptions {
  const { fromTrackingPlan: file, trackingPlan } = options;
  const ofSpace = [trackingPlan, options.allProperties, options.samples, options.volumes].some((each) => Boolean(each));
  if (file !== undefined && ofSpace)
    throw new CommandError("--from-tracking-plan makes the catalog of a file alone", {
      code: "catalog-options",
      hint: "leave out --tracking-plan, --all-properties, --samples and --volumes, or --from-tracking-plan",
    });
  const plan = former?.trackingPlan;
  const had = new Set<string>(former?.with);
  const wasOfPlan = had.has("from-tracking-plan") && plan !== undefined;
  if (file !== undefined) return { ...nothing, fromTrackingPlan: path.resolve(cwd, file) };
  if (wasOfPlan && !ofSpace) return { ...nothing, fromTrackingPlan: path.resolve(directory, plan) };
  const id = trackingPlan ?? (wasOfPlan ? undefined : plan);
  return {
    allProperties: options.allProperties === true || had.has("all-properties"),
    samples: options.samples === true || had.has("samples"),
    volumes: options.volumes === true || had.has("volumes"),
    ...(id !== undefined && { trackingPlan: id, planIsGiven: trackingPlan !== undefined }),
  };
}

const nothing: PullOptions = { allProperties: false, samples: false, volumes: false };
