// Generated from schemas/audience.schema.json by `npm run generate`. Do not edit.

/**
 * 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.
 */
export type ResourceName = string;
/**
 * Any value but null.
 */
export type SettingsValue =
  | string
  | number
  | boolean
  | SettingsValue[]
  | {
      [k: string]: SettingsValue;
    };

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
 * The audience as it is to be.
 */
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
  /**
   * What makes a member of the audience.
   */
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
  /**
   * Which data and which profiles count.
   */
  options?: {
    /**
     * Whether data from before the creation counts. Segment switches it on by itself where the query needs history.
     */
    includeHistoricalData?: boolean;
    /**
     * Members need one of these identifiers. The order has no meaning. Adding anonymous_id means recreating the audience.
     *
     * @minItems 1
     */
    filterByExternalIds?: string[];
    /**
     * How many days of events are read back. Needs includeHistoricalData: true; Segment may leave it out where it does not apply.
     */
    backfillEventDataDays?: number;
  };
  /**
   * When a LINKED audience is computed. [] means by hand only; when left out, its schedules are not managed.
   */
  schedules?: Schedule[];
  /**
   * Where the audience is sent, each destination once. [] means nowhere; when left out, its connections are not managed.
   */
  destinations?: Destination[];
}
/**
 * One rhythm in which a LINKED audience is computed.
 */
export interface Schedule {
  /**
   * PERIODIC runs at a fixed interval, SPECIFIC_DAYS at hours of chosen days.
   */
  strategy: "PERIODIC" | "SPECIFIC_DAYS";
  /**
   * The times of the schedule: interval for PERIODIC; days, hours and timezone for SPECIFIC_DAYS.
   */
  config: {
    /**
     * With PERIODIC: the time from one run to the next.
     */
    interval?: "15m" | "30m" | "1h" | "2h" | "4h" | "6h" | "8h" | "12h" | "1d";
    /**
     * With SPECIFIC_DAYS: days of the week, from 0 for Sunday to 6 for Saturday. The order has no meaning.
     *
     * @minItems 1
     */
    days?: number[];
    /**
     * With SPECIFIC_DAYS: hours of the day, from 0 to 23. The order has no meaning.
     *
     * @minItems 1
     */
    hours?: number[];
    /**
     * With SPECIFIC_DAYS: the time zone of the hours, by its name in the tz database.
     */
    timezone?: string;
  };
}
/**
 * One destination or warehouse that the audience is sent to, with what is sent.
 */
export interface Destination {
  /**
   * What to connect. Cannot be changed on a live connection.
   */
  destination: {
    /**
     * The id of the destination or warehouse. It has to be added to Engage in the Segment app first.
     */
    id: string;
    /**
     * What the id names. Segment takes it when the connection is made and never shows it again.
     */
    type?: "destination" | "warehouse";
  };
  /**
   * Which identifiers are sent. When left out they are not managed, and Segment chooses by the kind of destination. Once set, it cannot be emptied.
   *
   * @minItems 1
   * @maxItems 5
   */
  idSyncConfiguration?: IdentifierSync[];
  /**
   * Settings of the connection, as the destination defines them. Keys that are left out are not managed. Once set, it cannot be emptied. ${env.NAME} fills in a secret.
   */
  connectionSettings?: {
    [k: string]: SettingsValue;
  };
  /**
   * A number of your own. Another one sends the secrets of connectionSettings again; it is never sent itself.
   */
  secretVersion?: number;
  /**
   * What is sent, each activation under a name of its own. [] sends nothing; when left out, the activations are not managed.
   */
  activations?: Activation[];
}
/**
 * One kind of identifier that is sent for each member.
 */
export interface IdentifierSync {
  /**
   * The kind of identifier, such as an external id of the space.
   */
  externalId: string;
  /**
   * Which of a profile's values are sent: the oldest, the newest, or all.
   */
  strategy: "first" | "last" | "all";
  /**
   * The name under which the destination gets it. When left out, an existing one is cleared with the next change of the list.
   */
  mapTo?: string;
}
/**
 * One occasion to send something, with what is sent.
 */
export interface Activation {
  /**
   * The name of the activation, by which it is found again. For warehouses it is the table's name.
   */
  activationName: string;
  /**
   * What makes it send. The Entity types are for LINKED audiences. Cannot be changed on a live activation.
   */
  activationType:
    | "Audience Entered"
    | "Audience Exited"
    | "Audience Membership Changed"
    | "Entity Added"
    | "Entity Removed"
    | "Entity Values Changed"
    | "All Events";
  /**
   * Whether it sends. When left out a new activation starts enabled, and afterwards the switch is not managed.
   */
  enabled?: boolean;
  /**
   * For warehouses: a label for people. An empty text clears it.
   */
  displayName?: string;
  /**
   * Whether all members are re-sent whenever the activation is created or changed. It makes no change by itself.
   */
  performResync?: boolean;
  /**
   * What is sent along about each member.
   */
  personalization?: {
    /**
     * Traits of the profile.
     */
    profile?: {
      /**
       * Traits that are sent along. The order has no meaning; [] means none.
       */
      properties?: string[];
      /**
       * The name under which a trait is sent, by trait; {} means that all keep their names.
       */
      mapping?: {
        [k: string]: string;
      };
    };
    /**
     * For LINKED audiences: entities that are sent along. The order has no meaning; [] means none.
     */
    entities?: {
      /**
       * The relationship to the entity in the data graph.
       */
      relationshipSlug: string;
      /**
       * Properties of the entity that are sent along. The order has no meaning.
       */
      properties: string[];
    }[];
    /**
     * With Audience Membership Changed: whether a changed property of an entity is sent, too.
     */
    syncEntityPropertyChanges?: boolean;
  };
  /**
   * What a destination with actions does. Destinations without actions have none.
   */
  destinationMapping?: {
    /**
     * The id of the destination's action. Cannot be changed on a live activation.
     */
    actionId: string;
    /**
     * Settings of the action, as the destination defines them. Keys that are left out are not managed. ${env.NAME} fills in a secret.
     */
    settings?: {
      [k: string]: SettingsValue;
    };
  };
  /**
   * A number of your own. Another one sends the secrets of destinationMapping.settings again; it is never sent itself.
   */
  secretVersion?: number;
}
