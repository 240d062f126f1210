// How many requests it takes to plan a whole space of every kind, over the fewest that say everything; and to plan one
// audience of it, and three that have changed.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSimulator, serveSimulator, splitDescription } from "../../dist/index.js";
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
      "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: bench}\nspec: {secrets: [PERSONAS_ADVERTS_ACCESS_TOKEN], environments: {bench: {space: spa_large}}}\n",
    );
    const env = {
      PUBLIC_API_URL: server.url,
      PUBLIC_API_TOKEN: "PLACEHOLDER",
      PERSONAS_ADVERTS_ACCESS_TOKEN: "PLACEHOLDER",
    };
    const run = async (...words) => {
      const result = await runNode([cli, ...words, "--time-scale", "2000"], { cwd: folder, env });
      if (result.code !== 0) throw new Error(`${words.join(" ")} ended with ${result.code}: ${result.errors}`);
    };
    await run("import", "--all");
    await run("apply", "--auto-approve");
    const countRequests = async (...words) => {
      requests.length = 0;
      await run("plan", ...words);
      return requests.length;
    };
    const whole = await countRequests("--detailed-exitcode");
    const [first, ...others] = audiencesWithDestinations(folder);
    const target = await countRequests("--target", `audience/${path.basename(first, ".yaml")}`);
    commitAll(folder);
    for (const file of others.slice(0, 3)) writeFileSync(file, describeAnew(readFileSync(file, "utf8")));
    const changed = await countRequests("--base", "HEAD", "--only-changed");
    return { requests: whole, target, changed, minimum: fewestRequests(simulator.state) };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The manifest files of audiences that are sent somewhere. */
function audiencesWithDestinations(folder) {
  const files = readdirSync(path.join(folder, "audiences")).map((file) => path.join(folder, "audiences", file));
  return files.filter((file) => readFileSync(file, "utf8").includes("destinations:"));
}

function commitAll(folder) {
  const somebody = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  for (const words of [
    ["init", "--quiet"],
    ["add", "."],
    [...somebody, "commit", "--quiet", "--message", "Declare"],
  ])
    execFileSync("git", words, { cwd: folder });
}

function describeAnew(manifest) {
  const description = "description: Described anew";
  return /description:/.test(manifest)
    ? manifest.replace(/description: .*/, description)
    : manifest.replace(/^spec:$/m, `spec:\n  ${description}`);
}

/** Every page of the three lists, and connections and activations of each owned audience that declares destinations. */
function fewestRequests({ spaces: [space] }) {
  const owned = new Set(
    space.audiences.flatMap(({ id, description }) =>
      splitDescription(description).ownership?.project === "bench" ? [id] : [],
    ),
  );
  const connected = new Set(space.connections.flatMap(({ audienceId }) => (owned.has(audienceId) ? [audienceId] : [])));
  const pages = (items, size) => Math.max(1, Math.ceil(items.length / size));
  return pages(space.audiences, 200) + pages(space.traits, 1000) + pages(space.filters, 10) + 2 * connected.size;
}

export async function run() {
  const { requests, target, changed, minimum } = await planAll();
  return [
    {
      name: `requests to plan the large seed over the fewest (${minimum})`,
      value: requests / minimum,
      unit: "×",
      aim: "1.0",
    },
    { name: `requests to plan one audience of it (all: ${requests})`, value: target, unit: "", aim: "≤ 6" },
    { name: "requests to plan three edited audiences of it", value: changed, unit: "", aim: "≤ 10" },
  ];
}
