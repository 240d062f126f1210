// Generated from schemas/catalog.schema.json by `npm run generate`. Do not edit.

/**
 * A part of a catalog that is read by itself.
 */
export type Part =
  | "events"
  | "properties"
  | "users"
  | "accounts"
  | "entities"
  | "columns"
  | "destinations"
  | "audiences"
  | "computedTraits"
  | "volumes"
  | "trackingPlan";
/**
 * A type of values, as JSON Schema names it; time is a date or a timestamp of a warehouse.
 */
export type ValueKind = "string" | "number" | "integer" | "boolean" | "array" | "object" | "time";
/**
 * A plain value.
 */
export type Scalar = string | number | boolean;
/**
 * A day in UTC.
 */
export type Day = string;

/**
 * What a space is known to have. A part that is left out was not read, and nothing is concluded from it. Written by audiencectl catalog pull.
 */
export interface Catalog {
  /**
   * The schema, for editors.
   */
  $schema?: string;
  /**
   * The version of this file format.
   */
  apiVersion: "audiencectl/v1";
  /**
   * Marks the file as a catalog.
   */
  kind: "Catalog";
  /**
   * The environment of the project it is for.
   */
  environment: string;
  /**
   * The space, as the project file names it.
   */
  space: string;
  /**
   * Where what is declared comes from: the id of a tracking plan, or with from-tracking-plan the path of a file, from the folder of the project.
   */
  trackingPlan?: string;
  /**
   * Options that it was pulled with, besides the tracking plan.
   */
  with?: ("all-properties" | "from-tracking-plan" | "samples" | "volumes")[];
  /**
   * Everything without lastSeen was seen on this day or later: the Monday of the week before the one in which the space saw anything last.
   */
  seenSince?: string;
  /**
   * Parts that are not known, or not as a whole, with the reason.
   */
  unread?: {
    [k: string]: string;
  };
  /**
   * Those of the unread parts of which an earlier pull knew something, which stays as it was then.
   */
  kept?: Part[];
  /**
   * Lists of traits that may lack names: the tracking plan allows others, or has a part that was not read.
   */
  open?: ("users" | "accounts")[];
  /**
   * Events that were seen or are declared, by name.
   */
  events?: CatalogEvent[];
  /**
   * Traits of users, by key.
   */
  users?: CatalogTrait[];
  /**
   * Traits of accounts, by key.
   */
  accounts?: CatalogTrait[];
  /**
   * Entities of the data graph, by slug.
   */
  entities?: CatalogEntity[];
  /**
   * Destinations of the workspace, by id.
   */
  destinations?: CatalogDestination[];
}
/**
 * An event by its name.
 */
export interface CatalogEvent {
  /**
   * The name.
   */
  name: string;
  /**
   * Its name cannot be in the path of a request, so the space cannot be asked for its properties.
   */
  noPath?: true;
  /**
   * The kinds of call that it was seen with.
   */
  calls?: ("ALIAS" | "GROUP" | "IDENTIFY" | "PAGE" | "SCREEN" | "TRACK")[];
  /**
   * It is declared, and the space has not seen it.
   */
  seen?: false;
  /**
   * The day on which the space saw it last.
   */
  lastSeen?: string;
  /**
   * How many the sources of the workspace send a day, rounded down to a power of ten: 100 stands for 100 to 999.
   */
  perDay?: number;
  /**
   * The tracking plan declares it.
   */
  declared?: true;
  /**
   * The tracking plan says that it is deprecated.
   */
  deprecated?: true;
  /**
   * Its properties are those of the tracking plan; the space's own were not read.
   */
  partial?: true;
  /**
   * Lists of it that may lack names: the tracking plan allows others, or has a part that was not read.
   */
  open?: ("context" | "properties")[];
  /**
   * Its properties, by name. Left out: not known.
   */
  properties?: CatalogProperty[];
  /**
   * What is in its context, by name. Left out: not known.
   */
  context?: CatalogProperty[];
}
/**
 * A property of an event, and what its values are.
 */
export interface CatalogProperty {
  /**
   * The name, or the path of a property within another.
   */
  name: string;
  /**
   * It is declared, and the space has not seen it.
   */
  seen?: false;
  /**
   * The day on which the space saw it last.
   */
  lastSeen?: string;
  /**
   * The tracking plan declares it.
   */
  declared?: true;
  /**
   * The types that the tracking plan declares.
   */
  types?: ValueKind[];
  /**
   * All values that the tracking plan declares.
   */
  values?: Scalar[];
  /**
   * More names may lie in it than are listed: the tracking plan allows others, or has a part that was not read.
   */
  open?: true;
  /**
   * Some values that were seen. They may be personal data.
   */
  samples?: string[];
}
/**
 * A trait by its key, and what its values are.
 */
export interface CatalogTrait {
  /**
   * The key.
   */
  name: string;
  /**
   * What it comes from, as the space says.
   */
  origin?: "AUDIENCE" | "COMPUTED" | "CUSTOM" | "SQL";
  /**
   * It comes from an audience or a computed trait, and the space has none with this key.
   */
  leftOver?: true;
  /**
   * It is declared, and the space has not seen it.
   */
  seen?: false;
  /**
   * The day on which the space saw it last.
   */
  lastSeen?: string;
  /**
   * The tracking plan declares it.
   */
  declared?: true;
  /**
   * The types that the tracking plan declares.
   */
  types?: ValueKind[];
  /**
   * All values that the tracking plan declares.
   */
  values?: Scalar[];
  /**
   * More names may lie in it than are listed: the tracking plan allows others, or has a part that was not read.
   */
  open?: true;
  /**
   * Some values that were seen. They may be personal data.
   */
  samples?: string[];
}
/**
 * An entity of the data graph.
 */
export interface CatalogEntity {
  /**
   * The slug of the entity.
   */
  name: string;
  /**
   * Its slug cannot be in the path of a request, so the space cannot be asked for its columns.
   */
  noPath?: true;
  /**
   * The ways to it: slugs of relationships, the one from the profile first.
   */
  paths: string[][];
  /**
   * Its columns, by name. Left out: not known.
   */
  columns?: CatalogColumn[];
}
/**
 * A column of an entity.
 */
export interface CatalogColumn {
  /**
   * The name.
   */
  name: string;
  /**
   * The type, as the warehouse spells it.
   */
  dataType?: string;
  /**
   * It tells the rows apart.
   */
  primaryKey?: true;
  /**
   * Some values that were seen. They may be personal data.
   */
  samples?: string[];
}
/**
 * A destination of the workspace.
 */
export interface CatalogDestination {
  /**
   * The id, which manifests name.
   */
  id: string;
  /**
   * What people call it.
   */
  name?: string;
  /**
   * Whether it is switched on.
   */
  enabled?: boolean;
}
