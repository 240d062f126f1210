import type { FieldRule } from "./field-rule.ts";
import type { JsonObject, LiveResource, Pointer } from "./resource.ts";

/** The API operations that read and write a kind, by their names in the Public API. */
export interface KindOperations {
  list: string;
  get: string;
  create: string;
  update: string;
  delete: string;
}

/** Everything the program knows of one kind of resource. A new kind is a new value of this type. */
export interface ResourceKind {
  /** `kind` in manifests. */
  kind: string;
  /** First half of every address of the kind. */
  prefix: string;
  operations: KindOperations;
  /** The key of one object in the `data` of an answer. */
  dataKey: string;
  /** Every field that can be declared, in the order in which people read them. */
  fields: readonly FieldRule[];
  /** What is sent on creation for fields that the manifest leaves out, because the API's own default is not documented. */
  creationDefaults: JsonObject;
  /** Statuses in which the API refuses an edit (facts 2.6). */
  lockedStatuses: readonly string[];
  /** Statuses in which an edit is taken but may go wrong, so that it is better to wait for their end (facts 2.6). */
  settlingStatuses: readonly string[];
  /** The live resource in an object that the API answered. Unknown keys are ignored. */
  fromWire(answer: JsonObject): LiveResource;
  /** What of the given values a new object can have: a replacement cannot keep what its own fields rule out. */
  creatable(spec: JsonObject): JsonObject;
  /** The values of an object that is let go. */
  released(spec: JsonObject): JsonObject;
  /** The body that creates the resource. `description` is the stored one, with its marker. */
  toCreateBody(spec: JsonObject, description: string): JsonObject;
  /**
   * The body that changes the given fields and nothing else.
   *
   * @param spec The declared values.
   * @param live The values in the space just now.
   * @param changed The fields to change.
   * @param description The stored description, with its marker, or `undefined` to leave it.
   */
  toUpdateBody(spec: JsonObject, live: JsonObject, changed: readonly Pointer[], description?: string): JsonObject;
  /** Keys of traits and audiences that the object's query names, each once. None when the query is not understood. */
  keysUsed(spec: JsonObject): string[];
  /** The key that the server will probably make from a display name (the exact rule is not documented, facts 2.4). */
  predictKey(name: string): string;
}
