/**
 * The places of a window. A request holds one from its departure until a whole window after its answer.
 *
 * A server counts arrivals, and when a request arrives nobody here can know: some time between its departure and its
 * answer. If one more than the limit arrived within one window, then all others would still hold their places when the
 * last of them departed; so it cannot, however different the ways of the requests are.
 */
export class InflightWindow {
  readonly #windowMs: number;
  #underWay = 0;
  /** When the answers of the latest requests came, in that order. */
  readonly #ends: number[] = [];

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Requests that have departed and are not answered. */
  get underWay(): number {
    return this.#underWay;
  }

  /** How many places are held just now. */
  taken(): number {
    const since = performance.now() - this.#windowMs;
    const over = this.#ends.findIndex((end) => end > since);
    this.#ends.splice(0, over < 0 ? this.#ends.length : over);
    return this.#underWay + this.#ends.length;
  }

  /** Milliseconds until fewer than so many places are held; infinite while that depends on answers. */
  fullForMs(limit: number): number {
    const surplus = this.taken() - limit;
    if (surplus < 0) return 0;
    const end = this.#ends[surplus];
    return end === undefined ? Number.POSITIVE_INFINITY : end + this.#windowMs - performance.now();
  }

  /** Notes that a request departs. */
  depart(): void {
    this.#underWay += 1;
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
}
