import type { SourceText } from "../diagnostics/source-text.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { Address } from "../resources/resource.ts";
import { findDifferences, type OwnedPair } from "./field-differences.ts";
import type { DifferingPair } from "./edit-document.ts";
import { updateFile, type UpdatedFile } from "./update-file.ts";

/** What is brought back, file by file. */
export interface BroughtBack {
  /** How many of the pairs differ at all. */
  differing: number;
  files: (UpdatedFile & { source: SourceText })[];
}

/**
 * Brings manifests up to what is live.
 *
 * @param pairs The manifests to look at.
 * @param sources The texts of the manifest files, by the name that the manifests know them by.
 * @param keyOf The key of an address, to fill references in before comparing.
 */
export async function bringBack(
  pairs: readonly OwnedPair[],
  sources: ReadonlyMap<string, SourceText>,
  context: ManifestContext,
  keyOf: (address: Address) => string | undefined,
): Promise<BroughtBack> {
  const byFile = new Map<SourceText, DifferingPair[]>();
  for (const { desired, live } of pairs) {
    const fields = findDifferences({ desired, live }, keyOf);
    const source = sources.get(desired.source.file);
    if (fields.length === 0 || !source) continue;
    byFile.set(source, [...(byFile.get(source) ?? []), { desired, live, fields }]);
  }
  const result: BroughtBack = { differing: 0, files: [] };
  for (const [source, group] of byFile) {
    result.differing += group.length;
    result.files.push({ source, ...(await updateFile(source, group, context)) });
  }
  return result;
}
