import { statSync, watch, type FSWatcher } from "node:fs";
import path from "node:path";

/**
 * Listens to folders, each by itself: what happens to the files in it, and whatever comes to be there. Node's way to listen to
 * a whole tree is its own work on Linux and listens to every file, those of others as well. A folder that cannot be listened to
 * is looked at now and then all the same, by whoever waits.
 */
export class FolderWatchers {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #onEvent: () => void;

  /** @param onEvent Is called when something may have happened. */
  constructor(onEvent: () => void) {
    this.#onEvent = onEvent;
  }

  /**
   * Listens to these folders and no longer to others. One that is not there is waited for where it would be.
   *
   * @returns Whether it listens to a folder to which it did not before: something may have happened there meanwhile.
   */
  listenTo(folders: Iterable<string>): boolean {
    const wanted = new Map([...folders].flatMap(placeOf).map(({ key, folder }) => [key, folder]));
    for (const [key, watcher] of this.#watchers)
      if (!wanted.has(key)) {
        watcher.close();
        this.#watchers.delete(key);
      }
    const more = [...wanted].filter(([key]) => !this.#watchers.has(key));
    for (const [key, folder] of more) this.#listen(key, folder);
    return more.some(([key]) => this.#watchers.has(key));
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #listen(key: string, folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, this.#onEvent);
      this.#watchers.set(key, watcher);
      watcher.on("error", () => {
        watcher.close();
        this.#watchers.delete(key);
        this.#onEvent();
      });
    } catch {
      // The system has a limit of how much is listened to.
    }
  }
}

/** The nearest folder that is there. A folder that was made anew is another one under the same name. */
function placeOf(wanted: string): { key: string; folder: string }[] {
  for (let folder = wanted; ; folder = path.dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) return [{ key: `${folder} ${found.ino}`, folder }];
    if (folder === path.dirname(folder)) return [];
  }
}
