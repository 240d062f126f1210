/** The size of an audience as Segment computes it. */
export interface PreviewSize {
  count?: number;
  uniqueCount?: number;
  type: "ACCOUNTS" | "ENTITIES" | "USERS";
}

/** What became of a preview. It is what `preview --format json` prints, so keys are only ever added. */
export interface PreviewReport {
  id: string;
  status: "COMPLETED" | "FAILED";
  /** The audience whose manifest was previewed. */
  address?: string;
  audienceType: string;
  /** Left out where Segment does not say it. */
  definition?: { query: string; targetEntity?: string | null };
  /** As Segment filled them in; left out where it does not say them. */
  options?: { filterByExternalIds?: string[]; includeHistoricalData?: boolean; backfillEventDataDays?: number };
  size?: PreviewSize;
  /** Ids of some members: personal data. As many as were asked for, or as Segment shows. */
  members: string[];
  failureReason?: string;
  /** The audience as it is in the space, with its members at the last computation. */
  live?: { id: string; name: string; members?: number };
  budget: {
    /** Previews that Segment computes for a space in a month. */
    perMonth: number;
    /** Whether this command spent one of them. */
    spent: boolean;
    /** What the API told of those that are left; it does not say of which limit it speaks, so that is worked out. */
    told?: { window: "minute" | "month" | "unknown"; limit: number; remaining: number; resetsAt?: string };
  };
}
