import path from "node:path";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";
import type { EnvironmentEntry, ProjectFile } from "./generated/project.ts";
import { defaultGuards, defaultManifestGlobs, defaultTestGlobs, type Environment, type Project } from "./project.ts";

/** Fills the defaults of a project file in. The document must have passed the schema. */
export function normaliseProject(document: YamlDocument, file: string): Project {
  // The schema check that comes before is what makes this true.
  const { metadata, spec } = document.value as unknown as ProjectFile;
  const { audiences, traits, ...limits } = spec.limits ?? {};
  return {
    file,
    directory: path.dirname(file),
    name: metadata.name,
    ...(metadata.uid !== undefined && { uid: metadata.uid }),
    previousNames: metadata.previousNames ?? [],
    manifests: spec.manifests ?? defaultManifestGlobs,
    tests: spec.tests ?? defaultTestGlobs,
    secrets: spec.secrets ?? [],
    environments: new Map(
      Object.entries(spec.environments).map(([name, entry]) => [name, normaliseEnvironment(name, entry)]),
    ),
    ...(spec.defaultEnvironment !== undefined && { defaultEnvironment: spec.defaultEnvironment }),
    guards: { ...defaultGuards, ...spec.guards },
    limits: limits as Record<string, number>,
    quotas: { ...(audiences !== undefined && { audiences }), ...(traits !== undefined && { traits }) },
    allowedFunctions: spec.query?.allow ?? [],
    lint: {
      ignore: spec.lint?.ignore ?? [],
      names: spec.lint?.names ?? [],
      namePatterns: spec.lint?.namePatterns ?? [],
    },
    forget: spec.forget ?? [],
    source: document.source,
    sources: new Map([...document.positions.pointers()].map((pointer) => [pointer, headRange(document, pointer)])),
  };
}

function normaliseEnvironment(
  name: string,
  { space, region = "us", confirm = false, profile, variables = {}, previousNames = [] }: EnvironmentEntry,
): Environment {
  return {
    name,
    space,
    region,
    ...(confirm && { confirm }),
    ...(profile !== undefined && { profile }),
    variables: new Map(Object.entries(variables)),
    previousNames,
  };
}
