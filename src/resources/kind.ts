import type { JsonObject } from "../values/json.ts";
import type { Pointer } from "../values/pointer.ts";
import type { OperationId } from "../segment/operations.ts";
import type { FieldRule } from "./field-rule.ts";
import type { FirstComputationRule } from "./first-computation-rule.ts";
import type { LiveResource } from "./resource.ts";
import type { FilledValues } from "./secrets.ts";

/** The API operations that read and write a kind. */
export interface KindOperations {
  list: OperationId;
  /** Left out where the API has none: then the list is searched. */
  get?: OperationId;
  create: OperationId;
  update: OperationId;
  delete: OperationId;
}

/** Where an object is in the API. */
export interface ObjectPlace {
  /** The space's id. */
  space: string;
  /** Ids of the objects that it belongs to, the outermost first: the audience and the connection of an activation. */
  within: readonly string[];
  /** Its own id; left out for lists and creations. */
  id?: string;
}

/** What a request has to say about the place of its object. */
export interface PlaceParameters {
  path: Record<string, string>;
  query?: Record<string, string>;
  /** Joins the body of creations and updates. */
  body?: JsonObject;
}

/** How objects of a kind belong to those of another. */
export interface Parentage {
  /** The kind of the parent. */
  kind: string;
  /** The field of the parent's spec that declares them, as a list. */
  field: string;
  /** What tells those of one parent apart, from a declared or a live spec. */
  identify(spec: JsonObject): string;
  /**
   * What a declared and a live one are to each other when neither is identified: `edited`, so that one becomes the
   * other; or the same under another name, when they differ in the given field only. Left out: strangers.
   */
  leftovers?: "edited" | { renamed: Pointer };
  /** What stands for the object in its address. @param number Its place in the list, from 1. */
  addressPart(spec: JsonObject, number: number): string;
  /** Whether a parent of these values can have such parts at all. Left out: any can. */
  possible?(parent: JsonObject): boolean;
  /** What a part is called where only its declaration is known. */
  nameOf(spec: JsonObject): string;
  /** The key of the parent's own answer that holds them, where they come along with it. */
  embeddedAs?: string;
  /** After how many days Segment deletes the parts of an audience that stays disabled (API.md 3.2). Left out: never. */
  deletedAfterDisabledDays?: number;
}

/** Something that a replacement costs. */
export interface ReplacementCost {
  text: string;
  /** Whom alone it is said of: what others refer to, or what is sent to a destination. Left out: every object. */
  only?: "used" | "sent";
}

/** What the key of an object stands for in a query. */
export type KeyMeaning = "audience" | "trait";

/** Everything the program knows of one kind of resource. A new kind is a new value of this type. */
export interface ResourceKind {
  /** `kind` in manifests; for parts of a manifest, what reports call them. */
  kind: string;
  /** First half of every address of the kind; for parts, the word between the parent's address and their own part. */
  prefix: string;
  /** For parts of another kind's manifest: what they are part of. */
  parent?: Parentage;
  operations: KindOperations;
  /** What a request says about the place of its object, by verb. */
  parametersOf(verb: keyof KindOperations, place: ObjectPlace): PlaceParameters;
  /** What lists are asked for besides the entries themselves. */
  listQuery?: Readonly<Record<string, string>>;
  /** Whether a workspace may lack the feature, so that its list cannot be read (API.md 1.2). */
  gated?: true;
  /** The feature of a workspace that its list shows, as its check is called: `computed-traits`. Left out: no check. */
  feature?: string;
  /** Whether its list can be searched by display name. */
  searchable?: true;
  /** The key of one object in the `data` of an answer. */
  dataKey: string;
  /** Whether answers to writes leave out which object they are about, so that it is read again. */
  answersInPart?: true;
  /** Texts of an answer without which nobody could say which object it is, so that nothing is done with it. */
  identity: readonly string[];
  /** How the audit trail calls its making and its deletion (API.md 7.6). Left out: it is not known to record either. */
  audited?: { created: string; deleted: string };
  /** Kinds of one namespace share display names and keys; parts have none. */
  namespace?: string;
  /** What queries take the key of an object for: who is in an audience, or the value of a trait. Left out: no keys. */
  keyMeans?: KeyMeaning;
  /** Whether an object is where an audience is sent, and so an end of what depends on what. */
  sink?: true;
  /** Whether manifests declare objects by id, so that only the space knows what people call them. */
  namedBySpace?: true;
  /** What an object connects to: a destination of the workspace, or a warehouse where its manifest says so. */
  connectsTo?(spec: JsonObject): { id: string; warehouse: boolean } | undefined;
  /** The action that an object names of the destination that its parent connects to. */
  usesAction?(spec: JsonObject): { id: string; settings: JsonObject } | undefined;
  /** Whether Segment can say how many it would hold before it is saved. */
  previewable?: true;
  /** Whether Segment computes an object of these values when somebody asks for it. Left out: never. */
  runnable?(spec: JsonObject): boolean;
  /** The most objects that a space may have (API.md 6.2). */
  mostPerSpace?: number;
  /** Whether a space may have any number of objects of these values (API.md 2.11). Left out: all objects count. */
  unlimited?(spec: JsonObject): boolean;
  /** Every field that can be declared, in the order in which people read them. */
  fields: readonly FieldRule[];
  /** What is sent on creation for fields that the manifest leaves out, because the API's own default is not documented. */
  creationDefaults: JsonObject;
  /** Whether everybody in it is sent to each new destination (API.md 5.10); `undefined` where its values do not tell. */
  sentWhole?(spec: JsonObject): boolean | undefined;
  /**
   * Whether a new object of these values is asked to count data from before its creation (API.md 2.6); `left-out` where its
   * values leave that to Segment. Left out, or `undefined`: nothing is known of that.
   */
  countsHistory?(spec: JsonObject): boolean | "left-out" | undefined;
  /** The most events a second that it is sent with (API.md 5.10); `undefined` where no limit is published. */
  eventsPerSecond?(spec: JsonObject): number | undefined;
  /** Statuses in which the API refuses an edit (API.md 2.9). */
  lockedStatuses: readonly string[];
  /** Statuses in which an edit is taken but may go wrong, so that it is better to wait for their end (API.md 2.9). */
  settlingStatuses: readonly string[];
  /** When an edit may come before the first computation is done (API.md 2.9). Left out: nothing speaks against edits then. */
  firstComputation?: FirstComputationRule;
  /** Statuses of objects that Segment could not compute (API.md 2.8). */
  failedStatuses: readonly string[];
  /** Whether an edit replaces the whole object, so that every declared field is sent. */
  updatedWhole?: true;
  /** What deleting an object and creating it anew costs, as sentences about it. */
  replacementCosts: readonly ReplacementCost[];
  /** What people could do instead of a replacement. */
  replacementAlternative?: string;
  /** What to look at when the API refuses a creation because of one field of its own. */
  creationHint?: { field: string; hint: string };
  /** The live resource in an object that the API answered. Unknown keys are ignored. */
  fromWire(answer: JsonObject, within: readonly string[]): LiveResource;
  /**
   * What of the given values a new object can have: a replacement cannot keep what its own fields rule out.
   *
   * @param audience For parts: the values of the audience that they will belong to.
   */
  creatable(spec: JsonObject, audience?: JsonObject): JsonObject;
  /** The values of an object that is let go. */
  released(spec: JsonObject): JsonObject;
  /** The body that creates the resource. `description` is the stored one, with its marker. */
  toCreateBody(spec: FilledValues, description: string): JsonObject;
  /**
   * The body that changes the given fields and nothing else.
   *
   * @param spec The declared values; none for the description alone.
   * @param live The values in the space just now.
   * @param changed The fields to change.
   * @param description The stored description, with its marker, or `undefined` to leave it.
   */
  toUpdateBody(
    spec: FilledValues | Record<string, never>,
    live: JsonObject,
    changed: readonly Pointer[],
    description?: string,
  ): JsonObject;
  /** Keys of traits and audiences that the object's query names, each once. None when the query is not understood. */
  keysUsed(spec: JsonObject): string[];
  /** Those of them that the query compares with true or false, as it would with who is in an audience. Left out: none. */
  membershipsUsed?(spec: JsonObject): string[];
  /** Names of the events that the object's query reads; `undefined` when it is not understood. Left out: it has no query. */
  eventsRead?(spec: JsonObject): string[] | undefined;
  /** Names of all events that the object's condition can find; `undefined` where it may find any. Left out: it has no condition. */
  eventsFound?(spec: JsonObject): string[] | undefined;
  /**
   * The key that the server will probably make from a display name (the exact rule is not documented, API.md 2.4).
   * Empty for kinds without keys.
   */
  predictKey(name: string): string;
}
