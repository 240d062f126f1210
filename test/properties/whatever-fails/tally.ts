/** What walks came across, so that a test can tell whether they were worth it. */
export class Tally {
  readonly #counts: Record<string, number> = {};

  add(what: string, number = 1): void {
    this.#counts[what] = this.of(what) + number;
  }

  of(what: string): number {
    return this.#counts[what] ?? 0;
  }

  /** Shows everything to whoever asked for it with PROPERTY_TALLY. */
  show(): void {
    if (process.env["PROPERTY_TALLY"] !== undefined) process.stderr.write(`${JSON.stringify(this.#counts)}\n`);
  }
}
