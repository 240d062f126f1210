import type { PaginationOutput } from "../../segment/generated/wire.ts";
import { inputFault } from "../input-faults.ts";
import { defaultPageSize, takePage, type PageParameters } from "../pagination.ts";
import { refuseFaults } from "../refusal.ts";
import type { StoredAuditEvent } from "../state/knowledge.ts";
import type { World } from "../world.ts";

/**
 * One page of events before an instant. That is in the cursor, too (API.md 7.6), so that what happens during a walk does not
 * move it. Throws a 422 `Refusal` for a cursor that the simulator did not make.
 *
 * @param events The newest first.
 * @param endTime ISO 8601; left out: now.
 */
export function takeAuditPage(
  events: readonly StoredAuditEvent[],
  endTime: string | undefined,
  parameters: PageParameters,
  { clock, settings }: World,
): { page: StoredAuditEvent[]; pagination: PaginationOutput } {
  const { "pagination.count": count = defaultPageSize, "pagination.cursor": cursor } = parameters;
  // What has happened up to now includes this very instant.
  const first = { endMs: endTime === undefined ? clock.now() + 1 : Date.parse(endTime), inner: undefined };
  const { endMs, inner } = cursor === undefined ? first : decode(cursor);
  const before = events.filter(({ timestamp }) => Date.parse(timestamp) < endMs);
  const asked = { "pagination.count": count, ...(inner !== undefined && { "pagination.cursor": inner }) };
  const { page, pagination } = takePage(before, asked, { ...settings, hiddenFromList: 0 });
  const { current, next, previous, ...rest } = pagination;
  const encode = (text: string): string => Buffer.from(`${endMs} ${text}`).toString("base64");
  const end = (name: string, text: string | null | undefined): object =>
    text === undefined ? {} : { [name]: text === null ? null : encode(text) };
  return {
    page,
    pagination: { current: encode(current), ...end("next", next), ...end("previous", previous), ...rest },
  };
}

function decode(cursor: string): { endMs: number; inner: string | undefined } {
  const [, endMs, inner] = /^(\d{1,15}) (\S+)$/.exec(Buffer.from(cursor, "base64").toString()) ?? [];
  if (inner === undefined) refuseFaults([inputFault("pagination.cursor", "is not a cursor of this list")]);
  return { endMs: Number(endMs), inner };
}
