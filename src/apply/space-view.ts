import type { SpaceAccess } from "../live/call-kind.ts";
import { listObjects } from "../live/objects.ts";
import type { ResourceKind } from "../resources/kind.ts";
import type { LiveResource } from "../resources/resource.ts";

/** How old a list may be to say what is not in the space, in API milliseconds. */
const LONGEST_AGE_MS = 60_000;

/** A reading of a space, and when it was begun by `performance.now()`. */
export interface SeenSpace {
  live: readonly LiveResource[];
  atMs: number;
}

interface List {
  atMs: number;
  objects: Promise<readonly LiveResource[]>;
}

/**
 * The lists of a space, read again when they are older than a minute. Looking whether a name is taken costs nothing as
 * long as they are young, and one walk through the pages a minute after that, however much is created.
 */
export class SpaceView {
  readonly #access: SpaceAccess;
  readonly #longestAgeMs: number;
  readonly #lists = new Map<string, List>();
  readonly #seen: SeenSpace | undefined;

  /** @param timeScale How many API seconds pass in one real second. */
  constructor(access: SpaceAccess, seen: SeenSpace | undefined, timeScale: number) {
    this.#access = access;
    this.#seen = seen;
    this.#longestAgeMs = LONGEST_AGE_MS / timeScale;
  }

  /** The objects of a kind in one place, as of at most a minute ago. */
  async list(kind: ResourceKind, within: readonly string[]): Promise<readonly LiveResource[]> {
    // Activations are listed by audience, whatever their connection.
    const [outermost = ""] = within;
    const key = `${kind.kind} ${outermost}`;
    const known = this.#lists.get(key) ?? this.#fromSeen(kind, outermost);
    const list = known && performance.now() - known.atMs <= this.#longestAgeMs ? known : this.#read(kind, within);
    this.#lists.set(key, list);
    return await list.objects;
  }

  /** Whether an object was in the space when it was read before the run. Of what was not read it is not known: false. */
  hadBefore(id: string): boolean {
    return this.#seen?.live.some((object) => object.id === id) ?? false;
  }

  #read(kind: ResourceKind, within: readonly string[]): List {
    return { atMs: performance.now(), objects: listObjects(this.#access, kind, within) };
  }

  #fromSeen(kind: ResourceKind, outermost: string): List | undefined {
    if (!this.#seen) return undefined;
    const { live, atMs } = this.#seen;
    const parent = live.find(({ id }) => id === outermost);
    // Nothing says that an empty list was read, unless what the parts belong to says so.
    if (outermost !== "" && parent?.knows?.includes(kind.kind) !== true) return undefined;
    const objects = live.filter((object) => object.kind === kind.kind && (object.within[0] ?? "") === outermost);
    return { atMs, objects: Promise.resolve(objects) };
  }
}
