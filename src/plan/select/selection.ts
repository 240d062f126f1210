import type { Address, DeclaredResource } from "../../resources/resource.ts";
import type { LabelRequirement } from "./parse-labels.ts";

/** An object that can be selected: declared, owned by the project, or both. */
export interface Candidate {
  address: Address;
  /** What its manifest says. Left out where no manifest declares it: its labels are not known then. */
  declared?: Pick<DeclaredResource, "labels" | "source">;
  /** Whether the project owns its object in the space. Default: no, or it is not known. */
  isOwned?: boolean;
}

/** Which objects of a project a command is about: those that everything given here fits. */
export interface Selection {
  /** Patterns of addresses, see `globPattern`; any of them has to fit. Empty: all addresses do. */
  targets: readonly string[];
  /** What these are given by. @default "--target" */
  targetFlag?: string;
  /** Patterns of addresses, none of which may fit. */
  excludes: readonly string[];
  /** All of them have to hold. An object that no manifest declares has no known labels and fits none. */
  labels?: { text: string; requirements: readonly LabelRequirement[] };
  /** What else has to hold. That it does for nothing is no error. */
  also?: Narrowing;
}

/** What limits a selection to objects that nobody names one by one. */
export interface Narrowing {
  /** As people ask for it. */
  by: readonly string[];
  /** What to do so that an object is not left out by it, as a hint. */
  remedy: string;
  /** Whether it leaves in what the objects that fit cannot be changed without. Default: that is refused. */
  takesAlong?: boolean;
  fits: (candidate: Candidate) => boolean;
}

/** A selection as somebody wrote it, flag by flag: `--target audience/vip-*`. */
export function flagsOf({ targets, targetFlag = "--target", excludes, labels, also }: Selection): string[] {
  return [
    ...(labels ? [`-l ${labels.text}`] : []),
    ...targets.map((pattern) => `${targetFlag} ${pattern}`),
    ...excludes.map((pattern) => `--exclude ${pattern}`),
    ...(also?.by ?? []),
  ];
}
