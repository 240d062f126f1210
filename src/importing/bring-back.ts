import type { OwnedPair } from "../plan/draft.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { groupBy } from "../values/group-by.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { Address, DesiredResource } from "../resources/resource.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { findDifferences } from "./field-differences.ts";
import type { DifferingPair } from "./edit-document.ts";
import { keepUndeclared, type PartChange } from "./keep-undeclared.ts";
import { updateFile, type UpdatedFile } from "./update-file.ts";

/** What there is to bring back. */
export interface BringBackInput {
  /** The manifests to look at, and their parts. */
  pairs: readonly OwnedPair[];
  /** What a plan says about their parts: some were added or removed in the space. Default nothing. */
  changes?: readonly PartChange[];
  /** All that is declared, to find the manifest of a part. */
  resources: readonly DesiredResource[];
  /** The texts of the manifest files, by the name that the manifests know them by. */
  sources: ReadonlyMap<string, SourceText>;
  context: ManifestContext;
  /** The key of an address, to fill references in before comparing. */
  keyOf: (address: Address) => string | undefined;
  secretOf?: SecretSource;
}

/** What is brought back, file by file. */
export interface BroughtBack {
  /** How many of the pairs differ at all. */
  differing: number;
  files: (UpdatedFile & { source: SourceText })[];
}

/** Brings manifests up to what is live. Parts that were added or removed in the space are left to a person. */
export async function bringBack(input: BringBackInput): Promise<BroughtBack> {
  const { pairs, changes = [], resources, sources, context, keyOf, secretOf = () => undefined } = input;
  const byAddress = new Map(resources.map((each) => [each.address, each]));
  const differing = pairs.flatMap(({ desired, live }): DifferingPair[] => {
    const fields = findDifferences({ desired, live }, keyOf, secretOf);
    return fields.length === 0 ? [] : [{ desired, live, fields, manifest: manifestOf(desired, byAddress) }];
  });
  const undeclared = keepUndeclared(changes, byAddress);
  const left = groupBy(undeclared, ({ source }) => source.file);
  const groups = groupBy(differing, ({ manifest }) => manifest.source.file);
  const result: BroughtBack = { differing: differing.length + undeclared.length, files: [] };
  for (const file of new Set([...groups.keys(), ...left.keys()])) {
    const source = sources.get(file);
    if (!source) continue;
    const updated = await updateFile(source, groups.get(file) ?? [], context);
    result.files.push({ source, ...updated, left: [...updated.left, ...(left.get(file) ?? [])] });
  }
  return result;
}

/** The resource of the document that declares a part; a whole resource is its own. */
function manifestOf(desired: DesiredResource, byAddress: ReadonlyMap<Address, DesiredResource>): DesiredResource {
  const parent = byAddress.get(desired.parent ?? "");
  return parent ? manifestOf(parent, byAddress) : desired;
}
