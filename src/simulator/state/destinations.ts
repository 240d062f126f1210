import type {
  AddActivationToAudienceAlphaInput,
  AddAudienceScheduleToAudienceInput,
  DestinationInput,
  DestinationMetadataActionFieldV1,
  DestinationMetadataV1,
  DestinationSubscriptionConfiguration,
  IDSyncConfigurationInput,
  PersonalizationInput,
} from "../../segment/generated/wire.ts";
import type { StoredAudience } from "./audiences.ts";

/** A schedule of a linked audience. When it runs next is worked out on read. */
export interface StoredSchedule extends AddAudienceScheduleToAudienceInput {
  id: string;
  audienceId: string;
  createdAt: string;
}

/** What a destination can do with an audience: one entry of its catalogue. */
export interface DestinationAction {
  id: string;
  name: string;
  /** Whether the app no longer offers it. */
  hidden?: boolean;
  /** Fields that `destinationMapping.settings` may fill. */
  fields?: readonly DestinationField[];
}

/** A field of an action. What is left out is a text that is not required, with one value. */
export interface DestinationField {
  key: string;
  label?: string;
  /** In lower case, as in `string`. */
  type?: Lowercase<DestinationMetadataActionFieldV1["type"]>;
  required?: boolean;
  multiple?: boolean;
  /** What it may be, where that is a list. */
  choices?: readonly { value: string; label: string }[];
  defaultValue?: string;
  placeholder?: string;
  hidden?: boolean;
}

/** A destination that the space knows. Nothing in the API makes one: that happens in the app (API.md 5.1). */
export interface SpaceDestination {
  id: string;
  name: string;
  slug: string;
  /** What `destination.type` has to say; it cannot be read back (API.md 5.3). */
  type: DestinationInput["type"];
  /** Whether it was added in the app's Engage settings; only then can audiences be connected to it. */
  enabledInEngage: boolean;
  /** The integration's own switch, shown on connections. Default true. */
  enabled?: boolean;
  sourceId?: string;
  /** Id in the catalogue of destinations. Default: its slug. */
  metadataId?: string;
  /** What the catalogue calls its kind. Default: its own name. */
  kindName?: string;
  /** What the catalogue says of its kind. Default `PUBLIC`. */
  status?: DestinationMetadataV1["status"];
  /** Regions that the kind supports. Left out: the catalogue says nothing. */
  supportedRegions?: readonly string[];
  /** The destination's own settings, shown on connections. */
  settings?: Readonly<Record<string, unknown>>;
  /** Keys of `settings` and of `connectionSettings` whose values are masked when read. */
  secretSettings?: readonly string[];
  /** What a connection without an idSyncConfiguration gets (API.md 5.4). Default: last email and last user_id. */
  defaultIdSync?: readonly IDSyncConfigurationInput[];
  /** Its catalogue; empty for one that takes connection settings only, left out when anything goes. */
  actions?: readonly DestinationAction[];
  /** The audience types that it was reviewed for. Default: all. */
  audienceTypes?: readonly StoredAudience["audienceType"][];
  /** Whether it may have activations of the type Entity Values Changed (API.md 5.6). */
  freshness?: boolean;
}

/** An audience's connection to a destination. */
export interface StoredConnection {
  id: string;
  audienceId: string;
  destinationId: string;
  idSyncConfiguration: readonly IDSyncConfigurationInput[];
  connectionSettings?: unknown;
  createdAt: string;
  updatedAt: string;
}

/** An activation. Whether its resync is pending is worked out on read. */
export interface StoredActivation extends Pick<AddActivationToAudienceAlphaInput, "activationType" | "activationName"> {
  id: string;
  audienceId: string;
  connectionId: string;
  enabled: boolean;
  displayName?: string | null;
  personalization: PersonalizationInput;
  destinationMapping?: DestinationSubscriptionConfiguration;
  /** When the last full resync was asked for. */
  resyncSince?: string;
}
