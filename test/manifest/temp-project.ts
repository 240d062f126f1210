import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { loadManifests, type LoadedManifests } from "../../src/manifest/load-manifests.ts";
import { chooseEnvironment } from "../../src/project/choose-environment.ts";
import { findManifestFiles } from "../../src/project/find-manifest-files.ts";
import { loadProject } from "../../src/project/load-project.ts";
import type { Project } from "../../src/project/project.ts";

/**
 * A project file with two environments; `staging` has one variable of each type. The audiences of the builders below all ask
 * for the same, so it leaves out the rule about that.
 */
export const projectText = `apiVersion: audiencectl/v1
kind: Project
metadata:
  name: growth
spec:
  secrets: [KEY, ONE, TWO, A, X, URL]
  environments:
    staging:
      space: spa_staging
      variables:
        braze: 5f7dd6d21ad74f3842b1fc47
        days: 30
        live: true
        ids: [user_id, email]
    production:
      space: acme-prod
      region: eu
      variables:
        secret-sauce: x
  lint: {ignore: [lint-same-meaning]}
`;

/** Writes files into a new folder that is gone after the test, and returns the folder. */
export function writeFiles(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "audiencectl-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Loads the project file of a folder and fails when it has faults. */
export async function openProject(folder: string): Promise<Project> {
  const { project, diagnostics } = await loadProject("audiencectl.yaml", folder);
  if (!project) throw new Error(JSON.stringify(diagnostics));
  return project;
}

/** Loads manifests for an environment, as a command does. File names in findings are relative to the project. */
export async function load(
  files: Record<string, string | Buffer>,
  environment = "staging",
  project = projectText,
): Promise<LoadedManifests> {
  const folder = writeFiles({ "audiencectl.yaml": project, ...files });
  const opened = await openProject(folder);
  const chosen = chooseEnvironment(opened, environment).environment;
  if (!chosen) throw new Error(`no environment ${environment}`);
  const found = findManifestFiles(opened, folder);
  const options = { project: opened, environment: chosen, files: found.files, space: { id: "spa_1" }, cwd: folder };
  return loadManifests({ withLints: true, ...options });
}

/** The manifest of an audience; `spec` lines replace or follow the usual ones. */
export function audience(name: string, { metadata = "", spec = "", display = name } = {}): string {
  return `apiVersion: audiencectl/v1
kind: Audience
metadata:
  name: ${name}
${metadata}spec:
  name: ${display}
  audienceType: USERS
  definition:
    query: event('Order Completed').count() >= 1
${spec}`;
}

/** The manifest of a computed trait; `spec` lines follow the usual ones. */
export function trait(name: string, { spec = "", display = name, query = "event('A').count()" } = {}): string {
  return `apiVersion: audiencectl/v1
kind: ComputedTrait
metadata:
  name: ${name}
spec:
  name: ${display}
  definition:
    type: USERS
    query: ${query}
${spec}`;
}

/** The manifest of a space filter; `spec` lines follow the usual ones. */
export function filter(
  name: string,
  { metadata = "", spec = "", display = name, condition = "type = 'track'" } = {},
): string {
  return `apiVersion: audiencectl/v1
kind: SpaceFilter
metadata:
  name: ${name}
${metadata}spec:
  name: ${display}
  if: ${condition}
${spec}`;
}

/** The manifest of a linked audience with schedules and destinations, as `spec` lines say. */
export function linked(name: string, spec = ""): string {
  return audience(name, { spec }).replace("USERS", "LINKED");
}

/** A finding on one line: `a.yaml:1:2-5 error document-syntax: message [hint]`. */
export function show({ code, severity, message, hint, source }: Diagnostic): string {
  const end = source && (source.endLine === source.line ? source.endColumn : `${source.endLine}:${source.endColumn}`);
  const place = source ? `${source.file}:${source.line}:${source.column}-${end}` : "nowhere";
  return `${place} ${severity} ${code}: ${message}${hint === undefined ? "" : ` [${hint}]`}`;
}
