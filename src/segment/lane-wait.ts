/**
 * What requests of a lane wait for:
 *
 * - `rate-limit`: its window is full, by the count of this program or of the server.
 * - `refused`: the server asked to wait.
 * - `failed`: a request is sent again after a pause, because it failed.
 * - `answer`: a request was sent, and the answer is slow.
 */
export type WaitReason = "rate-limit" | "refused" | "failed" | "answer";

/** A wait of requests of a lane. */
export interface LaneWait {
  reason: WaitReason;
  /** Real milliseconds until it is over; for an answer, until it is given up. */
  waitMs: number;
}

/** Shorter waits are not told, in real milliseconds. */
const SHORTEST_TOLD_MS = 2000;

/** A wait that ends so soon after the end of one that was told is taken for a part of that, in real milliseconds. */
const SAME_WAIT_MS = 10_000;

/** Tells of waits that a person would wonder at, each once. */
export function tellOnce(tell: (wait: LaneWait) => void): (wait: LaneWait) => void {
  const toldUntil = new Map<WaitReason, number>();
  return (wait) => {
    const until = performance.now() + wait.waitMs;
    if (wait.waitMs < SHORTEST_TOLD_MS || until < (toldUntil.get(wait.reason) ?? 0) + SAME_WAIT_MS) return;
    toldUntil.set(wait.reason, until);
    tell(wait);
  };
}

/** Tells of an answer that is slow, with how long it may last until the deadline at most. Real milliseconds. */
export async function tellIfSlow<Answer>(
  answer: Promise<Answer>,
  deadlineMs: number,
  tell: (wait: LaneWait) => void,
): Promise<Answer> {
  const late = (): void => tell({ reason: "answer", waitMs: deadlineMs - SHORTEST_TOLD_MS });
  const timer = setTimeout(late, SHORTEST_TOLD_MS);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}
