import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import { checkManifest, type ManifestContext } from "../manifest/check-manifest.ts";
import type { LiveResource } from "../resources/resource.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { makeManifests } from "./make-manifests.ts";

/** An object that is not imported, and why. */
export interface LeftOut {
  live: LiveResource;
  reason: string;
}

/** Every error that `validate` would find in a manifest file by itself. */
export async function findErrors(source: SourceText, context: ManifestContext): Promise<Diagnostic[]> {
  const { documents, diagnostics } = parseYaml(source);
  const found = [...diagnostics];
  for (const document of documents) found.push(...(await checkManifest(document, context)).diagnostics);
  return found.filter(({ severity }) => severity === "error");
}

/**
 * Leaves out what no manifest can hold, so that the rest can be planned: names that are refused in manifests, and all
 * but the first of several objects with one display name. Faults of a query are no reason, because they can be mended
 * in the manifest.
 */
export async function leaveOutUnfit(
  objects: readonly LiveResource[],
  context: ManifestContext,
): Promise<{ fit: LiveResource[]; leftOut: LeftOut[] }> {
  const fit: LiveResource[] = [];
  const leftOut: LeftOut[] = [];
  const byName = new Map<string, LiveResource>();
  for (const live of objects) {
    const slot = JSON.stringify([live.kind, live.name]);
    const twin = byName.get(slot);
    const reason = twin
      ? `${twin.id} has the same display name, and a project can declare only one of them`
      : await findUnfitness(live, context);
    if (reason === undefined) {
      fit.push(live);
      byName.set(slot, live);
    } else leftOut.push({ live, reason });
  }
  return { fit, leftOut };
}

async function findUnfitness(live: LiveResource, context: ManifestContext): Promise<string | undefined> {
  const [manifest] = makeManifests({ objects: [live], space: [live], managed: [], takenNames: new Set() });
  const errors = await findErrors(new SourceText("import", manifest?.text ?? ""), context);
  return errors.find(({ code }) => !code.startsWith("query-"))?.message;
}
