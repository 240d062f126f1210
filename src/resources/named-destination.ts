import type { Pointer } from "../values/pointer.ts";

/** A field of an action, as the workspace shows it (API.md 5.12). What was not told is left out. */
export interface ActionField {
  key: string;
  required: boolean;
  /** In capitals, as the API has it, such as `BOOLEAN`. */
  type?: string;
  /** Whether it takes a list. */
  multiple?: boolean;
  /** What it may be, as texts. Left out also where that is asked of the destination, and where its shape is not known. */
  choices?: readonly string[];
}

/** An action of a destination that activations may name. */
export interface DestinationAction {
  id: string;
  slug: string;
  name: string;
  /** What a mapping may fill, and what it has to. */
  fields: readonly ActionField[];
}

/** What the catalogue says of the kind of a destination (API.md 5.12). What was not told is left out. */
export interface DestinationKind {
  name?: string;
  /** As the API has it, such as `DEPRECATED`. */
  status?: string;
  supportedRegions?: readonly string[];
}

/** A destination as the workspace shows it (API.md 5.11). */
export interface FoundDestination {
  id: string;
  name: string;
  slug: string;
  /** Left out when it was not told. */
  enabled?: boolean;
  /** What it hangs on. Left out when it was not told. */
  sourceId?: string;
  kind: DestinationKind;
  /** Where its own settings hold what the API shows as a mask: secrets (API.md 5.3). Left out when there are none. */
  secretSettings?: readonly Pointer[];
  /** Empty where the destination takes connection settings only. Left out when nothing was told of actions. */
  actions?: readonly DestinationAction[];
}

/** A warehouse as the workspace shows it (API.md 5.12). */
export type FoundWarehouse = Pick<FoundDestination, "id" | "name" | "slug" | "enabled" | "secretSettings">;

/** A destination or a warehouse as far as it is to be told from others. */
export type SeenDestination = Pick<FoundDestination, "id" | "name" | "slug">;

/** What the workspace answers about a destination or a warehouse that a manifest names. */
export type NamedDestination =
  | { type: "found"; destination: FoundDestination }
  /** It is no destination, but one of the workspace's warehouses, which have a list of their own. */
  | { type: "warehouse"; warehouse: FoundWarehouse }
  /** This token sees no such destination; it sees these, and these warehouses. Those are left out where they were not read. */
  | { type: "missing"; seen: readonly SeenDestination[]; warehouses?: readonly SeenDestination[] }
  /** Nothing is known of it: the question was refused. */
  | { type: "unknown"; because: string };
