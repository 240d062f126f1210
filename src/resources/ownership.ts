import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SentSecrets } from "./sent-secrets.ts";
import { shortHash } from "../values/short-hash.ts";

/** Who an object belongs to: a project in one environment. */
export interface Owner {
  project: string;
  /** Tells two projects of one name apart. Left out: the project has none. */
  uid?: string;
  environment: string;
}

/** An owner with the names that it had before. */
export interface OwnerWithHistory extends Owner {
  /**
   * Names that the project and the environment had. Objects marked with them are its own, and their markers move. The
   * project's own name among them stands for the time when it had no uid.
   */
  previous?: { projects: readonly string[]; environments: readonly string[] };
  /** Where the project file says what the project is called. Default: not known. */
  source?: SourceRange | undefined;
}

/** Who a live object belongs to, as its marker says. */
export interface Ownership extends Owner {
  /** The owner's `metadata.name` for the object. */
  name: string;
  /** What the marker says of the object's key; see `hashKey`. A copy of the object has another key. */
  keyHash: string;
  /** What was last applied, field by field; see `baseline.ts`. */
  baseline: string;
  /** Whether the owner asked to keep the object even when its manifest is gone. */
  protect: boolean;
  /** What the owner asked for when its manifest is gone. Left out: it is deleted. */
  onRemove?: OnRemove;
  /** What was last sent of the secrets of its parts. Left out: nothing is known of any. */
  sent?: readonly SentSecrets[];
}

/** What becomes of an object whose manifest is gone, where it is not deleted: switched off and let go, or let go as it is. */
export type OnRemove = "disable" | "forget";

/** A word that says what becomes of an object without a manifest, as an owner has it. */
export function readOnRemove(word: string | undefined): OnRemove | undefined {
  return word === "disable" || word === "forget" ? word : undefined;
}

/** Stands for the key of an object whose kind has none. */
const NO_KEY = "-";
const KEY_DIGITS = 4;

/** Four characters of a hash of a live key, as markers have them; a dash where there is no key. */
export function hashKey(key: string | undefined): string {
  return key === undefined || key === "" ? NO_KEY : shortHash(key, KEY_DIGITS);
}

/**
 * Whether a marker names this owner, now or under a name that it had. Another environment is somebody else, and so is a
 * project of the same name with another uid or with none: only a previous name says that the project had no uid before.
 */
export function isOwnedBy(marker: Owner, owner: OwnerWithHistory): boolean {
  const { projects = [] } = owner.previous ?? {};
  const isSameUid = marker.uid === owner.uid;
  return (
    isOfEnvironment(marker, owner) &&
    ((marker.project === owner.project && isSameUid) ||
      (projects.includes(marker.project) && (isSameUid || marker.uid === undefined)))
  );
}

/**
 * Whether a marker is not this owner's only because it has no uid. Another project of the same name may have written it, or
 * this one before it had a uid: the marker does not tell.
 */
export function isWithoutOurUid(marker: Owner, owner: OwnerWithHistory): boolean {
  return (
    marker.uid === undefined &&
    marker.project === owner.project &&
    isOfEnvironment(marker, owner) &&
    !isOwnedBy(marker, owner)
  );
}

function isOfEnvironment(marker: Owner, { environment, previous }: OwnerWithHistory): boolean {
  return marker.environment === environment || (previous?.environments.includes(marker.environment) ?? false);
}

/** Whether two markers or owners are the same, to the letter. */
export function isSameOwner(one: Owner, other: Owner): boolean {
  return one.project === other.project && one.uid === other.uid && one.environment === other.environment;
}

/** An owner as markers and `metadata.adopt.from` write it: `growth@production`, `growth.k3f9@production`. */
export function scopeOf({ project, uid, environment }: Owner): string {
  return `${project}${uid === undefined ? "" : `.${uid}`}@${environment}`;
}

/** The owner of a scope, which has the form that `scopeOf` gives. */
export function readScope(scope: string): Owner {
  const [whole = "", environment = ""] = scope.split("@");
  const [project = "", uid] = whole.split(".");
  return { project, ...(uid !== undefined && { uid }), environment };
}

/** Whether a marker is one of the scope that a manifest names. A scope without a uid stands for any. */
export function isOfScope(marker: Owner, scope: Owner): boolean {
  return isOwnedBy(marker, {
    ...scope,
    ...(scope.uid === undefined && marker.uid !== undefined && { uid: marker.uid }),
  });
}

/**
 * An owner in words, to follow a preposition: `the project growth, environment production`. To a reader with a uid, a
 * project of the reader's name that has none is told as `the project growth (no uid)`.
 */
export function describeOwner({ project, uid, environment }: Owner, reader: Owner): string {
  const isNamesake = uid === undefined && reader.uid !== undefined && project === reader.project;
  const mark = isNamesake ? "no uid" : uid;
  return `the project ${project}${mark === undefined ? "" : ` (${mark})`}, environment ${environment}`;
}
