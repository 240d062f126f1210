/** What the audit trail says of an object that is not there (API.md 7.6). It names objects, not the marker they carried. */
export type Fate =
  /** The last that happened under its name, or under one that fits its manifest, is a deletion. */
  | {
      type: "deleted";
      /** A user or a token, as an id or whatever else the trail calls it. */
      by: string;
      /** What that user is called. Left out where that is not known. */
      byName?: string;
      /** Set where the trail has no address of whoever it was, as it has of people (API.md 7.6): perhaps a token. */
      perhapsToken?: true;
      /** ISO 8601. */
      at: string;
      /** Seconds from then to when the trail was read. Below 0 where the clocks differ. */
      agoSeconds: number;
      /** Whether the token sees no other space, where it might have happened as well: the trail does not name spaces. */
      onlySpace: boolean;
      /**
       * The display name that it was deleted under, where that is not the declared one. `fits`: the name of the manifest, now or
       * before, that this display name would give; left out where it was made under the declared one.
       */
      as?: { name: string; fits?: string };
    }
  /**
   * No deletion under its name. `backTo`: how far back it was read, where it goes on after that. `madeAt`: when something of
   * its name was made, where the token sees no other space in which that could have been.
   */
  | { type: "not-told"; backTo?: string; madeAt?: string }
  /** The trail could not be read, or has nothing in it. */
  | { type: "unknown"; because: string };
