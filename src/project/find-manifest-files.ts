import { catalogFileOf } from "./catalog-file.ts";
import { findListedFiles, type FileList, type ListedFiles } from "./find-listed-files.ts";
import type { Project } from "./project.ts";

const manifestFiles: FileList = {
  field: "manifests",
  noun: "manifest",
  lost: "would look deleted",
  example: "**/*.{yaml,yml}",
  // A slip in a glob would look like the wish to delete.
  mayBeEmpty: () => false,
  emptyHint:
    'write the first manifest there, or fetch what the space has with audiencectl import --all; when its last manifest was removed, write manifests: [] (and forget: ["*/*"] beside it to keep all objects in Segment), or keep the folder with a file such as .gitkeep',
};

/** The manifest files of a project; see `findListedFiles`. Catalogs are none, although a glob for JSON matches them. */
export function findManifestFiles(project: Project, cwd?: string, repository?: string): ListedFiles {
  const { files, ...listed } = findListedFiles(project, manifestFiles, cwd, repository);
  const catalogs = new Set([...project.environments.keys()].map((name) => catalogFileOf(project.directory, name)));
  return { ...listed, files: files.filter((file) => !catalogs.has(file)) };
}
