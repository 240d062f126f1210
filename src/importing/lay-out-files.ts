import { groupBy } from "../values/group-by.ts";
import type { ImportedManifest } from "./make-manifests.ts";

/** A file to write. */
export interface ImportedFile {
  /** Where it goes; made by the given function. */
  path: string;
  text: string;
  manifests: readonly ImportedManifest[];
}

/** All manifests as one text of several documents. */
export function joinManifests(manifests: readonly ImportedManifest[]): string {
  return manifests.map(({ text }) => text).join("---\n");
}

/**
 * One file for each manifest, or one for all of them.
 *
 * @param pathOf Where a manifest goes. Manifests with the same path share a file.
 */
export function layOutFiles(
  manifests: readonly ImportedManifest[],
  pathOf: (manifest: ImportedManifest) => string,
): ImportedFile[] {
  return [...groupBy(manifests, pathOf)].map(([path, group]) => ({
    path,
    text: joinManifests(group),
    manifests: group,
  }));
}
