import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import { loadProject } from "../../../project/load-project.ts";
import { watchedPlaces, type WatchedPlaces } from "../../../project/watched-places.ts";

/** The files of a project at an instant. */
export interface Snapshot {
  /** What tells one state of a file from another, by its absolute path. One that cannot be read is not there. */
  stamps: ReadonlyMap<string, string>;
  /** Absolute paths of the folders in which files may change or come to be. */
  folders: ReadonlySet<string>;
}

/** What became of files between two snapshots: absolute paths, in the order of their names. */
export interface FileChanges {
  changed: string[];
  added: string[];
  removed: string[];
}

/** Takes snapshots of a project. While its project file has a fault, the places are those of the last one without. */
export class ProjectCamera {
  readonly #file: string;
  #last: WatchedPlaces;

  /** @param file Absolute path of the project file. */
  constructor(file: string) {
    this.#file = file;
    this.#last = { files: [file], folders: [path.dirname(file)] };
  }

  async take(): Promise<Snapshot> {
    const { project } = await loadProject(this.#file, path.dirname(this.#file));
    if (project) this.#last = watchedPlaces(project);
    const { files, folders } = this.#last;
    const stamps = new Map(
      files.flatMap((file): [string, string][] => {
        const stamp = stampOf(file);
        return stamp === undefined ? [] : [[file, stamp]];
      }),
    );
    // What a link leads to changes somewhere else.
    const behindLinks = [...stamps.keys()].map((file) => path.dirname(realOf(file)));
    return { stamps, folders: new Set([path.dirname(this.#file), ...folders, ...behindLinks]) };
  }
}

/** What became of files from one snapshot to the next; `undefined` when nothing did. */
export function compareSnapshots(before: Snapshot, after: Snapshot): FileChanges | undefined {
  const names = [...new Set([...before.stamps.keys(), ...after.stamps.keys()])].toSorted();
  const those = (fits: (was: string | undefined, is: string | undefined) => boolean): string[] =>
    names.filter((name) => fits(before.stamps.get(name), after.stamps.get(name)));
  const changes = {
    changed: those((was, is) => was !== undefined && is !== undefined && was !== is),
    added: those((was) => was === undefined),
    removed: those((_, is) => is === undefined),
  };
  return changes.changed.length + changes.added.length + changes.removed.length > 0 ? changes : undefined;
}

function stampOf(file: string): string | undefined {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return undefined;
  }
}

function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
