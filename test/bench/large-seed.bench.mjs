// How many requests it takes to plan a whole space of every kind, over the fewest that say everything.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSimulator, serveSimulator } from "../../dist/index.js";
import { cli, runNode } from "./processes.mjs";

const seed = path.resolve(import.meta.dirname, "../../examples/seeds/large-space.json");

/** Imports the seed, adopts all of it and answers the requests of the plan after that. */
async function planAll() {
  const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-bench-"));
  const requests = [];
  const state = JSON.parse(readFileSync(seed, "utf8"));
  const simulator = createSimulator({ state, timeScale: 2000, onRequest: (entry) => requests.push(entry) });
  const server = await serveSimulator(simulator, { port: 0 });
  try {
    writeFileSync(
      path.join(folder, "audiencectl.yaml"),
      "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: bench}\nspec: {environments: {bench: {space: spa_large}}}\n",
    );
    const env = { PUBLIC_API_URL: server.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const run = async (...words) => {
      const result = await runNode([cli, ...words, "--time-scale", "2000"], { cwd: folder, env });
      if (result.code !== 0) throw new Error(`${words.join(" ")} ended with ${result.code}: ${result.errors}`);
    };
    await run("import", "--all");
    await run("apply", "--auto-approve");
    requests.length = 0;
    await run("plan", "--detailed-exitcode");
    return { requests: requests.length, minimum: fewestRequests(simulator.state) };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every page of the three lists, and connections and activations of each owned audience that declares destinations. */
function fewestRequests({ spaces: [space] }) {
  const owned = new Set(
    space.audiences.flatMap(({ id, description }) => (description.includes("[audiencectl:bench/") ? [id] : [])),
  );
  const connected = new Set(space.connections.flatMap(({ audienceId }) => (owned.has(audienceId) ? [audienceId] : [])));
  const pages = (items, size) => Math.max(1, Math.ceil(items.length / size));
  return pages(space.audiences, 200) + pages(space.traits, 1000) + pages(space.filters, 10) + 2 * connected.size;
}

export async function run() {
  const { requests, minimum } = await planAll();
  return [
    {
      name: `requests to plan the large seed over the fewest (${minimum})`,
      value: requests / minimum,
      unit: "×",
      aim: "1.0",
    },
  ];
}
