// Projects whose applies are measured: what is in the space before, and what the manifests declare.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fingerprint, joinDescription, kindOf } from "../../dist/index.js";

const seedFile = path.resolve(import.meta.dirname, "../../examples/seeds/large-space.json");
const { destinations } = JSON.parse(readFileSync(seedFile, "utf8")).spaces[0];
const [mailroom] = destinations;

const audienceSpec = (index, rest = {}) => ({
  name: `Audience ${index}`,
  audienceType: "USERS",
  enabled: true,
  definition: { query: `event('Order ${index}').count() >= 3` },
  ...rest,
});

const manifest = (name, spec) => ({ apiVersion: "audiencectl/v1", kind: "Audience", metadata: { name }, spec });
const audienceManifest = (index, rest) => manifest(`a${index}`, audienceSpec(index, rest));

const connected = {
  destinations: [
    {
      destination: { id: mailroom.id },
      activations: [
        {
          activationName: "sync",
          activationType: "Audience Entered",
          destinationMapping: { actionId: mailroom.actions[0].id, settings: { email: "$.email" } },
        },
      ],
    },
  ],
};

const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** An audience as it is in the space after the manifest of that number was applied. */
function ownedAudience(index) {
  const spec = audienceSpec(index);
  const ownership = {
    project: "bench",
    name: `a${index}`,
    fingerprint: fingerprint(kindOf("Audience"), spec),
    protect: false,
  };
  const now = new Date(0).toISOString();
  return {
    id: `aud_${String(index).padStart(27, "0")}`,
    key: `audience_${index}`,
    name: spec.name,
    description: joinDescription("", ownership),
    enabled: true,
    audienceType: "USERS",
    query: spec.definition.query,
    options: {},
    createdBy: "usr",
    updatedBy: "usr",
    createdAt: now,
    updatedAt: now,
    computingSince: now,
  };
}

/**
 * Each case: the audiences that are there, the manifests, how long the longest chain of writes is, and how much faster
 * than real time it runs. The less time the limits take, the slower, or the machine would be measured instead.
 */
export const cases = {
  "200 creates": { before: [], manifests: many(200, (index) => audienceManifest(index)), depth: 1, timeScale: 3 },
  "100 audiences, each with a connection and an activation": {
    before: [],
    manifests: many(100, (index) => audienceManifest(index, connected)),
    depth: 3,
    timeScale: 1,
  },
  "300 updates and 100 deletes": {
    before: many(400, ownedAudience),
    manifests: many(300, (index) => audienceManifest(index, { enabled: false })),
    depth: 2,
    timeScale: 5,
  },
  "a chain of 30": {
    before: [],
    manifests: many(30, (index) =>
      audienceManifest(
        index,
        index === 0 ? {} : { definition: { query: `trait('\${audience.a${index - 1}.key}') = 'true'` } },
      ),
    ),
    depth: 30,
    // Nothing but the requests themselves takes time here, so they take as long as real ones.
    timeScale: 10,
    latencyMs: 300,
  },
};

/** An empty space that knows the destinations. */
export function spaceWith(audiences) {
  return {
    formatVersion: 2,
    spaces: [{ id: "spa_bench", slug: "bench", name: "Bench", audiences, deletedKeys: [], destinations }],
  };
}
