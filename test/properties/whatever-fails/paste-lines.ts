import { parse } from "yaml";
import type { Plan } from "../../../src/plan/generated/plan.ts";
import type { DesiredResource } from "../../../src/resources/resource.ts";
import { overlay } from "../../../src/resources/wire-values.ts";
import type { JsonObject } from "../../../src/values/json.ts";
import { getAt, setAt } from "../../../src/values/pointer.ts";
import type { Manifest } from "../../support/project.ts";

/** Puts the lines that a plan offers for replacements into the manifests, as a person would; `undefined` when it offers none. */
export function pasteLines(
  manifests: readonly Manifest[],
  desired: readonly DesiredResource[],
  plan: Plan,
): Manifest[] | undefined {
  const byAddress = new Map(desired.map((each) => [each.address, each]));
  const result = structuredClone(manifests) as Manifest[];
  const offers = plan.changes.flatMap(({ warnings }) => warnings.filter(({ paste }) => paste));
  for (const { address = "", paste = [] } of offers) {
    const declared = byAddress.get(address);
    let root = declared;
    while (root?.parent !== undefined) root = byAddress.get(root.parent);
    const manifest = result.find(({ kind, metadata }) => kind === root?.kind && metadata.name === root.name);
    if (!declared || !manifest) throw new Error(`lines for ${address}, which no manifest declares`);
    const spec = manifest.spec as JsonObject;
    const merged = overlay(
      getAt(spec, declared.place) as JsonObject,
      parse(nameSecrets(paste.join("\n"))) as JsonObject,
    );
    if (declared.place === "") manifest.spec = merged;
    else setAt(spec, declared.place, merged);
  }
  return offers.length > 0 ? result : undefined;
}

/** Lines with the variable that holds the one secret of these spaces that is shown as a mask. */
function nameSecrets(lines: string): string {
  return lines.replaceAll("${env.NAME}", "${env.ADS_TOKEN}");
}
