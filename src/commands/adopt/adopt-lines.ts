import type { AdoptingManifest, AdoptionVerdict } from "../../importing/judge-adoption.ts";
import { placeText } from "../../diagnostics/diagnostic.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";

/** A manifest with an `adopt` line, and what the line is still good for. */
export interface AdoptLine extends AdoptingManifest {
  verdict: AdoptionVerdict;
}

/** The manifests that adopt, in the order of the files, each with every environment that it belongs to. */
export function findAdoptLines(all: readonly DeclaredProject[]): AdoptingManifest[] {
  const lines = new Map<string, AdoptingManifest>();
  for (const { environment, resources } of all)
    for (const declared of resources.filter(({ adopt }) => adopt !== undefined)) {
      const place = placeText(declared.source);
      const environments = [...(lines.get(place)?.environments ?? []), environment.name];
      lines.set(place, { declared, environments });
    }
  return [...lines.values()];
}
