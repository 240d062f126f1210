/** A fixed window of a limit, and how many requests were counted in it. */
export interface RateWindow {
  startedAtMs: number;
  consumed: number;
}

/** What decides where windows begin and how full they are. */
export interface RateWindowRule {
  lengthMs: number;
  /** How many requests somebody else makes in each window, a whole number: the setting `neighbourShare` of the limit. */
  neighbourRequests: number;
  /** Whether these come at once when a window begins, and not spread over it: the setting `neighbourTiming`. */
  neighbourFirst: boolean;
}

/**
 * The window that an instant is in. It begins with the first request after the one before it. Somebody else who never
 * pauses makes that at once, so then windows follow one another without a gap.
 */
export function windowAt(
  nowMs: number,
  before: RateWindow | undefined,
  { lengthMs, neighbourRequests }: RateWindowRule,
): RateWindow {
  if (before === undefined) return { startedAtMs: nowMs, consumed: 0 };
  const ended = Math.floor((nowMs - before.startedAtMs) / lengthMs);
  if (ended <= 0) return before;
  const follows = neighbourRequests > 0;
  return { startedAtMs: follows ? before.startedAtMs + ended * lengthMs : nowMs, consumed: 0 };
}

/**
 * How many of somebody else's requests a window has counted by an instant. Unless they all come first, they are the same
 * time apart, and the first and last are half of that from the window's ends: with n of them, the kth comes after
 * (k - ½) / n of the window.
 */
export function neighbourRequestsBy(
  nowMs: number,
  { startedAtMs }: RateWindow,
  { lengthMs, neighbourRequests, neighbourFirst }: RateWindowRule,
): number {
  if (neighbourFirst) return neighbourRequests;
  // The server's clock may have been set back since.
  return Math.max(0, Math.round((neighbourRequests * (nowMs - startedAtMs)) / lengthMs));
}
