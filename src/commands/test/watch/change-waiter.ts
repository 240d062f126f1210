import { setTimeout } from "node:timers/promises";
import { compareSnapshots, type FileChanges, type ProjectCamera, type Snapshot } from "./snapshot.ts";
import { FolderWatchers } from "./folder-watchers.ts";

/** Where nothing is heard of a folder, such as one of another machine, it is looked at this often. */
const lookEveryMs = 2000;
/** An editor writes a file in several steps, and a checkout many files: what changes goes on until it was quiet for so long. */
const quietMs = 100;
/** Some program may never be quiet. */
const mostWaits = 20;

/** What changed, and how the files are now. */
export interface Noticed {
  changes: FileChanges;
  now: Snapshot;
}

/** Waits for the files of a project to change. What it hears only wakes it up: it compares snapshots. */
export class ChangeWaiter {
  readonly #camera: ProjectCamera;
  readonly #watchers: FolderWatchers;
  #heard = new AbortController();

  constructor(camera: ProjectCamera) {
    this.#camera = camera;
    this.#watchers = new FolderWatchers(() => this.#heard.abort());
  }

  /** How the files are now. From now on it listens to where they are. */
  async look(): Promise<Snapshot> {
    for (;;) {
      this.#heard = new AbortController();
      const snapshot = await this.#camera.take();
      if (!this.#watchers.listenTo(snapshot.folders)) return snapshot;
    }
  }

  /**
   * The next change from a snapshot on, once it is over.
   *
   * @returns `undefined` when it was told to stop before.
   */
  async next(before: Snapshot, stop: AbortSignal): Promise<Noticed | undefined> {
    const wake = (): void => this.#heard.abort();
    stop.addEventListener("abort", wake);
    try {
      while (!stop.aborted) {
        const first = await this.look();
        const now = compareSnapshots(before, first) ? await this.#settled(first, stop) : first;
        const changes = compareSnapshots(before, now);
        if (changes) return { changes, now };
        await sleep(lookEveryMs, this.#heard.signal);
        // Other files of the same folders may change all the time.
        await sleep(quietMs, stop);
      }
      return undefined;
    } finally {
      stop.removeEventListener("abort", wake);
    }
  }

  close(): void {
    this.#watchers.close();
  }

  /** A snapshot after which nothing happened for a while. */
  async #settled(first: Snapshot, stop: AbortSignal): Promise<Snapshot> {
    let last = first;
    for (let waited = 0; waited < mostWaits && !stop.aborted; waited += 1) {
      await sleep(quietMs, stop);
      const now = await this.look();
      if (!compareSnapshots(last, now)) return now;
      last = now;
    }
    return last;
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
