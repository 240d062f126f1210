import type { JsonObject } from "../../../src/values/json.ts";
import type { destinations } from "../../support/project.ts";

/** Which of the destinations of test spaces an entry leads to. */
export type DestinationName = Exclude<keyof typeof destinations, "forgotten">;

/** What a random audience, computed trait or space filter has in common. */
interface Common {
  /** `metadata.name`. */
  slot: string;
  /** The number of its display name. */
  label: number;
  /** Earlier values of `slot`. */
  previousNames: string[];
  /** The display name of the object that it takes over. */
  adopts?: string;
  protect: boolean;
  replace: boolean;
  description?: string;
  enabled?: boolean;
}

/** What a random query asks for. */
export interface QueryModel {
  /** Batch queries are those with a window, and all that are not about users. */
  days?: number;
  count: number;
  /** Addresses whose keys it names. */
  refersTo: string[];
}

/** A random audience. */
export interface AudienceModel extends Common {
  kind: "Audience";
  type: "USERS" | "ACCOUNTS" | "LINKED";
  query: QueryModel;
  options?: JsonObject;
  /** Left out: schedules are nobody's business. */
  schedules?: JsonObject[];
  destinations?: DestinationModel[];
}

/** A random entry of `destinations`. */
export interface DestinationModel {
  to: DestinationName;
  idSync?: JsonObject[];
  /** Number of the connection settings to use, of those that the destination takes. */
  settings?: number;
  activations?: ActivationModel[];
}

/** A random activation, which may have more than fits where it stands; `makeValid` takes that off. */
export interface ActivationModel {
  name: string;
  type: string;
  enabled?: boolean;
  displayName?: string;
  resync?: boolean;
  properties?: string[];
  mapping?: Record<string, string>;
  entities?: JsonObject[];
  sync?: boolean;
  /** Number of the mapping to use, of those that the destination takes. */
  mapped?: number;
}

/** A random computed trait. */
export interface TraitModel extends Common {
  kind: "ComputedTrait";
  type: "USERS" | "ACCOUNTS";
  query: Pick<QueryModel, "days" | "count">;
  options?: JsonObject;
}

/** A random space filter. */
export interface FilterModel extends Common {
  kind: "SpaceFilter";
  page: number;
  drop: boolean;
}

/** One manifest of a random project. */
export type Model = AudienceModel | TraitModel | FilterModel;

/** The address that a reference or a `forget` entry names it by. */
export function addressOfModel({ kind, slot }: Pick<Model, "kind" | "slot">): string {
  return `${{ Audience: "audience", ComputedTrait: "trait", SpaceFilter: "filter" }[kind]}/${slot}`;
}
