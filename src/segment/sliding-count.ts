/** Counts what happened within the last stretch of time. */
export class SlidingCount {
  readonly #lengthMs: number;
  #times: number[] = [];

  /** @param lengthMs How long something counts, in milliseconds. */
  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  /** Notes that it happens now. */
  add(): void {
    this.#times.push(performance.now());
  }

  /** How often it happened within the stretch that ends now. */
  count(): number {
    const since = performance.now() - this.#lengthMs;
    const first = this.#times.findIndex((time) => time > since);
    this.#times = first === -1 ? [] : this.#times.slice(first);
    return this.#times.length;
  }
}
