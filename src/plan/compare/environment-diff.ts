import type { Address } from "../../resources/resource.ts";
import type { UnreadKind } from "../../resources/reading.ts";
import type { JsonValue } from "../../values/json.ts";
import type { FieldChange } from "../change/field-changes.ts";
import type { Plan } from "../generated/plan.ts";

/** What two environments are compared in: in what the manifests declare for each, or in what the spaces hold of that. */
export type ComparedIn = "manifests" | "spaces";

/** One of the two environments that are compared. */
export interface ComparedEnvironment {
  name: string;
  /** The space as the project file names it: its id or its slug. */
  space: string;
}

/** A field that is not the same in both: `before` is its value in the first environment, `after` that in the second. */
export interface DifferingField extends FieldChange {
  /** The variables in it that have another value in the other environment, so that it differs for their sake. */
  variables: readonly string[];
}

/** An object of both environments, and what of it is not the same. */
export interface DifferingObject {
  /** In the first environment. */
  address: Address;
  /** In the second, where the id of a destination makes it another one. */
  addressThere?: Address;
  kind: string;
  /** What people call it in the first environment. */
  name: string;
  fields: readonly DifferingField[];
}

/** An object that only one of the environments has. */
export interface OneSidedObject {
  address: Address;
  kind: string;
  name: string;
  /** The environment that has it. */
  environment: string;
  /** How many parts are declared with it: schedules, destinations, activations. Left out where spaces are compared. */
  parts?: number;
}

/** A variable that fields differ for, with its value in each environment; `null` where it has none. */
export interface DifferingVariable {
  name: string;
  values: readonly [JsonValue, JsonValue];
}

/** How two environments of a project differ, as one plain JSON value. */
export interface EnvironmentDiff {
  project: string;
  environments: readonly [ComparedEnvironment, ComparedEnvironment];
  comparedIn: ComparedIn;
  differing: DifferingObject[];
  only: OneSidedObject[];
  /** How many objects are in both and differ in nothing that was compared. Parts count, too. */
  same: number;
  variables: DifferingVariable[];
  /** Fields of which one of the spaces says nothing, so that they were not compared. */
  notTold: { address: Address; field: string }[];
  /** Kinds that could not be read in one of the spaces, so that none of their objects was compared. */
  unread: (UnreadKind & { environment: string })[];
  /** What was not selected. Absent without a selection. */
  unselected?: NonNullable<Plan["unselected"]>;
}

/** Whether anything was found that is not the same. */
export function hasDifferences({ differing, only }: EnvironmentDiff): boolean {
  return differing.length + only.length > 0;
}
