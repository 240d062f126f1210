import { SegmentApiError, SegmentNetworkError, ShortListError } from "../segment/errors.ts";

/**
 * Why something could not be read that a run can do without, as a sentence without a full stop.
 *
 * @throws Whatever is no failure of the API, such as an interrupt.
 */
export function whyUnread(error: unknown): string {
  const isOfApi =
    error instanceof SegmentApiError || error instanceof SegmentNetworkError || error instanceof ShortListError;
  if (!isOfApi) throw error;
  return error.message;
}
