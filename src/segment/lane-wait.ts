/**
 * What requests of a lane wait for:
 *
 * - `rate-limit`: its window is full, by the count of this program or of the server.
 * - `refused`: the server asked to wait so long.
 * - `guessed`: the server refused a request, and names no time that could be waited.
 * - `failed`: a request is sent again after a pause, because it failed.
 * - `answer`: a request was sent, and the answer is slow.
 */
export type WaitReason = "rate-limit" | "refused" | "guessed" | "failed" | "answer";

/** A wait of requests of a lane. */
export interface LaneWait {
  reason: WaitReason;
  /** Real milliseconds until it is over; for an answer, until it is given up. */
  waitMs: number;
  /** What the server says that is not done, in words. */
  asks?: string;
}

/** Shorter waits are not told, in real milliseconds. */
export const SHORTEST_TOLD_MS = 2000;

/** A wait that ends so soon after the end of one that was told is taken for a part of that, in real milliseconds. */
const SAME_WAIT_MS = 10_000;

/** Tells of waits that a person would wonder at, each once. */
export function tellOnce(tell: (wait: LaneWait) => void): (wait: LaneWait) => void {
  const toldUntil = new Map<WaitReason, number>();
  return (wait) => {
    const until = performance.now() + wait.waitMs;
    const told = toldUntil.get(wait.reason) ?? Number.NEGATIVE_INFINITY;
    if (wait.waitMs < SHORTEST_TOLD_MS || until < told + SAME_WAIT_MS) return;
    toldUntil.set(wait.reason, until);
    tell(wait);
  };
}

/** How often it is looked whether an answer is slow, in real milliseconds. */
const LOOK_MS = 100;

/**
 * Tells of an answer that is slow, with how long it may last until the deadline at most. Real milliseconds.
 *
 * Looks are counted rather than time: on a machine that is too busy to look, nobody knows who is slow.
 */
export async function tellIfSlow<Answer>(
  answer: Promise<Answer>,
  deadlineMs: number,
  tell: (wait: LaneWait) => void,
): Promise<Answer> {
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    if (looks * LOOK_MS === SHORTEST_TOLD_MS) tell({ reason: "answer", waitMs: deadlineMs - SHORTEST_TOLD_MS });
  }, LOOK_MS);
  try {
    return await answer;
  } finally {
    clearInterval(timer);
  }
}
