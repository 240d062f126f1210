import { openPointRows, type OpenPoint, type OpenPoints } from "../../../src/evaluator/open-points.ts";

/** A point that is one of a few words; how far back is looked is a number, and has a method of its own. */
type WordPoint = Exclude<OpenPoint, "defaultLookbackDays">;

/** What a point can be when it is settled. */
export type Settled<P extends OpenPoint> = Exclude<OpenPoints[P], "unknown">;

/** One choice that a world made: which of so many. */
export interface Choice {
  readonly index: number;
  readonly of: number;
}

/**
 * One possible world: everything that is open is settled in one way. It follows a script of choices, and takes the first
 * possibility of whatever is asked beyond the script. What was chosen once stays so, in the whole world.
 */
export class World {
  readonly points: OpenPoints;
  readonly made: Choice[] = [];
  /** Whether something was asked more than once, so that two parts of the query hang together. */
  correlated = false;
  readonly #script: readonly Choice[];
  readonly #chosen = new Map<string, unknown>();
  readonly #lookbacksMs: readonly number[];

  /** `lookbacksMs`: ages that tell apart how far back may be looked when that is open. */
  constructor(points: OpenPoints, lookbacksMs: readonly number[], script: readonly Choice[]) {
    this.points = points;
    this.#lookbacksMs = lookbacksMs;
    this.#script = script;
  }

  /** One of the options, the same for the same key. */
  choose<T>(key: string, options: readonly [T, ...T[]]): T {
    if (this.#chosen.has(key)) {
      this.correlated = true;
      return this.#chosen.get(key) as T;
    }
    const index = this.#script[this.made.length]?.index ?? 0;
    this.made.push({ index, of: options.length });
    // An option may be `undefined`: a trait that may be absent.
    const option = options[index] as T;
    this.#chosen.set(key, option);
    return option;
  }

  /** What a point is in this world. */
  settle<P extends WordPoint>(point: P): Settled<P> {
    const set = this.points[point];
    return set === "unknown" ? this.choose(point, allowed(point)) : (set as Settled<P>);
  }

  /** An answer that depends on a point; the point is asked only where the answers differ. */
  openly<P extends WordPoint, T>(point: P, answer: (setting: Settled<P>) => T): T {
    const set = this.points[point];
    if (set !== "unknown") return answer(set as Settled<P>);
    const [first, ...others] = allowed(point);
    const one = answer(first);
    return others.every((setting) => answer(setting) === one) ? one : answer(this.settle(point));
  }

  /** How old an event without a window may be, in milliseconds. */
  lookbackMs(): number {
    const days = this.points.defaultLookbackDays;
    if (days === "unlimited") return Infinity;
    if (days !== "unknown") return days * 86_400_000;
    return this.choose("defaultLookbackDays", [Infinity, ...this.#lookbacksMs]);
  }
}

function allowed<P extends WordPoint>(point: P): readonly [Settled<P>, ...Settled<P>[]] {
  return openPointRows[point].allowed as unknown as readonly [Settled<P>, ...Settled<P>[]];
}
