import fc from "fast-check";
import { expect, test } from "vitest";
import { load } from "../../manifest/temp-project.ts";
import { makeValid } from "./make-valid.ts";
import { readManifests, writeText } from "./read-manifests.ts";
import { toManifests, variables } from "./to-manifests.ts";
import { walk } from "./walks.ts";

const projectText = `apiVersion: audiencectl/v1
kind: Project
metadata: {name: growth}
spec:
  manifests: [all.yaml]
  secrets: [ADS_TOKEN, HOOK_SECRET]
  environments: {test: {space: spa_simulated, variables: ${JSON.stringify(Object.fromEntries(variables))}}}
`;

test("random manifests are read as the loader reads files of them", async () => {
  await fc.assert(
    fc.asyncProperty(walk, async ({ initial }) => {
      const text = writeText(toManifests(makeValid(initial, false)));
      const loaded = await load({ "all.yaml": text }, "test", projectText);
      expect(loaded.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(await readManifests(text)).toEqual(loaded.resources);
    }),
    { numRuns: 5 },
  );
});
