import type { KnownBehaviour } from "../../resources/known-behaviour.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FoundDestination, NamedDestination } from "../../resources/named-destination.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import type { NameOfSecret } from "../../resources/secret-names.ts";
import type { Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import type { NamingChange } from "./named-destinations.ts";

/** What is known around the destinations that changes name. */
export interface Surroundings {
  /** What the workspace answered, by the id of the destination. */
  known: ReadonlyMap<string, NamedDestination>;
  /** The sources that destinations hang on to which the space is connected. Empty: not known. */
  sources: ReadonlySet<string>;
  /** All destinations that this token sees. Left out: not read. */
  seen?: readonly FoundDestination[];
  /** Where the workspace lives. */
  region: "us" | "eu";
  /** How the space behaves where the documentation leaves that open. Left out: not known. */
  behaviour?: KnownBehaviour;
}

/** A change that names a destination, with what speaks about it. */
export interface NamedChange extends NamingChange {
  answer: NamedDestination | undefined;
  manifest: DesiredResource | undefined;
  /** Ids of the destinations that the space is connected to: whether or not this token sees them, they are there. */
  connected: ReadonlySet<string>;
  /** Places in connection settings of which other live connections to the destination show masks. */
  masked: ReadonlySet<Pointer>;
  nameOfSecret: NameOfSecret;
  around: Surroundings;
}

/** Whether a change connects an audience to a destination that belongs to another source than those of the space. */
export function isForeign(
  { destination, connects, warehouse }: NamingChange,
  answer: NamedDestination | undefined,
  { connected, sources }: Pick<NamedChange, "connected"> & Pick<Surroundings, "sources">,
): boolean {
  if (!connects || warehouse || connected.has(destination) || answer?.type !== "found") return false;
  const { sourceId } = answer.destination;
  return sourceId !== undefined && sources.size > 0 && !sources.has(sourceId);
}

/** Something that speaks against a change. */
export interface Objection {
  finding: Diagnostic;
  /** Whether the change is left out. `replacements`: only one that deletes first, as what it makes might be refused. */
  leavesOut: "always" | "replacements" | "never";
  /** A place in the values of the change of which no report shows anything. */
  hides?: Pointer;
}

/** Holds a change against what is known of its destination. Empty: nothing speaks against it. */
export type DestinationCheck = (named: NamedChange) => Objection[];

/** What a finding says in the end: that a replacement is left out, or else what becomes of a change that is made. */
export function consequence({ action, address }: Change, otherwise: string): string {
  return action === "replace" ? `${address} is left out: once deleted, it might not be created again` : otherwise;
}
