import { writeYaml } from "../../yaml/write/write-yaml.ts";
import { projectFileName } from "../../project/find-project-file.ts";
import type { NewFile } from "./new-file.ts";
import { schemaLine } from "./schema-line.ts";
import type { Identity } from "./settle-identity.ts";
import type { NewEnvironment } from "./setup.ts";

/** One glob for all folders that an import writes to: a glob of its own for each would have to match something. */
const manifestGlob = "{audiences,traits,filters}/**/*.{yaml,yml}";

/**
 * The project file.
 *
 * @param directory Absolute path of its folder.
 */
export function makeProjectFile(
  directory: string,
  { name, uid }: Identity,
  environments: readonly NewEnvironment[],
): NewFile {
  const value = {
    apiVersion: "audiencectl/v1",
    kind: "Project",
    metadata: { name, uid },
    spec: {
      manifests: [manifestGlob],
      environments: Object.fromEntries(environments.map(({ name, space, region }) => [name, { space, region }])),
    },
  };
  const text = [
    schemaLine(directory, projectFileName, "project"),
    "# Which manifests belong together, and the spaces that they can be applied to.\n",
    "# Everything the project makes is marked with metadata.name and metadata.uid, so both stay as they are after the first\n",
    "# apply. The uid tells it apart from another project of its name.\n",
    writeYaml(value),
  ];
  return { path: projectFileName, text: text.join("") };
}

/** Where the manifest to start from is, from the folder of the project. */
export const EXAMPLE_FILE = "audiences/example.yaml";

/**
 * A manifest to start from. Switched off, it computes nothing and reaches nobody even when it is applied as it is.
 *
 * @param project The project's name: a space has a display name once, and several teams may begin in one.
 */
export function makeExampleFile(directory: string, project: string): NewFile {
  return {
    path: EXAMPLE_FILE,
    text: `${schemaLine(directory, EXAMPLE_FILE, "manifest")}\
# An example to replace by your own. It is switched off: applied as it is, it makes an audience that is not computed and
# is sent nowhere. audiencectl explain audience prints every field, audiencectl explain query what a query means.
apiVersion: audiencectl/v1
kind: Audience
metadata:
  name: example
spec:
  name: Example of ${project}
  description: An example that is switched off, so nothing is computed for it.
  audienceType: USERS
  enabled: false
  definition:
    query: event('Order Completed').count() >= 3
`,
  };
}

/** A first test, which goes with the manifest to start from and passes. */
export function makeExampleTestFile(directory: string): NewFile {
  const file = "tests/example.yaml";
  return {
    path: file,
    text: `${schemaLine(directory, file, "test")}\
# Invented people, and whether they are in the audience of audiences/example.yaml; goes with it. Run it with audiencectl test.
apiVersion: audiencectl/v1
kind: Test
metadata:
  name: example
spec:
  now: 2026-03-01T12:00:00Z
  people:
    twice:
      events:
        - { event: Order Completed, at: -30 days, times: 2, every: 10 days }
    thrice:
      basedOn: twice
      events:
        - { event: Order Completed, at: -2 days }
  expect:
    audience/example:
      members: [thrice]
      notMembers: [twice]
`,
  };
}
