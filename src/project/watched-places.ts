import path from "node:path";
import { DirectoryLister } from "./list-directory.ts";
import { matchFiles } from "./match-files.ts";
import { othersFolders } from "./others-folders.ts";
import type { Project } from "./project.ts";
import { repositoryOf } from "./repository.ts";

/** What has to be looked at to notice that the files of a project change. */
export interface WatchedPlaces {
  /** Absolute paths of the project file and of all that the globs of manifests and tests lead to, each once. */
  files: string[];
  /** Absolute paths of the folders that were looked into on the way, each once. One that a glob names need not be there. */
  folders: string[];
}

/** Where the files of a project are, and where new ones would be. */
export function watchedPlaces(project: Project): WatchedPlaces {
  const lister = new RecordingLister(project.directory, repositoryOf(project.directory));
  const files = [project.manifests, project.tests].flatMap((globs) => {
    const taken = globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
    return globs
      .filter((glob) => !glob.startsWith("!"))
      .flatMap((glob) => matchFiles(project, glob, [...othersFolders, ...taken], lister));
  });
  return {
    files: [...new Set([project.file, ...files])],
    folders: [...new Set([project.directory, ...lister.folders])],
  };
}

class RecordingLister extends DirectoryLister {
  readonly folders = new Set<string>();

  override list(folder: string): ReturnType<DirectoryLister["list"]> {
    this.folders.add(path.resolve(folder));
    return super.list(folder);
  }
}
