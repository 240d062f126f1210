import type { DroppedByEdit } from "./dropped-by-edit.ts";
import type { NotCompared } from "./not-compared.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import type { Fate } from "../resources/fate.ts";
import type { Address } from "../resources/resource.ts";
import type { UnreadKind } from "../resources/reading.ts";
import type { JsonValue } from "../values/json.ts";
import type { Pointer } from "../values/pointer.ts";
import type { FoundFormer } from "./find-former.ts";
import type { KeyNamers } from "./find-namers.ts";
import type { Holder } from "./find-holder.ts";
import type { TroubledObject } from "./find-troubled.ts";
import type { UnmanagedObject } from "./find-unmanaged.ts";
import type { KnownFinding } from "./known-finding.ts";

/** What becomes of live objects that nobody owns: listed, counted as drift, or left out. */
export type UnmanagedMode = "report" | "fail" | "ignore";

/** What a report of drift is asked for. */
export interface DriftOptions {
  unmanaged: UnmanagedMode;
  /** Whether changes of the manifests are listed, and not only counted. They never are drift. */
  pending: boolean;
}

/** One field that is not as it should be. */
export interface DriftedField {
  /** As people read it: `definition.query`. */
  field: string;
  pointer: Pointer;
  /** As it was applied; for parts, which carry no record of that, as it is declared. `undefined` where there is no value. */
  applied: JsonValue | undefined;
  /** As it is in the space. */
  live: JsonValue | undefined;
  /**
   * Set where nobody knows what was applied, as the manifest is not known to ask for that: what it asks for, and the
   * addresses whose keys it names and that are not known yet. Without any, it asks for something else by now.
   */
  notKnown?: { declared: JsonValue | undefined; keysOf: readonly string[] };
  /** Both values in plain English, where that is known. */
  inWords?: { applied?: string; live?: string };
  /** Whether the text names a key that only a change to come makes known. */
  keyUnknown?: true;
  /** Whether the value comes from an environment variable, so that no report holds it. */
  secret?: true;
  /** Whether the space certainly has another secret: its mask ends with other characters. */
  otherSecret?: true;
}

/** An object that is not as it should be, and what identifies it. */
export type DriftedObject = Pick<
  Change,
  "address" | "kind" | "name" | "id" | "key" | "within" | "live" | "impact" | "source" | "warnings"
> & {
  fields: DriftedField[];
  /** The fields as rows of the table of the kind: `definition.query`. */
  rows: string[];
  /** What the edit of a space filter does to events. Left out: nothing, or the object is no filter. */
  dropped?: DroppedByEdit;
};

/** A declared object that no live object carries the marker of. */
export type MissingObject = DriftedObject &
  FoundFormer & {
    /** A live object that may well be it. Left out: there is none. */
    holder?: Holder;
    /**
     * Set where the holder may be the object itself, with its description overwritten and the marker in it. `fields` holds the
     * manifest against it then, and `live` is who edited it last. Whether it ever had a marker is not known.
     */
    unmarked?: true;
    /** What the audit trail says of its name. Left out: the trail was not asked, or does not record the kind. */
    fate?: Fate;
    /** What its manifest was called before. Absent when it has no former name. */
    formerAddresses?: Address[];
    /** Who names the key that it would have, which nothing has. Absent when nobody does. */
    namedBy?: KeyNamers;
  };

/** How a part of an audience is not as declared: not there, there and not declared, or in its fields. */
export type PartDifference = "missing" | "undeclared" | "fields";

/** A part of an audience that is not as declared. */
export type DriftedPart = DriftedObject & {
  difference: PartDifference;
  /** What people call its audience. */
  audience: string;
};

/** How a space has moved away from what was last applied, as one plain JSON value. */
export interface Drift extends Pick<
  Plan,
  "project" | "environment" | "space" | "createdAt" | "unchanged" | "unchangedParts" | "uncompared"
> {
  /** Owned objects that somebody edited: the manifest is as applied, the space is not. */
  edited: DriftedObject[];
  /** Declared objects that no live object carries the marker of. */
  missing: MissingObject[];
  /** Schedules that Segment itself removed. */
  vanished: DriftedObject[];
  /** Parts that are not as declared, of audiences that stay. Parts carry no marker, so nobody knows who moved. */
  differing: DriftedPart[];
  /** Owned objects that Segment cannot compute, or is about to take something from. */
  troubled: TroubledObject[];
  /** Live objects that nobody owns; none when they are to be ignored. Drift only with `asked.unmanaged` of `fail`. */
  unmanaged: UnmanagedObject[];
  /** What is worth knowing and no drift: objects whose marker does not say whose they are, and keys that may be in order. */
  notices: Diagnostic[];
  /** Changes that come from the manifests, or go along with one of them, and so are no drift. All of them, whatever `asked.pending` says. */
  pending: Change[];
  /** The pending changes that come of the keys of other objects alone, so that no manifest changed. Absent when there are none. */
  following?: { address: Address; keysOf: Address[] }[];
  /** Kinds that could not be read. Whether anything of them moved is not known. */
  unread: UnreadKind[];
  /** Findings that the last run had, too, and that were taken out of their groups. Absent when none was asked about. */
  known?: KnownFinding[];
  /** Owned objects that are as declared, and whose markers do not remember that. Absent when there are none. */
  behind?: Address[];
  /** What was not looked at, because manifests leave it out. Absent when there is nothing. */
  notCompared?: NotCompared[];
  asked: DriftOptions;
  /** The words that lead the commands in its texts to its project, environment and API. */
  reach: string;
  /** What the drift says nothing about, because it is not selected. Absent without a selection. */
  unselected?: NonNullable<Plan["unselected"]>;
}

/** Whether anything is not as it was applied, or may be so, or is in trouble. */
export function hasDrift({ edited, missing, vanished, differing, troubled, unmanaged, asked }: Drift): boolean {
  const newcomers = asked.unmanaged === "fail" ? unmanaged : [];
  return [edited, missing, vanished, differing, troubled, newcomers].some((group) => group.length > 0);
}

/** Whether everything was read, so that what is not told is not there. */
export function isComplete({ unread }: Drift): boolean {
  return unread.length === 0;
}
