import { setTimeout as sleep } from "node:timers/promises";

/** Timers are not exact to the millisecond. */
const TIMER_MS = 2;

/**
 * The places of a window. A request holds one from its departure until a whole window after its answer.
 *
 * A server counts arrivals, and when a request arrives nobody here can know: some time between its departure and its
 * answer. If one more than the limit arrived within one window, then all others would still hold their places when the
 * last of them departed; so it cannot, however different the ways of the requests are.
 */
export class InflightWindow {
  readonly #windowMs: number;
  readonly #limit: number;
  #underWay = 0;
  /** When the answers of the latest requests came, in that order. */
  #ends: number[] = [];
  /** Settles when the last of those who wait has a place: one after the other, or two would take one place. */
  #lastTurn: Promise<void> = Promise.resolve();

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** Waits for a place. */
  async take(): Promise<void> {
    const turn = this.#lastTurn.then(() => this.#wait());
    this.#lastTurn = turn;
    await turn;
  }

  /** How many places are held just now. */
  taken(): number {
    const since = performance.now() - this.#windowMs;
    this.#ends = this.#ends.filter((end) => end > since);
    return this.#underWay + this.#ends.length;
  }

  /** Gives a place back that nothing was sent from. */
  giveUp(): void {
    this.#underWay -= 1;
  }

  /** Notes that an answer came. */
  giveBack(): void {
    this.#underWay -= 1;
    this.#ends.push(performance.now());
  }

  async #wait(): Promise<void> {
    for (;;) {
      if (this.taken() < this.#limit) break;
      const now = performance.now();
      const [oldest = now] = this.#ends;
      // While all places are held by requests under way there is no end to wait for yet.
      const waitMs = this.#ends.length > 0 ? oldest + this.#windowMs - now : this.#windowMs;
      await sleep(Math.min(waitMs, this.#windowMs) + TIMER_MS);
    }
    this.#underWay += 1;
  }
}
