import type {
  CreateAudiencePreviewInput,
  GroupSubscriptionStatusResponse,
  MessagesSubscriptionRequest,
} from "../../segment/generated/wire.ts";

/** A filter of a space's events. A field that is not there reads as left out. */
export interface StoredFilter {
  id: string;
  enabled: boolean;
  name?: string;
  description?: string;
  if?: string;
  drop?: boolean;
  createdAt: string;
  updatedAt: string;
}

/** A preview that was asked for. Its status and results are worked out on read. */
export interface StoredPreview extends CreateAudiencePreviewInput {
  id: string;
  createdAt: string;
}

/** What somebody wants to be sent. */
export interface StoredSubscription {
  /** The address or number; numbers have digits only, as the vendor's sample shows (API.md 6.5). */
  key: string;
  type: MessagesSubscriptionRequest["type"];
  status?: string;
  groups?: readonly GroupSubscriptionStatusResponse[];
  updatedAt: string;
}
