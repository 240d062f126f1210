// Generated from schemas/audience.schema.json by `npm run generate`. Do not edit.

export type ResourceName = string;

/**
 * One Engage audience. A field that is left out is not managed; null is never a value.
 */
export interface AudienceManifest {
  /**
   * The version of this file format.
   */
  apiVersion: "audiencectl/v1";
  /**
   * The kind of resource this manifest declares.
   */
  kind: "Audience";
  metadata: ManifestMetadata;
  spec: AudienceSpec;
}
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
   * Takes over a live object that no project owns, found by exactly one of id, key or name.
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
  };
  /**
   * Refuses to delete or replace the object, even after this manifest is gone.
   */
  protect?: boolean;
  /**
   * Permits deleting and creating the object anew when a field changes that cannot be edited.
   */
  replace?: "allow";
}
export interface AudienceSpec {
  /**
   * The display name. Segment makes the key from it when the audience is created and keeps that key afterwards.
   */
  name: string;
  /**
   * Text for people; an empty text means none.
   */
  description?: string;
  /**
   * What the members are. Cannot be changed on a live audience.
   */
  audienceType: "USERS" | "ACCOUNTS" | "LINKED";
  /**
   * Whether the audience computes. When left out a new audience starts enabled, and afterwards the switch is not managed.
   */
  enabled?: boolean;
  definition: {
    /**
     * Who belongs to the audience, in the audience query language.
     */
    query: string;
    /**
     * For LINKED audiences: the relationship slug that is targeted. Cannot be changed on a live audience.
     */
    targetEntity?: string;
  };
  options?: {
    /**
     * Whether data from before the creation counts. Segment switches it on by itself where the query needs history.
     */
    includeHistoricalData?: boolean;
    /**
     * Members need one of these identifiers. The order has no meaning. Adding anonymous_id means creating the audience anew.
     *
     * @minItems 1
     */
    filterByExternalIds?: string[];
    /**
     * How many days of events are read back. Needs includeHistoricalData: true; Segment may leave it out where it does not apply.
     */
    backfillEventDataDays?: number;
  };
}
