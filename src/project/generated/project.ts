// Generated from schemas/project.schema.json by `npm run generate`. Do not edit.

/**
 * A string, number, boolean or a list of these.
 */
export type VariableValue = string | number | boolean | (string | number | boolean)[];

/**
 * The file audiencectl.yaml: one project, its manifests, the spaces it is applied to and the guards that protect them.
 */
export interface ProjectFile {
  /**
   * The version of this file format.
   */
  apiVersion: "audiencectl/v1";
  /**
   * Marks the file as a project file.
   */
  kind: "Project";
  /**
   * What the project is called.
   */
  metadata: {
    /**
     * The project's name and the scope of ownership: every object this project makes is marked with it. Lower-case letters, digits and hyphens.
     */
    name: string;
    /**
     * Tells two projects of one name apart. `audiencectl init` makes one up. Never change it: objects marked with another, or with none, belong to another project. A project that gets one lists its own name under previousNames.
     */
    uid?: string;
    /**
     * Names that the project had. Objects marked with them, and with its uid or none, are its own; an apply renews their markers. A project that had no uid before lists its own name.
     */
    previousNames?: string[];
  };
  /**
   * Where the manifests are, where they are applied to, and what is refused.
   */
  spec: {
    /**
     * Globs of the manifest files, relative to this file. Dot-folders and node_modules are always left out. An empty list says that no manifest is left.
     */
    manifests?: string[];
    /**
     * Globs of the test files, relative to this file. Manifests and tests may lie in one folder: each document is read as what its kind says.
     */
    tests?: string[];
    /**
     * The environment variables that manifests may name as ${env.NAME}, and no others. Variables of audiencectl and its pipelines, of CI platforms, of clouds and of a proxy cannot be listed.
     */
    secrets?: string[];
    /**
     * The spaces this project can be applied to, by name. Each environment has a space of its own.
     */
    environments: {
      [k: string]: EnvironmentEntry;
    };
    /**
     * The environment that commands use without --env and without AUDIENCECTL_ENV. Left out: the only environment; of several, one has to be named.
     */
    defaultEnvironment?: string;
    guards?: GuardSettings;
    /**
     * What the contract with Segment allows: how many objects a space may have, and requests per minute by operation name, in place of the published rate limits.
     */
    limits?: {
      /**
       * How many audiences a space may have, linked ones not counted. A plan that would create more is refused. Left out: not known.
       */
      audiences?: number;
      /**
       * How many computed traits a space may have. A plan that would create more is refused. Left out: not known.
       */
      traits?: number;
      [k: string]: number | undefined;
    };
    /**
     * How queries are checked.
     */
    query?: {
      /**
       * Functions of the query language that audiencectl does not know and that are intended: their names get no warning.
       */
      allow?: string[];
    };
    /**
     * What of names and of the meaning of queries is warned of.
     */
    lint?: {
      /**
       * Rules about what queries mean, and about names that the catalog does not have, that are left out, by code.
       */
      ignore?: (
        | "lint-contradiction"
        | "lint-always-true"
        | "lint-call-name"
        | "lint-result-type"
        | "lint-reference-type"
        | "lint-account-trait"
        | "lint-left-only"
        | "lint-disabled-reference"
        | "lint-long-chain"
        | "lint-raw-key"
        | "lint-near-name"
        | "lint-name-pattern"
        | "lint-same-meaning"
        | "catalog-unknown-event"
        | "catalog-unknown-property"
        | "catalog-awaited-properties"
        | "catalog-unknown-trait"
        | "catalog-unknown-entity"
        | "catalog-unknown-column"
        | "catalog-stale-event"
        | "catalog-stale-trait"
        | "catalog-deprecated-event"
        | "catalog-type"
        | "catalog-unknown-value"
        | "catalog-unknown-destination"
        | "catalog-disabled-destination"
        | "catalog-left-over"
      )[];
      /**
       * Names of events, properties, traits and audiences, and ids of destinations, that are meant as they are, however near to another one and whether the catalog has them or not.
       */
      names?: string[];
      /**
       * What the display names of audiences look like: each fits one of these, where * is any text and ? is one character. Manifests are warned of, and audit reports what is live.
       *
       * @minItems 1
       */
      namePatterns?: string[];
    };
    /**
     * Addresses to stop managing: the marker is taken off and the live object stays as it is. In a pattern, * is any text and ? one character: it releases what fits and no manifest declares.
     */
    forget?: string[];
  };
}
/**
 * One space, with what is different there.
 */
export interface EnvironmentEntry {
  /**
   * The space's id, or its slug, which is looked up once.
   */
  space: string;
  /**
   * Where the workspace lives; it chooses the API host.
   */
  region?: "us" | "eu";
  /**
   * Whether audiencectl apply asks for the name of the environment, typed out, instead of a yes; for a saved plan, too, where a person can be asked. --yes skips that question, too. audiencectl probe asks in the same way before it makes or deletes anything.
   */
  confirm?: boolean;
  /**
   * The file that `audiencectl probe` wrote of this space, or of one that behaves alike, from the folder of this file. Plans go by what it measured where the documentation of the API leaves something open.
   */
  profile?: string;
  /**
   * Values for ${var.NAME} in manifests.
   */
  variables?: {
    [k: string]: VariableValue;
  };
  /**
   * Names that the environment had. Objects marked with them are its own; an apply renews their markers.
   */
  previousNames?: string[];
}
/**
 * How much one plan may destroy or change before it is refused. The same for every environment; each plan is measured by itself.
 */
export interface GuardSettings {
  /**
   * Share of the owned objects, those that the plan adopts among them, that one plan may delete or replace, in percent. Parts of audiences, such as connections, are not counted.
   */
  maxDeletePercent?: number;
  /**
   * Share of the owned objects, those that the plan adopts among them, that one plan may change, in percent. Parts of audiences are not counted.
   */
  maxChangePercent?: number;
  /**
   * How many objects one plan may delete or replace, and parts of audiences that stay.
   */
  maxDeletes?: number;
  /**
   * How many members of whole audiences one plan may send: to new destinations of audiences with historical data, by performResync, by a replacement, or by what is switched on. Who may be sent counts, too. Who enters an audience later, such as by a wider query, does not count, because nobody knows how many they are. Left out: any number.
   */
  maxMembersResent?: number;
}
