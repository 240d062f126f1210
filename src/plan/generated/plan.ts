// Generated from schemas/plan.schema.json by `npm run generate`. Do not edit.

export type PlainValue = null | boolean | number | string | PlainValue[] | PlainObject;

/**
 * What an apply would do to one space: every change with its reason, precondition and cost, as one plain JSON value.
 */
export interface Plan {
  /**
   * The version of this format.
   */
  formatVersion: 1;
  /**
   * The project's name: the owner written into every object.
   */
  project: string;
  /**
   * The environment the plan was made for.
   */
  environment: string;
  /**
   * The space the plan was made against; slug and name only where they had to be looked up.
   */
  space: {
    id: string;
    slug?: string;
    name?: string;
  };
  /**
   * A hash of what the plan does and to what: two plans with one digest do the same.
   */
  digest: string;
  /**
   * A hash of everything else in the file, so that an edit by hand is noticed. Only files and JSON output have it.
   */
  checksum?: string;
  /**
   * When the space was read.
   */
  createdAt: string;
  /**
   * What the files were compared with to tell which changes they explain; only with --base.
   */
  base?: {
    /**
     * As it was given with --base.
     */
    ref: string;
    /**
     * The commit that was compared with: where the branch left the ref, or else the ref itself.
     */
    commit: string;
  };
  /**
   * In an order that respects requires. Unchanged objects appear only when there is something to say about them.
   */
  changes: Change[];
  /**
   * Owned objects that already are as declared.
   */
  unchanged: number;
  /**
   * Why this plan may not be applied. Empty when it may.
   */
  refused: PlanDiagnostic[];
  /**
   * What is worth knowing about the space as a whole.
   */
  warnings: PlanDiagnostic[];
  /**
   * What lives in the space and is none of this project's business.
   */
  unmanaged: {
    /**
     * Live objects that no project owns.
     */
    count: number;
    /**
     * Live objects that another project owns.
     */
    foreign: number;
  };
  estimate: {
    /**
     * How many requests the apply sends, by rate-limit lane.
     */
    requests: {
      [k: string]: number;
    };
    /**
     * The shortest time that the published rate limits allow for these requests.
     */
    seconds: number;
  };
}
export interface Change {
  /**
   * The stable name of the resource, such as audience/high-spenders.
   */
  address: string;
  /**
   * The address the live object carries now, when it moves.
   */
  previousAddress?: string;
  /**
   * The resource kind.
   */
  kind: string;
  /**
   * The display name: the one declared, or the live one when nothing declares it.
   */
  name: string;
  /**
   * For parts of an audience: what they are part of, the audience first.
   */
  within?: {
    address: string;
    /**
     * Missing while it is to be created.
     */
    id?: string;
  }[];
  action: "create" | "update" | "replace" | "delete" | "adopt" | "forget" | "none";
  /**
   * pending: the manifest changed. drift: the space was edited. moved: the address changed. adopted: taken over. removed: no manifest declares it.
   */
  reason: "pending" | "drift" | "moved" | "adopted" | "removed";
  /**
   * The id of the live object.
   */
  id?: string;
  /**
   * The key of the live object.
   */
  key?: string;
  /**
   * The live values of the fields concerned; null when there is no live object.
   */
  before: PlainObject | null;
  /**
   * The values of the same fields when the change is done; null when the object is gone.
   */
  after: PlainObject | null;
  /**
   * RFC 6902 from before to after. Its test operations are what must still be true just before the write.
   */
  patch: PatchOperation[];
  /**
   * Pointers into after to values that no manifest declares and that are set on creation only.
   */
  defaults: string[];
  /**
   * Pointers into after to texts that still name a key which exists only after another change.
   */
  unknown: string[];
  /**
   * Pointers into after to texts that name environment variables, whose values no plan holds.
   */
  secrets?: string[];
  declared?: PlainObject1;
  /**
   * Addresses of changes in this plan that must be done before this one.
   */
  requires: string[];
  /**
   * The changed fields that cannot be edited and so force a replacement, each with the reason.
   */
  replaces?: {
    pointer: string;
    reason: string;
  }[];
  /**
   * Changed fields in plain English, for people who do not write them.
   */
  readings?: {
    pointer: string;
    before?: string;
    after?: string;
  }[];
  /**
   * Only with a base: whether the change comes from what differs between it and the files. Otherwise it is drift, or was merged before and never applied.
   */
  explained?: boolean;
  /**
   * Where the manifest is.
   */
  source?: {
    file: string;
    line: number;
    column: number;
  };
  /**
   * Who the object belongs to, before and after.
   */
  ownership: {
    before: OwnershipRecord | null;
    after: OwnershipRecord | null;
  };
  /**
   * What the space says of the object and of whoever touched it last.
   */
  live?: {
    status?: string;
    updatedBy?: string;
    updatedAt?: string;
  };
  impact: {
    /**
     * Members of the live audience.
     */
    members?: number;
    /**
     * Who refers to this one: addresses, or name and id of objects that this project does not own.
     */
    dependents: string[];
    /**
     * Where the audience is sent, as far as it is known: names, or ids where nothing is live yet.
     */
    destinations?: string[];
  };
  warnings: PlanDiagnostic[];
}
export interface PlainObject {
  [k: string]: PlainValue;
}
export interface PatchOperation {
  op: "add" | "remove" | "replace" | "test";
  path: string;
  value?: unknown;
}
/**
 * The declared values, where a key in them is not known yet: what the marker's hash will be made of.
 */
export interface PlainObject1 {
  [k: string]: PlainValue;
}
export interface OwnershipRecord {
  project: string;
  name: string;
  /**
   * A hash of the declared fields; null while a key in them is not known.
   */
  fingerprint: string | null;
  protect: boolean;
}
export interface PlanDiagnostic {
  /**
   * A stable rule code.
   */
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  /**
   * What to do about it.
   */
  hint?: string;
  address?: string;
  source?: {
    file: string;
    line: number;
    column: number;
    endLine: number;
    endColumn: number;
  };
}
