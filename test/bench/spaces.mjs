// Projects and spaces of any size, for measuring.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createSimulator, serveSimulator } from "../../dist/index.js";
import { ownedAudience } from "./owned.mjs";

const spec = (index) => ({
  name: `Audience ${index}`,
  audienceType: "USERS",
  enabled: true,
  definition: { query: `event('Order Completed').where(property('shop') = ${index}).within(30 days).count() >= 3` },
});

/** Writes a project with so many audiences, a hundred to a file. */
export function writeManifests(folder, count) {
  mkdirSync(path.join(folder, "audiences"), { recursive: true });
  writeFileSync(
    path.join(folder, "audiencectl.yaml"),
    "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: bench}\nspec:\n  manifests: [audiences/*.yaml]\n  environments: {bench: {space: spa_bench}}\n",
  );
  for (let start = 0; start < count; start += 100) {
    const documents = Array.from({ length: Math.min(100, count - start) }, (_, offset) => manifest(start + offset));
    writeFileSync(path.join(folder, "audiences", `${start}.yaml`), documents.join("---\n"));
  }
}

function manifest(index) {
  const { name, audienceType, definition } = spec(index);
  return `apiVersion: audiencectl/v1\nkind: Audience\nmetadata:\n  name: audience-${index}\nspec:\n  name: ${name}\n  audienceType: ${audienceType}\n  enabled: true\n  definition:\n    query: |\n      ${definition.query}\n`;
}

/** Serves a space in which these audiences exist as declared; counts the requests. */
export async function serveSpace(count) {
  const audiences = Array.from({ length: count }, (_, index) => ownedAudience(index, `audience-${index}`, spec(index)));
  const state = {
    formatVersion: 1,
    spaces: [{ id: "spa_bench", slug: "bench", name: "Bench", audiences, deletedKeys: [] }],
  };
  const requests = [];
  const simulator = createSimulator({ state, timeScale: 600, onRequest: (entry) => requests.push(entry) });
  const server = await serveSimulator(simulator, { port: 0 });
  return { url: server.url, requests, close: () => server.close() };
}
