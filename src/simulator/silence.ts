import type { HalfAnswer } from "./half-answer.ts";
import { foreverMs, pause } from "./pause.ts";

/** Takes a request and never answers it. Rejects with the reason of its signal once the client gives up. */
export async function neverAnswer(request: Request): Promise<never> {
  await takeBody(request);
  for (;;) await pause(foreverMs, request.signal);
}

/** Takes a request and stops in the middle of its answer. */
export async function stopHalfway(answer: Response, request: Request): Promise<HalfAnswer> {
  await takeBody(request);
  // A class of answers makes Node load its fetch, and this table stands behind settings that every start looks at.
  const { HalfAnswer } = await import("./half-answer.ts");
  return new HalfAnswer(answer, new TextEncoder().encode(firstHalf(await answer.text())), request);
}

/** The first half of a text. */
export function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}

// A socket from which nothing is read does not notice that its other end is gone. A body that cannot be read was read
// before, or ends in the abort that is waited for anyway.
async function takeBody(request: Request): Promise<void> {
  await request.arrayBuffer().catch(() => undefined);
}
