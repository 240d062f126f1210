/** An action of a destination that activations may name. */
export interface DestinationAction {
  id: string;
  slug: string;
  name: string;
  /** Keys of fields, and whether a mapping has to fill them. */
  fields: readonly { key: string; required: boolean }[];
}

/** A destination as the workspace shows it (API.md 5.11). */
export interface FoundDestination {
  id: string;
  name: string;
  slug: string;
  /** Left out when it was not told. */
  enabled?: boolean;
  /** Empty where the destination takes connection settings only, or where nothing was told of actions. */
  actions: readonly DestinationAction[];
}

/** What the workspace answers about a destination that a manifest names. */
export type NamedDestination =
  | { type: "found"; destination: FoundDestination }
  /** This token sees no such destination; it sees these. */
  | { type: "missing"; seen: readonly Pick<FoundDestination, "id" | "name" | "slug">[] }
  /** Nothing is known of it: the question was refused. */
  | { type: "unknown"; because: string };
