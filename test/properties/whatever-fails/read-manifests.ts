import { stringify } from "yaml";
import { SourceText } from "../../../src/diagnostics/source-text.ts";
import { checkManifest } from "../../../src/manifest/check-manifest.ts";
import { isDesired } from "../../../src/manifest/load-manifests.ts";
import type { Manifest as CheckedManifest } from "../../../src/manifest/manifest.ts";
import { crossRules } from "../../../src/manifest/rules/cross-rules.ts";
import { defaultGuards, type Environment, type Project } from "../../../src/project/project.ts";
import type { DesiredResource } from "../../../src/resources/resource.ts";
import { parseYaml } from "../../../src/yaml/parse-yaml.ts";
import type { Manifest } from "../../support/project.ts";
import { variables } from "./to-manifests.ts";

const environment: Environment = { name: "test", space: "spa_simulated", region: "us", variables, previousNames: [] };

const project: Project = {
  file: "/project/audiencectl.yaml",
  directory: "/project",
  name: "growth",
  previousNames: [],
  manifests: [],
  secrets: ["ADS_TOKEN", "HOOK_SECRET"],
  environments: new Map([["test", environment]]),
  guards: defaultGuards,
  limits: {},
  allowedFunctions: [],
  tests: [],
  lint: { ignore: [], names: [], namePatterns: [] },
  quotas: {},
  forget: [],
  source: new SourceText("audiencectl.yaml", ""),
  sources: new Map(),
};

/** The text of one file with all manifests in it. */
export function writeText(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => stringify(manifest)).join("---\n");
}

/**
 * Reads manifests from text as the loader reads a file of them, without the file.
 *
 * @throws {Error} when the text has faults: random projects are meant to be valid.
 */
export async function readManifests(text: string): Promise<DesiredResource[]> {
  const { documents, diagnostics } = parseYaml(new SourceText("all.yaml", text));
  const manifests: CheckedManifest[] = [];
  for (const document of documents) {
    const checked = await checkManifest(document, { project, environment, space: { id: "spa_simulated" } });
    diagnostics.push(...checked.diagnostics);
    if (checked.manifest) manifests.push(checked.manifest);
  }
  diagnostics.push(...crossRules.flatMap((rule) => rule({ manifests, project, complete: true })));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(`a random project has faults: ${JSON.stringify(errors)}\n${text}`);
  return manifests.flatMap(({ resources }) => resources).filter(isDesired);
}
