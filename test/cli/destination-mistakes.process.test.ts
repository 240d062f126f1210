import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cli, runCli } from "../support/cli.ts";
import { activation, audience, destination, destinations, temporaryFolder, writeProject } from "../support/project.ts";

/** Destinations of the seed with something wrong about each. */
const wrong = {
  newsletter: "64a1f0c2e8b5d90012aa0006",
  oldCrm: "64a1f0c2e8b5d90012aa0007",
  webAnalytics: "64a1f0c2e8b5d90012aa0008",
  chat: "64a1f0c2e8b5d90012aa0009",
  nowhere: "64a1f0c2e8b5d90012aa0999",
};
const CLEAR = "PLACEHOLDER-signing-secret";

/** A simulator of the shop in a process of its own, which keeps its state in a file. */
async function serveShop(folder: string) {
  const words = ["simulate", "--port", "0", "--time-scale", "600", "--seed", "small-shop", "--state", "state.json"];
  const child = spawn(process.execPath, [cli, ...words], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  return line.replace("Listening on ", "").trim();
}

const subscribe = (name: string, settings: object, actionId = "newsletterSubscribe") =>
  activation(name, { destinationMapping: { actionId, settings } });

const project = [
  audience("mistaken", {
    destinations: [
      destination(wrong.nowhere),
      destination(wrong.newsletter, {
        activations: [
          subscribe("no-action", { email: "$.traits.email" }, "newsletterSubscribes"),
          subscribe("bad-settings", {
            emial: "$.traits.email",
            language: "fr",
            doubleOptIn: "perhaps",
            priority: 1.5,
            tags: ["a", "b"],
          }),
          subscribe("two-languages", { email: "$.traits.email", language: ["de", "en"] }),
          subscribe("in-clear", { email: "$.traits.email", signingSecret: CLEAR }),
        ],
      }),
      destination(wrong.oldCrm),
      destination(wrong.webAnalytics),
      destination(wrong.chat),
      { destination: { id: destinations.mailroom, type: "warehouse" } },
      destination(destinations.adverts, { activations: [activation("no-actions")] }),
    ],
  }),
  audience("crowded", {
    destinations: [
      destination(destinations.mailroom, {
        activations: Array.from({ length: 101 }, (_, index) => activation(`mapping-${index + 1}`)),
      }),
    ],
  }),
];

test("every mistake about destinations is told by one plan, each with its place, cause and remedy, and nothing is written", async () => {
  const folder = temporaryFolder();
  writeProject(folder, project, { space: "spa_shop" });
  const file = path.join(folder, "audiencectl.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("space: spa_shop", "space: spa_shop\n      region: eu"));
  const env = { PUBLIC_API_URL: await serveShop(folder), PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const { stdout, stderr, exitCode } = await runCli(["plan", "--format", "json"], { cwd: folder, env });
  console.log(stdout.slice(0, 300), stderr, exitCode);
  const plan = JSON.parse(stdout);
  for (const change of plan.changes) for (const w of change.warnings) if (!/mapping-(\d|..)$/.test(change.address)) console.log(change.action, w.code, w.severity, `${w.source?.file}:${w.source?.line}`, "\n    ", w.message, "\n    ", w.hint);
  console.log(plan.refused, plan.warnings);
  expect(stdout).not.toContain(CLEAR);
  expect(existsSync(path.join(folder, "state.json"))).toBe(false);
  const text = await runCli(["plan"], { cwd: folder, env });
  console.log(text.stdout.split("\n").filter((l) => !/mapping-/.test(l)).slice(0, 150).join("\n"), text.stderr);
});
