// Generated from schemas/plan.schema.json by `npm run generate`. Do not edit.

import type { JsonObject, JsonValue } from "../../values/json.ts";

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
   * What tells the project apart from another of its name, where it has that.
   */
  uid?: string;
  /**
   * The environment the plan was made for.
   */
  environment: string;
  /**
   * The space the plan was made against; slug and name only where they had to be looked up.
   */
  space: {
    /**
     * The id.
     */
    id: string;
    /**
     * The slug.
     */
    slug?: string;
    /**
     * The name that people see.
     */
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
   * Owned objects and their parts that already are as declared, as far as is known.
   */
  unchanged: number;
  /**
   * How many of the unchanged are parts: schedules, destinations and activations. Absent: none, or it is not known.
   */
  unchangedParts?: number;
  /**
   * Audiences without a change of their own whose markers are renewed along with their parts, to remember which secrets were sent. Absent: none.
   *
   * @minItems 1
   */
  alsoRenewed?: string[];
  /**
   * Declared values of live objects of which nobody can say whether the space has them. Missing when there are none.
   */
  uncompared?: {
    /**
     * How many of the unchanged objects have such values.
     */
    unchanged: number;
    /**
     * The values, each with its object.
     */
    fields: {
      /**
       * The address of the object.
       */
      address: string;
      /**
       * The value, as a JSON Pointer into the spec.
       */
      pointer: string;
      /**
       * As in a change.
       */
      because: "not-told" | "not-set" | "not-remembered" | "end-alike" | "not-shown";
      /**
       * As in a change.
       */
      secrets?: string[];
    }[];
  };
  /**
   * Why this plan cannot be applied. Empty when it can.
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
  /**
   * What the plan says nothing about, because it is not selected; only with a selection.
   */
  unselected?: {
    /**
     * Objects that are declared or owned and not selected. Their parts are not counted.
     */
    count: number;
    /**
     * The flags that select, such as --target audience/vip-*.
     */
    by: string[];
    /**
     * Objects that do not fit the flags and are part of the plan, because selected changes need what is pending of them.
     */
    along?: string[];
  };
  /**
   * What an apply of this plan takes.
   */
  estimate: {
    /**
     * How many requests the apply sends once it has read the space, by rate-limit lane.
     */
    requests: {
      [k: string]: number;
    };
    /**
     * The shortest time that the published rate limits allow for these requests.
     */
    seconds: number;
    /**
     * What the apply takes before that, to read the space again.
     */
    reading?: {
      /**
       * How many requests it sends before, to read the space, by rate-limit lane.
       */
      requests: {
        [k: string]: number;
      };
      /**
       * The shortest time that the published rate limits allow for these.
       */
      seconds: number;
    };
  };
}
/**
 * What is done to one object, and everything that is worth knowing before.
 */
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
    /**
     * Its address.
     */
    address: string;
    /**
     * Missing while it is to be created.
     */
    id?: string;
  }[];
  /**
   * What is done. replace: deleted and recreated. adopt: marked as ours, and updated where it is not as declared. forget: the mark is taken off. update with ownership.after null: edited, and the mark taken off. mark: only the mark is renewed. withheld: nothing, because it cannot be planned; a warning says why. none: nothing but something to say.
   */
  action: "create" | "update" | "replace" | "delete" | "adopt" | "forget" | "mark" | "withheld" | "none";
  /**
   * pending: the manifest changed; of a part, nobody knows whether it was the manifest or the space. drift: the space was edited. moved: the address changed. adopted: taken over. removed: no manifest declares it. leftover: an interrupted run left it behind.
   */
  reason: "pending" | "drift" | "moved" | "adopted" | "removed" | "leftover";
  /**
   * Why an object without a manifest is not deleted: what metadata.onRemove said. disable: an update switches it off and takes the mark off. forget: a forget takes the mark off; with disable where it is off already.
   */
  onRemove?: "disable" | "forget";
  /**
   * The fields that somebody edited in the space since they were applied.
   */
  edited?: {
    /**
     * The field, as a JSON Pointer into the spec.
     */
    pointer: string;
    /**
     * Whether the manifest still asks for what was applied, so that the edit alone makes the difference.
     */
    declaredAsApplied: boolean;
  }[];
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
  before: JsonObject | null;
  /**
   * The values of the same fields when the change is done; null when the object is gone.
   */
  after: JsonObject | null;
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
   * Of a change that is only about keys which are not known yet: if these objects get these keys, the fields stay as they are.
   */
  sameIfKeys?: {
    /**
     * An object that is created.
     */
    address: string;
    /**
     * The key that its display name probably makes.
     */
    key: string;
  }[];
  /**
   * Pointers into after to texts that name environment variables, whose values no plan holds.
   */
  secrets?: string[];
  /**
   * The objects whose new keys are all that makes the difference: with the keys before, the manifest says what is in the space. Absent where the change does not come of keys alone, or that is not known.
   *
   * @minItems 1
   */
  follows?: string[];
  /**
   * Fields, as JSON Pointers into the spec, that are sent although nothing in them is known to differ: for the sake of their secrets, of which the API shows only masks.
   */
  resends?: string[];
  /**
   * For a live object whose secrets are sent: a fingerprint of two characters of what the space showed of each, by its JSON Pointer into the spec; none: there was no secret. An apply does not overwrite one that was changed since then.
   */
  secretsSeen?: {
    [k: string]: string;
  };
  /**
   * For a live part of an audience: what the audience's marker remembers of the secrets that were last sent to it.
   */
  sentBefore?: string;
  /**
   * Secrets of which the mask in the space ends with other characters than the declared value.
   */
  otherInSpace?: {
    /**
     * The secret, as a JSON Pointer into the spec.
     */
    pointer: string;
    /**
     * Whether the declared value is the one that was sent last, as far as the marker remembers. same: somebody changed the secret in the space since then.
     */
    lastSent: "same" | "other" | "unknown";
  }[];
  /**
   * Declared values of the live object of which nobody can say whether the space has them, and that are not written.
   */
  uncompared?: {
    /**
     * The value, as a JSON Pointer into the spec.
     */
    pointer: string;
    /**
     * not-told: Segment says nothing of the field. not-set: environment variables are not set where the plan is made. not-remembered: Segment shows a mask of a secret, and what was sent is not remembered. end-alike: of a secret, Segment shows only the last characters, and they are the declared ones. not-shown: the secret was sent last as it is set here, and Segment shows no character of it.
     */
    because: "not-told" | "not-set" | "not-remembered" | "end-alike" | "not-shown";
    /**
     * The environment variables that are not set, or that the value is made of.
     */
    secrets?: string[];
  }[];
  /**
   * The declared values, where a key in them is not known yet: what the marker's hash will be made of.
   */
  declared?: JsonObject;
  /**
   * Addresses of changes in this plan that must be done before this one.
   */
  requires: string[];
  /**
   * Where display names go round in a circle: the object is renamed twice, so that another can have its old name first.
   */
  aside?: {
    /**
     * The display name that it has meanwhile.
     */
    name: string;
    /**
     * The address of the change that takes its old display name.
     */
    for: string;
  };
  /**
   * The changed fields that cannot be edited and so force a replacement, each with the reason.
   */
  replaces?: {
    /**
     * The field, as a JSON Pointer into the spec.
     */
    pointer: string;
    /**
     * Why the API does not edit it in place.
     */
    reason: string;
  }[];
  /**
   * Changed fields in plain English, for people who do not write them.
   */
  readings?: {
    /**
     * The field, as a JSON Pointer into the spec.
     */
    pointer: string;
    /**
     * What the live value says.
     */
    before?: string;
    /**
     * What the declared value says.
     */
    after?: string;
  }[];
  /**
   * Small invented people whom the change of a query moves, or whose value it changes, or why nobody was looked for. Informs people, and is not part of the digest.
   */
  witness?: {
    /**
     * The query, as a JSON Pointer into the spec.
     */
    pointer: string;
    /**
     * How many invented people were tried for each direction, at most. 0: nobody was looked for.
     */
    tries: number;
    enters?: WitnessFound;
    leaves?: WitnessFound1;
    /**
     * Of a computed trait: whose value the change changes. Missing when nobody was found, which is no proof that there is nobody.
     */
    differs?: {
      /**
       * The person or account in plain English.
       */
      words: string;
      /**
       * The same as a test file has it in its spec: now, people, accounts, entities.
       */
      test: JsonObject;
      /**
       * The value before. Missing: no value.
       */
      before?: JsonValue;
      /**
       * The value after. Missing: no value.
       */
      after?: JsonValue;
    };
    /**
     * Where nobody was found for certain: who is found when something is settled that Segment leaves open.
     */
    assuming?: {
      enters?: WitnessAssumed;
      leaves?: WitnessAssumed1;
    };
    /**
     * Where nobody was found: what nobody who was tried has more of, although the queries ask for it, such as 100,000 events of one name.
     */
    limits?: string[];
    /**
     * Where a call that nobody knows decides what a query says: why nobody can be found, so that nobody was tried.
     */
    never?: {
      /**
       * Why nobody can be found who enters.
       */
      enters?: string;
      /**
       * Why nobody can be found who leaves.
       */
      leaves?: string;
    };
    /**
     * Why nobody was looked for.
     */
    notSought?: string;
  };
  /**
   * Only with a base: whether all of the change comes from what differs between it and the files. Otherwise some of it is drift, or was merged before and never applied. Left out where nobody knows, because the base cannot be read.
   */
  explained?: boolean;
  /**
   * Only where explained is false and a part of the change comes from what differs: what does not, as people write it, such as enabled or metadata.protect.
   *
   * @minItems 1
   */
  unexplainedFields?: string[];
  /**
   * Where the manifest is.
   */
  source?: {
    /**
     * The file, relative to the project file.
     */
    file: string;
    /**
     * The line, from 1.
     */
    line: number;
    /**
     * The column, from 1.
     */
    column: number;
  };
  /**
   * Who the object belongs to, before and after.
   */
  ownership: {
    /**
     * What the live marker says; null when there is none.
     */
    before: OwnershipRecord | null;
    /**
     * What the marker will say; null when there will be none.
     */
    after: OwnershipRecord | null;
  };
  /**
   * What the space says of the object and of whoever touched it last.
   */
  live?: {
    /**
     * What it is doing, in the API's words.
     */
    status?: string;
    /**
     * Who edited it last, as an id.
     */
    updatedBy?: string;
    /**
     * What whoever edited it last is called. Left out where that is not known.
     */
    updatedByName?: string;
    /**
     * When it was edited last, by the clock of the API.
     */
    updatedAt?: string;
  };
  /**
   * Who notices the change.
   */
  impact: {
    /**
     * Members of the live audience.
     */
    members?: number;
    /**
     * What members counts. Missing where it counts people.
     */
    membersAre?: "accounts";
    /**
     * Other people may be in the live audience after an apply, by this change or by another one of the plan, so members is its size of today only. Missing where nothing in the plan may do so.
     */
    othersMayBeIn?: true;
    /**
     * Of a part of an audience: what people call that.
     */
    audience?: string;
    /**
     * Who refers to this one: addresses, or name and id of objects that this project does not own.
     */
    dependents: string[];
    /**
     * Of an object that is to be created: whose live queries name the key that its name gives, though nothing has it. Missing where nobody does.
     */
    namedBy?: string[];
    /**
     * Of such an object: what is known of those who name its key, and of those who use them, and so on: each once, the nearest first. Missing without any.
     */
    namers?: ObjectUser[];
    /**
     * Of those dependents whose live queries use this one: what is known of them. Missing without any.
     */
    users?: ObjectUser[];
    /**
     * Whose live queries use one of the users, or one that uses those, and so on: each once, the nearest first. Missing without any.
     */
    indirectUsers?: ObjectUser[];
    /**
     * Of a space filter that drops other events than before: whose queries, live or declared, read an event that it can drop, before or after; then who uses those, and so on. Each once, the nearest first. Missing without any.
     */
    eventReaders?: ObjectUser[];
    /**
     * Of such a filter: others may read these events, because its condition does not name them, or a query is not understood.
     */
    eventReadersNotKnown?: true;
    /**
     * Of a live audience that gets another query or other options, or is switched on or off: where it is sent is not known, because its connections could not be read. Missing where it is known.
     */
    destinationsNotKnown?: true;
    /**
     * Where the audience is connected to, as far as it is known; of a connection and an activation, the one destination.
     */
    destinations?: ConnectedDestination[];
    /**
     * What an activation has its destination do, where the workspace was asked about it.
     */
    action?: {
      /**
       * Its id, as a manifest has it.
       */
      id: string;
      /**
       * What people call it.
       */
      name: string;
    };
  };
  /**
   * What is worth knowing about this change.
   */
  warnings: PlanDiagnostic[];
}
/**
 * One operation of RFC 6902.
 */
export interface PatchOperation {
  /**
   * What is done.
   */
  op: "add" | "remove" | "replace" | "test";
  /**
   * The place, as a JSON Pointer into the spec.
   */
  path: string;
  /**
   * The value to add, put there or expect.
   */
  value?: JsonValue;
}
/**
 * Who is out before and in after. Missing when nobody was found, which is no proof that there is nobody.
 */
export interface WitnessFound {
  /**
   * The person or account in plain English.
   */
  words: string;
  /**
   * The same as a test file has it in its spec: now, people, accounts, entities.
   */
  test: JsonObject;
}
/**
 * Who is in before and out after. Missing when nobody was found, which is no proof that there is nobody.
 */
export interface WitnessFound1 {
  /**
   * The person or account in plain English.
   */
  words: string;
  /**
   * The same as a test file has it in its spec: now, people, accounts, entities.
   */
  test: JsonObject;
}
/**
 * Who enters then.
 */
export interface WitnessAssumed {
  /**
   * The person or account in plain English.
   */
  words: string;
  /**
   * The same as a test file has it in its spec: now, settings, people, accounts, entities.
   */
  test: JsonObject;
  /**
   * What is settled, as below spec.settings of a test.
   */
  setting: string;
  /**
   * What it is settled to.
   */
  value: string;
  /**
   * What it decides, beginning with whether or what.
   */
  about: string;
}
/**
 * Who leaves then.
 */
export interface WitnessAssumed1 {
  /**
   * The person or account in plain English.
   */
  words: string;
  /**
   * The same as a test file has it in its spec: now, settings, people, accounts, entities.
   */
  test: JsonObject;
  /**
   * What is settled, as below spec.settings of a test.
   */
  setting: string;
  /**
   * What it is settled to.
   */
  value: string;
  /**
   * What it decides, beginning with whether or what.
   */
  about: string;
}
/**
 * What the last line of a live description says.
 */
export interface OwnershipRecord {
  /**
   * The project that owns the object.
   */
  project: string;
  /**
   * What tells the project apart from another of its name, where it has that.
   */
  uid?: string;
  /**
   * The environment that owns the object.
   */
  environment: string;
  /**
   * The metadata.name of its manifest.
   */
  name: string;
  /**
   * Four characters of a hash of the object's key, so that a copy of it is known to be none; a dash where it has no key.
   */
  keyHash: string;
  /**
   * What was last applied: for each field of the kind three characters of a hash, or a dot where it was not declared; null while a key in them is not known.
   */
  baseline: string | null;
  /**
   * Whether it may not be deleted or replaced.
   */
  protect: boolean;
  /**
   * What becomes of it once its manifest is gone. Left out: it is deleted.
   */
  onRemove?: "disable" | "forget";
}
export interface ObjectUser {
  /**
   * Its address, or name and id where this project does not own it; of a direct user its entry in dependents.
   */
  dependent: string;
  /**
   * Of an indirect user: the dependent of the user that it uses.
   */
  through?: string;
  /**
   * Its resource kind.
   */
  kind: string;
  /**
   * Its display name in the space.
   */
  name: string;
  /**
   * Members of the live audience. Missing where Segment tells no size.
   */
  members?: number;
  /**
   * What members counts. Missing where it counts people.
   */
  membersAre?: "accounts";
  /**
   * Where the audience is connected to. Missing where it is connected to none, or that was not read.
   */
  destinations?: ConnectedDestination[];
}
export interface ConnectedDestination {
  /**
   * Its id, as a manifest has it.
   */
  id: string;
  /**
   * What people call it. Missing where neither a connection nor the workspace tells it.
   */
  name?: string;
  /**
   * What the catalogue calls its kind, such as Facebook Custom Audiences, where that is known.
   */
  kind?: string;
  /**
   * When the audience is sent there: now, only once the plan is applied, or neither. It is sent by a destination that is on with an activation that is on; of an activation, by this one. Missing where that is not known.
   */
  sends?: "now" | "after" | "never";
  /**
   * Of an activation that sends nobody: when others of its connection send the audience there. Missing where they do not.
   */
  byOthers?: "now" | "after" | "not-known";
  /**
   * That the audience, which stays, is not sent there any more once the plan is applied, because the plan deletes or switches off what sends it, or may. Missing where that goes on or begins.
   */
  ends?: true;
}
/**
 * Something that is said about the plan, one of its changes or a manifest.
 */
export interface PlanDiagnostic {
  /**
   * A stable rule code.
   */
  code: string;
  /**
   * How bad it is.
   */
  severity: "error" | "warning" | "info";
  /**
   * What is the matter, as one sentence.
   */
  message: string;
  /**
   * What to do about it.
   */
  hint?: string;
  /**
   * Lines of YAML that the hint refers to, indented as in a manifest.
   */
  paste?: string[];
  /**
   * The resource it is about.
   */
  address?: string;
  /**
   * The place in a file that it is about.
   */
  source?: {
    /**
     * The file, relative to the project file.
     */
    file: string;
    /**
     * The first line, from 1.
     */
    line: number;
    /**
     * The first column, from 1.
     */
    column: number;
    /**
     * The last line.
     */
    endLine: number;
    /**
     * The column after the last one.
     */
    endColumn: number;
  };
}
export interface WitnessFound2 {
  /**
   * The person or account in plain English.
   */
  words: string;
  /**
   * The same as a test file has it in its spec: now, people, accounts, entities.
   */
  test: JsonObject;
}
export interface WitnessAssumed2 {
  /**
   * The person or account in plain English.
   */
  words: string;
  /**
   * The same as a test file has it in its spec: now, settings, people, accounts, entities.
   */
  test: JsonObject;
  /**
   * What is settled, as below spec.settings of a test.
   */
  setting: string;
  /**
   * What it is settled to.
   */
  value: string;
  /**
   * What it decides, beginning with whether or what.
   */
  about: string;
}
