import type { Operations } from "../generated/wire.ts";

/** The name of an operation of the Public API. */
export type OperationId = keyof Operations;

/** A published rate limit. */
export interface PublishedLimit {
  requests: number;
  per: "minute" | "day" | "month";
}

/** What the client has to know to send one operation. */
export interface OperationRow {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Path template; names in braces are path parameters. */
  path: string;
  /** The most stable version the operation exists in; it makes the media type (API.md 1.3). */
  version: "v1" | "v1beta" | "v1alpha";
  /** Operations of one lane share a rate-limit gate. Those without a published limit share the lane `default`. */
  lane: string;
  /** Published limits, per token (API.md 1.6). Empty where the vendor names none. */
  limits: readonly PublishedLimit[];
  /**
   * `always`: doing it twice is the same as doing it once, so any failure may be retried.
   * `after-refusal`: only a 429 proves that nothing happened, so only that is resent.
   */
  resend: "always" | "after-refusal";
  /** Whether the answer repeats the request, headers and all, so that secrets in its data are masked (API.md 7.7). */
  echoesRequest?: true;
  /** For lists: the most entries a page can have, and the key they are under (API.md 1.5). */
  page?: {
    max: number;
    items: string;
    /** Whether an answer without that key is an empty list. */
    optional?: true;
    /** The fields that together tell one entry from all others. Default: its `id`. */
    identity?: readonly string[];
    /**
     * Whether `totalEntries` is an upper bound that shrinks from page to page, so that only the last page's counts, and an
     * entry may come twice (API.md 7.2).
     */
    shrinks?: true;
  };
}

/** Rows of one subject. They are joined in `operations.ts`, which does not compile while an operation lacks its row. */
export type SubjectRows = Readonly<Partial<Record<OperationId, OperationRow>>>;
