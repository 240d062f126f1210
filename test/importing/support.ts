import { kindOf } from "../../src/resources/kinds.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { bringBack } from "../../src/importing/bring-back.ts";
import type { UpdatedFile } from "../../src/importing/update-file.ts";
import { checkManifest, type ManifestContext } from "../../src/manifest/check-manifest.ts";
import { isDesired } from "../../src/manifest/load-manifests.ts";
import { removeAt, setAt } from "../../src/values/pointer.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";

/** A live audience of nobody; everything can be overridden, and fields of the spec by their place. */
export function liveAudience(
  over: Partial<LiveResource> = {},
  fields: Record<string, JsonValue | undefined> = {},
): LiveResource {
  const spec: JsonObject = {
    name: over.name ?? "High spenders",
    description: "",
    audienceType: "USERS",
    enabled: true,
    definition: { query: "event('Order Completed').count() >= 3" },
    options: { includeHistoricalData: false, filterByExternalIds: ["user_id", "email", "android.idfa", "ios.idfa"] },
  };
  for (const [pointer, value] of Object.entries(fields)) if (value !== undefined) setAt(spec, pointer, value);
  return {
    kind: "Audience",
    id: "aud_1",
    key: "high_spenders",
    name: "High spenders",
    ownership: undefined,
    within: [],
    knows: ["Schedule", "Destination"],
    spec,
    facts: {
      createdAt: "2026-01-01T00:00:00.000Z",
      updatedAt: "2026-01-01T00:00:00.000Z",
      updatedBy: "ada",
      status: "Live",
      members: 1234,
    },
    ...over,
  };
}

/** What manifests are checked against: one environment with variables. */
export const context = {
  project: { name: "growth", environments: new Map() } as unknown as ManifestContext["project"],
  environment: {
    name: "test",
    space: "spa_1",
    region: "us",
    variables: new Map([["title", "From a variable"]]),
    previousNames: [],
  },
  space: { id: "spa_1" },
} satisfies ManifestContext;

/**
 * Brings every manifest of a text up to one live audience, of which some fields are given by their place and others are
 * not answered by the API.
 */
export async function updateText(
  text: string,
  fields: Record<string, JsonValue>,
  unanswered: readonly string[] = [],
): Promise<UpdatedFile> {
  const source = new SourceText("a.yaml", text);
  const pairs = [];
  for (const document of parseYaml(source).documents) {
    const { manifest, diagnostics } = await checkManifest(document, context);
    const desired = manifest?.resources?.[0];
    if (!desired || !isDesired(desired)) throw new Error(JSON.stringify(diagnostics));
    const live = liveAudience();
    for (const [pointer, value] of [...Object.entries(leaves(desired.spec)), ...Object.entries(fields)])
      setAt(live.spec, pointer, value);
    for (const pointer of unanswered) removeAt(live.spec, pointer);
    pairs.push({ desired, live });
  }
  const { files } = await bringBack({
    pairs,
    resources: pairs.map(({ desired }) => desired),
    sources: new Map([[source.file, source]]),
    context,
    // Whatever differs here was edited in the space.
    editedIn: () => audienceFields.map((pointer) => ({ pointer, declaredAsApplied: true })),
    keyOf: (address) => address,
  });
  return files[0] ?? { text, updated: [], left: [] };
}

const audienceFields = kindOf("Audience").fields.map(({ pointer }) => pointer);

function leaves(value: JsonObject, at = ""): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]): [string, JsonValue][] =>
      typeof member === "object" && member !== null && !Array.isArray(member)
        ? Object.entries(leaves(member, `${at}/${key}`))
        : [[`${at}/${key}`, member]],
    ),
  );
}
