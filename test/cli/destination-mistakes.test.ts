import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  temporaryFolder,
  writeProject,
  type Manifest,
} from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** Destinations of the seed with something wrong about each. */
const wrong = {
  /** Switched off. */
  newsletter: "64a1f0c2e8b5d90012aa0006",
  /** Of a kind that is deprecated. */
  oldCrm: "64a1f0c2e8b5d90012aa0007",
  /** Hangs on another source. */
  webAnalytics: "64a1f0c2e8b5d90012aa0008",
  /** Supports one region only. */
  chat: "64a1f0c2e8b5d90012aa0009",
  nowhere: "64a1f0c2e8b5d90012aa0999",
};
const CLEAR = "PLACEHOLDER-signing-secret";

const subscribe = (name: string, settings: object, actionId = "newsletterSubscribe"): Record<string, unknown> =>
  activation(name, { destinationMapping: { actionId, settings } });

const mistaken = audience("mistaken", {
  destinations: [
    destination(wrong.nowhere),
    destination(wrong.newsletter, {
      activations: [
        subscribe("no-action", { email: "$.traits.email" }, "newsletterSubscribes"),
        subscribe("bad-settings", {
          emails: "$.traits.email",
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
});

const crowded = audience("crowded", {
  destinations: [
    destination(destinations.mailroom, {
      activations: Array.from({ length: 101 }, (_, index) => activation(`mapping-${index + 1}`)),
    }),
  ],
});

/** Every mistake: what the line of its place says, the code, and a word of the cause and of the remedy. */
const mistakes: readonly [line: string, code: string, cause: string, remedy: string][] = [
  [`id: ${wrong.nowhere}`, "plan-destination-unknown", "can be seen in the workspace", "did you mean"],
  [`id: ${wrong.newsletter}`, "plan-destination-disabled", "Newsletter is switched off", "switch it on"],
  ["newsletterSubscribes", "plan-mapping-doubtful", "shows no action", "did you mean newsletterSubscribe?"],
  ["emails: ", "plan-mapping-doubtful", "shows no field emails", "did you mean email?"],
  ["language: fr", "plan-mapping-doubtful", 'has the choices de, en, and "fr" is none of them', "write one of them"],
  ["doubleOptIn: perhaps", "plan-mapping-doubtful", 'takes true or false, and the mapping has "perhaps"', "write true"],
  ["priority: 1.5", "plan-mapping-doubtful", "takes a whole number, and the mapping has 1.5", "write a whole number"],
  ["actionId: newsletterSubscribe", "plan-mapping-doubtful", "needs the field email", "fill email in"],
  ["- de", "plan-mapping-doubtful", "takes one value, and the mapping has a list", "without brackets"],
  ["signingSecret: ", "plan-secret-in-clear", "is a secret", "write ${env.SIGNING_SECRET}"],
  [`id: ${wrong.oldCrm}`, "plan-destination-deprecated", "calls the destination Old CRM deprecated", "took its place"],
  [`id: ${wrong.webAnalytics}`, "plan-destination-source", "source src_web", "0001 (Mailroom), 64a1"],
  [`id: ${wrong.chat}`, "plan-destination-region", "supports us-west-2", "correct the region"],
  ["type: warehouse", "plan-destination-type", "and no warehouse", "remove destination.type: warehouse"],
  ["actionId: mailroomUpsertContact", "plan-mapping-doubtful", "Adverts shows no actions", "remove destinationMapping"],
  ["mapping-101", "plan-destination-full", "would have 101 mappings", "remove others first"],
];

/** The shop, and a project for it in the region eu. */
async function openShop(...manifests: Manifest[]) {
  const space = await startSpace({ state: smallShop(Date.now()) });
  const folder = temporaryFolder();
  writeProject(folder, manifests, { space: "spa_shop" });
  const file = path.join(folder, "audiencectl.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("space: spa_shop", "space: spa_shop\n      region: eu"));
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const manifest = readFileSync(path.join(folder, "audiences", "all.yaml"), "utf8").split("\n");
  return {
    plan: async (format: string): Promise<CommandResult> =>
      await runWords(["plan", "--format", format, "--time-scale", "600"], { cwd: folder, env }),
    lineOf: (number = 0): string => manifest[number - 1] ?? "",
    writes: (): string[] => space.requests.filter((request) => !request.startsWith("GET ")),
  };
}

describe("a project with every mistake about destinations", () => {
  test("is told all of them by one plan, each with its place, cause and remedy, and nothing is written", async () => {
    const { plan, lineOf, writes } = await openShop(mistaken, crowded);
    const { stdout, exitCode } = await plan("json");
    expect(exitCode).toBe(3);
    const { changes } = JSON.parse(stdout) as Plan;
    const told = changes.flatMap(({ warnings }) => warnings).filter(({ code }) => code !== "plan-needs-withheld");
    const found = mistakes.map(([line, code, cause, remedy]) =>
      told.find(
        ({ source, message, hint, ...finding }) =>
          finding.code === code &&
          lineOf(source?.line).includes(line) &&
          message.includes(cause) &&
          hint?.includes(remedy),
      ),
    );
    expect(mistakes.filter((_, index) => !found[index])).toEqual([]);
    expect(told.filter((finding) => !found.includes(finding))).toEqual([]);
    expect(writes()).toEqual([]);
  });

  test.each(["text", "markdown", "github", "json"])("shows its secret in no %s", async (format) => {
    const { plan } = await openShop(mistaken);
    const { stdout, stderr } = await plan(format);
    expect(stdout).toContain("signingSecret");
    expect(stdout + stderr).not.toContain(CLEAR);
  });

  test("has the place of each warning in its text", async () => {
    const { plan } = await openShop(mistaken);
    const { stdout } = await plan("text");
    const warnings = stdout.split("\n").filter((line) => /^ {6}! (warning|error): /.test(line));
    expect(warnings.length).toBeGreaterThan(10);
    expect(warnings.filter((line) => !/\(audiences\/all\.yaml:\d+:\d+\)$/.test(line))).toEqual([]);
  });
});
