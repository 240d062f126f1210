import type { JsonObject } from "../values/json.ts";

/** Who owns a live object, as its ownership marker says. Parts belong to whom their audience belongs to. */
export type LiveOwner =
  | { status: "owned"; scope: string }
  /** No marker. */
  | { status: "unmanaged" }
  /** A marker that is damaged or there twice. */
  | { status: "unreadable" };

/** A live object as `list` shows it: what its list says of it. */
export interface LiveObject {
  /** The prefix of its kind, such as `audience`. */
  kind: string;
  id: string;
  /** The address that its owner gives it. Parts have none: only a manifest would tell. */
  address?: string;
  name: string;
  key?: string;
  owner: LiveOwner;
  /** For a part: the audience that it belongs to. */
  partOf?: { id: string; name: string; address?: string };
  /** The status that Segment gives. Left out where the API does not say. */
  status?: string;
  /** Whether it is switched on; of a connection, its destination. Left out for kinds that cannot be switched. */
  enabled?: boolean;
  /** Members at the last computation; `null` when Segment does not say. Left out for kinds that have none. */
  members?: number | null;
  /** `REALTIME` or `BATCH`. Left out where the API does not say. */
  cadence?: string;
  /** ISO 8601. Left out where the API does not say. */
  updatedAt?: string;
  /** Who edited it last. The name is left out where it is not known, and all of it where the API does not say. */
  updatedBy?: { id: string; name?: string };
  /** Its fields as a manifest calls them, as far as the API answers them; of secrets only that there is one. */
  spec: JsonObject;
}

/** What is live in a space. */
export interface LiveList {
  space: { id: string; slug?: string; name?: string };
  objects: readonly LiveObject[];
  /** Kinds that were asked for and could not be read: of them nothing is known. */
  unread: readonly { kind: string; because: string }[];
}
