// Projects whose applies are measured: what is in the space before, and what the manifests declare.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import { createSimulator, serveSimulator } from "../../dist/index.js";
import { ownedAudience } from "./owned.mjs";
import { cli, runNode } from "./processes.mjs";

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

const applied = (index) => ownedAudience(index, `a${index}`, audienceSpec(index));

/**
 * Each case: the audiences that are there, the manifests, how many requests have to come one after the other at most (what
 * is made is read before it is built on), and how much faster than real time it runs. The less time the limits take, the slower, or the machine would be measured instead.
 */
export const cases = {
  "200 creates": { before: [], manifests: many(200, (index) => audienceManifest(index)), depth: 1, timeScale: 3 },
  "100 audiences, each with a connection and an activation": {
    before: [],
    manifests: many(100, (index) => audienceManifest(index, connected)),
    depth: 5,
    timeScale: 1,
  },
  "300 updates and 100 deletes": {
    before: many(400, applied),
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
    depth: 59,
    // Nothing but the requests themselves takes time here, so they take as long as real ones, and so does the rest.
    timeScale: 1,
    latencyMs: 300,
  },
};

/**
 * What is applied while somebody else uses the token. In real time: what a server says of its windows is rounded to
 * seconds, and in fast time a second is a large part of a window.
 */
export const sharedCases = {
  "100 creates": { ...cases["200 creates"], manifests: cases["200 creates"].manifests.slice(0, 100), timeScale: 1 },
  "100 updates and 40 deletes": {
    before: many(140, applied),
    manifests: many(100, (index) => audienceManifest(index, { enabled: false })),
    depth: 2,
    timeScale: 1,
  },
};

/** Who else uses the token, and what of the limits that leaves at least. */
export const neighbours = [
  {
    // The limits of a window are for whoever comes first, so a quick client could lose nothing.
    title: "half of the limits used by another who comes evenly",
    neighbour: { settings: { neighbourShare: 0.5 }, share: 1 },
  },
  {
    title: "half of the limits used by another who always comes first",
    neighbour: { settings: { neighbourShare: 0.5, neighbourTiming: "first" }, share: 0.5 },
  },
];

/** All of the large seed, as manifests for a space without anything. */
export async function largeCase() {
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-bench-"));
  const simulator = createSimulator({
    state: JSON.parse(readFileSync(seedFile, "utf8")),
    settings: { rateLimits: false },
  });
  const server = await serveSimulator(simulator, { port: 0 });
  try {
    writeFileSync(
      path.join(folder, "audiencectl.yaml"),
      "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: bench}\nspec: {secrets: [PERSONAS_ADVERTS_ACCESS_TOKEN], environments: {bench: {space: spa_large}}}\n",
    );
    const env = { PUBLIC_API_URL: server.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const words = [cli, "import", "--all", "--file", "all.yaml", "--time-scale", "2000"];
    const { code, errors } = await runNode(words, { cwd: folder, env });
    if (code !== 0) throw new Error(`import ended with ${code}: ${errors}`);
    const manifests = parseAllDocuments(readFileSync(path.join(folder, "all.yaml"), "utf8")).map((each) => each.toJS());
    return { before: [], manifests: manifests.filter(Boolean), depth: longestChain(manifests), timeScale: 6 };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many requests have to come one after the other: along references, and then down to the activations of the last. */
function longestChain(manifests) {
  const lengths = new Map();
  const lengthOf = (name) => {
    if (!lengths.has(name)) {
      const spec = manifests.find((each) => `${kinds[each.kind]}.${each.metadata.name}` === name)?.spec;
      const used = [...JSON.stringify(spec ?? {}).matchAll(/\$\{((?:audience|trait)\.[\w-]+)\.key\}/g)].map(
        ([, each]) => each,
      );
      lengths.set(name, 1 + Math.max(0, ...used.map((each) => lengthOf(each) + 1)));
    }
    return lengths.get(name);
  };
  return Math.max(
    ...manifests.map(({ kind, metadata, spec }) => {
      const parts = spec.destinations?.some(({ activations = [] }) => activations.length > 0) ? 4 : 0;
      return lengthOf(`${kinds[kind]}.${metadata.name}`) + parts;
    }),
  );
}

const kinds = { Audience: "audience", ComputedTrait: "trait", SpaceFilter: "filter" };

/** An empty space that knows the destinations. */
export function spaceWith(audiences) {
  return {
    formatVersion: 2,
    spaces: [{ id: "spa_bench", slug: "bench", name: "Bench", audiences, deletedKeys: [], destinations }],
  };
}
