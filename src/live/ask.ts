import { whyUnread } from "./why-unread.ts";

/** Something that was asked for, when it was answered as ISO 8601, and what came of it. */
export type Answered<Value> = { readAt: string } & ({ value: Value } | { because: string });

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
    return { readAt: new Date().toISOString(), because: whyUnread(error) };
  }
}
