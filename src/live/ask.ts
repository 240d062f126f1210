import { SegmentApiError } from "../segment/errors.ts";
import { whyUnread } from "./why-unread.ts";

/** Something that was asked for, when it was answered as ISO 8601, and what came of it. */
export type Answered<Value> = { readAt: string } & ({ value: Value } | Unanswered);

/** Why there is no value, and whether that is so for the token and not for this question alone. */
export interface Unanswered {
  because: string;
  forbidden: boolean;
}

/**
 * Asks for something that a run can do without, so that a refusal is an answer, too.
 *
 * @throws Whatever is no failure of the API, such as an interrupt.
 */
export async function ask<Value>(read: () => Promise<Value>): Promise<Answered<Value>> {
  try {
    const value = await read();
    return { readAt: new Date().toISOString(), value };
  } catch (error) {
    const because = whyUnread(error);
    const forbidden = error instanceof SegmentApiError && (error.kind === "forbidden" || error.kind === "unauthorized");
    return { readAt: new Date().toISOString(), because, forbidden };
  }
}
