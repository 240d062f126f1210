import { SourceText } from "../diagnostics/source-text.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { LiveResource } from "../resources/resource.ts";
import { secretsLine, type SecretsLine } from "../project/secrets-line.ts";
import { checkText, leaveOutUnfit, type LeftOut } from "./check-texts.ts";
import { readDeclaredNames } from "./declared-names.ts";
import { SecretNames, type SecretPlaceholder } from "./hide-secrets.ts";
import type { KnownSecrets } from "./known-secrets.ts";
import { layOutFiles, type ImportedFile } from "./lay-out-files.ts";
import type { AddressedObject } from "./link-keys.ts";
import { makeManifests, type ImportedManifest } from "./make-manifests.ts";

/** Everything that an import would write and say. */
export interface PreparedImport {
  manifests: ImportedManifest[];
  files: ImportedFile[];
  leftOut: LeftOut[];
  /** Environment variables that the manifests name. */
  secrets: SecretPlaceholder[];
  /** What to write into the project file, when it does not list all of them yet. */
  secretsLine?: SecretsLine;
  /** Faults of queries in the new files, with the texts they are about. As warnings: what is live may be adopted as it is. */
  faults: { diagnostics: Diagnostic[]; sources: Map<string, SourceText> };
}

/** What an import is made of. */
export interface PrepareOptions {
  /** The objects to import, none of which has an owner. */
  chosen: readonly LiveResource[];
  /** Everything in the space. */
  space: readonly LiveResource[];
  /** Objects that have manifests. */
  managed: readonly AddressedObject[];
  /** What manifests name already. Default: no secrets. */
  knownSecrets?: KnownSecrets;
  /** The texts of the manifest files that are there. */
  sources: Iterable<SourceText>;
  context: ManifestContext;
  /** Where a manifest goes, as people see it. */
  pathOf: (manifest: ImportedManifest) => string;
}

/** Works out the files of an import, and checks them as `validate` will. */
export async function prepareImport(options: PrepareOptions): Promise<PreparedImport> {
  const { chosen, space, managed, sources, context, pathOf } = options;
  const { fit, leftOut, withoutParts } = await leaveOutUnfit(chosen, space, context);
  const { names, limited } = readDeclaredNames(sources);
  const secrets = new SecretNames(options.knownSecrets);
  // What one space has, another may not have, or under another key.
  const environments = context.project.environments.size > 1 ? [context.environment.name] : undefined;
  const manifests = makeManifests({
    objects: fit,
    space,
    environments,
    managed: managed.filter(({ address }) => environments || !limited.has(address.slice(address.indexOf("/") + 1))),
    takenNames: names,
    withoutParts,
    secrets,
  });
  const files = layOutFiles(manifests, pathOf);
  const faults: PreparedImport["faults"] = { diagnostics: [], sources: new Map() };
  for (const { path, text } of files) {
    const source = new SourceText(path, text);
    faults.sources.set(path, source);
    const { errors, doubts } = await checkText(source, context);
    faults.diagnostics.push(...errors, ...doubts);
  }
  const named = secrets.all();
  const unlisted = named.map(({ name }) => name).filter((name) => !context.project.secrets.includes(name));
  return {
    manifests,
    files,
    leftOut,
    faults,
    secrets: named,
    ...(unlisted.length > 0 && { secretsLine: secretsLine(context.project, unlisted) }),
  };
}
