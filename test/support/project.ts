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
  uid?: string;
  previousNames?: string[];
  environment?: string;
  previousEnvironments?: string[];
  /** The file of the environment's profile. */
  profile?: string;
  /** Whether the environment wants its name typed out. */
  confirm?: boolean;
  space?: string;
  variables?: Record<string, unknown>;
  guards?: Record<string, number>;
  limits?: Record<string, number>;
  lint?: { ignore?: string[]; names?: string[]; namePatterns?: string[] };
  forget?: string[];
  query?: { allow: string[] };
  /** The variables that manifests may name. Default: all that they do name. */
  secrets?: string[];
}

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Fields = Record<string, unknown>;

/** A manifest of a kind with the display name that follows from its name; everything can be overridden. */
function manifestOf(kind: string, name: string, spec: Fields, metadata: Fields): Manifest {
  return {
    apiVersion: "audiencectl/v1",
    kind,
    metadata: { name, ...metadata },
    spec: { name: displayName(name), enabled: true, ...spec },
  };
}

/** An audience manifest that is valid as it is; everything can be overridden. `metadata` keys are merged. */
export function audience(name: string, spec: Fields = {}, metadata: Fields = {}): Manifest {
  const definition = { query: `event('${displayName(name)}').count() >= 1` };
  return manifestOf("Audience", name, { audienceType: "USERS", definition, ...spec }, metadata);
}

/** A computed trait manifest that is valid as it is. */
export function trait(name: string, spec: Fields = {}, metadata: Fields = {}): Manifest {
  const definition = { type: "USERS", query: `event('${displayName(name)}').count()` };
  return manifestOf("ComputedTrait", name, { definition, ...spec }, metadata);
}

/** A space filter manifest that is valid as it is. */
export function filter(name: string, spec: Fields = {}, metadata: Fields = {}): Manifest {
  return manifestOf("SpaceFilter", name, { if: `event = '${displayName(name)}'`, drop: true, ...spec }, metadata);
}

/** A linked audience manifest that is valid as it is. */
export function linked(
  name: string,
  spec: Record<string, unknown> = {},
  metadata: Record<string, unknown> = {},
): Manifest {
  const definition = { query: "entity('owned-accounts').count() > 1" };
  return audience(name, { audienceType: "LINKED", definition, ...spec }, metadata);
}

/** A schedule of a linked audience: at an interval. */
export function every(interval: string): Record<string, unknown> {
  return { strategy: "PERIODIC", config: { interval } };
}

/** A schedule of a linked audience: at hours of days, 0 for Sunday. */
export function onDays(days: number[], hours: number[], timezone = "Europe/Berlin"): Record<string, unknown> {
  return { strategy: "SPECIFIC_DAYS", config: { days, hours, timezone } };
}

/** The destinations that test spaces know, by what they are good for. */
export const destinations = {
  /** Takes activations with actions. */
  mailroom: "64a1f0c2e8b5d90012aa0001",
  /** Is set up through connection settings, with a secret `accessToken` that reads show as a mask. */
  adverts: "64a1f0c2e8b5d90012aa0002",
  /** Takes the fresh events of linked audiences as well. */
  webhooks: "64a1f0c2e8b5d90012aa0003",
  warehouse: "64a1f0c2e8b5d90012aa0004",
  /** Was not added in the Engage settings. */
  forgotten: "64a1f0c2e8b5d90012aa0005",
} as const;

/** A destination entry of an audience manifest. */
export function destination(
  id: string,
  rest: Record<string, unknown> = {},
): Record<string, unknown> & { activations?: unknown } {
  return { destination: { id }, ...rest };
}

/** An activation entry that is valid as it is for `destinations.mailroom`. */
export function activation(name: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    activationName: name,
    activationType: "Audience Entered",
    enabled: true,
    destinationMapping: { actionId: "mailroomUpsertContact", settings: { email: "$.traits.email" } },
    ...rest,
  };
}

/** `high-spenders` as people would write it: `High spenders`. */
export function displayName(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Writes a project and its manifests, all in one file, over what the folder holds. */
export function writeProject(folder: string, manifests: readonly Manifest[], project: ProjectSpec = {}): void {
  const {
    name = "growth",
    uid,
    previousNames,
    space = "spa_simulated",
    profile,
    confirm,
    variables,
    guards,
    limits,
    lint,
    forget,
    query,
  } = project;
  const { environment = "test", previousEnvironments, secrets = namedSecrets(manifests) } = project;
  writeYaml(path.join(folder, "audiencectl.yaml"), [
    {
      apiVersion: "audiencectl/v1",
      kind: "Project",
      metadata: { name, ...(uid !== undefined && { uid }), ...(previousNames && { previousNames }) },
      spec: {
        manifests: ["audiences/*.yaml"],
        ...(secrets.length > 0 && { secrets }),
        environments: {
          [environment]: {
            space,
            ...(profile !== undefined && { profile }),
            ...(confirm !== undefined && { confirm }),
            ...(variables && { variables }),
            ...(previousEnvironments && { previousNames: previousEnvironments }),
          },
        },
        ...(guards && { guards }),
        ...(limits && { limits }),
        ...(lint && { lint }),
        ...(query && { query }),
        ...(forget && { forget }),
      },
    },
  ]);
  mkdirSync(path.join(folder, "audiences"), { recursive: true });
  writeYaml(path.join(folder, "audiences", "all.yaml"), manifests.length > 0 ? manifests : ["# nothing"]);
}

function namedSecrets(manifests: readonly Manifest[]): string[] {
  const named = JSON.stringify(manifests).matchAll(/\$\{env\.(\w+)\}/g);
  return [...new Set([...named].map(([, name = ""]) => name))];
}

function writeYaml(file: string, documents: readonly unknown[]): void {
  const texts = documents.map((document) => (typeof document === "string" ? `${document}\n` : stringify(document)));
  writeFileSync(file, texts.join("---\n"));
}
