// Generated from schemas/computed-trait.schema.json by `npm run generate`. Do not edit.

/**
 * 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.
 */
export type ResourceName = string;

/**
 * One computed trait. A field that is left out is not managed; null is never a value.
 */
export interface ComputedTraitManifest {
  /**
   * The version of this file format.
   */
  apiVersion: "audiencectl/v1";
  /**
   * The kind of resource this manifest declares.
   */
  kind: "ComputedTrait";
  metadata: ManifestMetadata;
  spec: ComputedTraitSpec;
}
/**
 * What the tool has to know of the resource besides its values. It is never sent, and interpolations are not filled in here.
 */
export interface ManifestMetadata {
  /**
   * The stable address of the resource within the project, not shown in Segment.
   */
  name: string;
  /**
   * Free key-value pairs for your own use. They stay in the file and are never sent.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * The environments this manifest belongs to; all of them when left out.
   *
   * @minItems 1
   */
  environments?: ResourceName[];
  /**
   * Earlier values of metadata.name: the live object moves to the new name and keeps its id.
   */
  previousNames?: ResourceName[];
  /**
   * Takes over a live object, found by exactly one of id, key or name: one that no project owns, or that the project in from owns. Once the object carries the marker of this project, the block does nothing any more.
   */
  adopt?: {
    /**
     * The id of the live object.
     */
    id?: string;
    /**
     * The key of the live object.
     */
    key?: string;
    /**
     * The display name of the live object.
     */
    name?: string;
    /**
     * Takes the object over from another project or environment: PROJECT@ENVIRONMENT or PROJECT.UID@ENVIRONMENT, as the object's marker says. Without a uid any uid fits. For several environments, write one document for each, of the same metadata.name, with metadata.environments and its own from.
     */
    from?: string;
  };
  /**
   * Refuses to delete or replace the object, even after this manifest is gone.
   */
  protect?: boolean;
  /**
   * What becomes of the object once this manifest is gone. delete: it is deleted. disable: it is switched off with enabled: false, and released. forget: it is released as it is. Apply it before the manifest goes: the marker of the object remembers it.
   */
  onRemove?: "delete" | "disable" | "forget";
  /**
   * Permits deleting and recreating the object when a field changes that cannot be edited.
   */
  replace?: "allow";
}
/**
 * The computed trait as it is to be.
 */
export interface ComputedTraitSpec {
  /**
   * The display name. Segment makes the key from it when the trait is created and keeps that key afterwards.
   */
  name: string;
  /**
   * Text for people; an empty text means none.
   */
  description?: string;
  /**
   * Whether the trait computes. When left out a new trait starts enabled, and afterwards the switch is not managed.
   */
  enabled?: boolean;
  /**
   * What the value of the trait is, and whose trait it is.
   */
  definition: {
    /**
     * What the trait's value is, in the audience query language; it ends in a value, not in a condition.
     */
    query: string;
    /**
     * Whose trait it is. Cannot be changed on a live trait.
     */
    type: "USERS" | "ACCOUNTS";
  };
  /**
   * Fixed at creation: a change means recreating the trait.
   */
  options?: {
    /**
     * Whether data from before the creation counts. Segment switches it on by itself where the query needs history.
     */
    includeHistoricalData?: boolean;
    /**
     * Whether anonymous users count, too.
     */
    includeAnonymousUsers?: boolean;
    /**
     * How many days of events are read back. Needs includeHistoricalData: true.
     */
    backfillDurationDays?: number;
  };
}
