import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { stringify } from "yaml";

/** A manifest as a plain value. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: Record<string, unknown> & { name: string };
  spec: Record<string, unknown>;
}

/** What a test project declares besides its manifests. */
export interface ProjectSpec {
  name?: string;
  space?: string;
  variables?: Record<string, unknown>;
  guards?: Record<string, number>;
  forget?: string[];
}

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An audience manifest that is valid as it is; everything can be overridden. `metadata` keys are merged. */
export function audience(
  name: string,
  spec: Record<string, unknown> = {},
  metadata: Record<string, unknown> = {},
): Manifest {
  return {
    apiVersion: "audiencectl/v1",
    kind: "Audience",
    metadata: { name, ...metadata },
    spec: {
      name: displayName(name),
      audienceType: "USERS",
      enabled: true,
      definition: { query: `event('${displayName(name)}').count() >= 1` },
      ...spec,
    },
  };
}

/** `high-spenders` as people would write it: `High spenders`. */
export function displayName(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Writes a project and its manifests, all in one file, over what the folder holds. */
export function writeProject(folder: string, manifests: readonly Manifest[], project: ProjectSpec = {}): void {
  const { name = "growth", space = "spa_simulated", variables, guards, forget } = project;
  writeYaml(path.join(folder, "audiencectl.yaml"), [
    {
      apiVersion: "audiencectl/v1",
      kind: "Project",
      metadata: { name },
      spec: {
        manifests: ["audiences/*.yaml"],
        environments: { test: { space, ...(variables && { variables }) } },
        ...(guards && { guards }),
        ...(forget && { forget }),
      },
    },
  ]);
  mkdirSync(path.join(folder, "audiences"), { recursive: true });
  writeYaml(path.join(folder, "audiences", "all.yaml"), manifests.length > 0 ? manifests : ["# nothing"]);
}

function writeYaml(file: string, documents: readonly unknown[]): void {
  const texts = documents.map((document) => (typeof document === "string" ? `${document}\n` : stringify(document)));
  writeFileSync(file, texts.join("---\n"));
}
