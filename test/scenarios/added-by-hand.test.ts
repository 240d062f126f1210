import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, destination, destinations, type Manifest } from "../support/project.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

interface Applied extends Workshop {
  run: (...words: string[]) => Promise<CommandResult>;
  /** Connects the audience A to a destination, as people do in the app. */
  connect: (id: string) => Promise<void>;
}

/** A project that is applied, and the words of a command beside it. */
async function applied(manifests: Manifest[]): Promise<Applied> {
  const workshop = await openWorkshop(manifests);
  const { exitCode, stderr } = await workshop.apply();
  expect(exitCode, stderr).toBe(0);
  const { folder, space } = workshop;
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return {
    ...workshop,
    run: (...words) => runWords([...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env }),
    connect: async (id) => {
      await space.byHand.send(
        "POST",
        `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections`,
        {
          destination: { id, type: "destination" },
        },
      );
    },
  };
}

const unconnected = audience("a", { destinations: [] });
const undeclared =
  'the connection of "A" to Mailroom is in the space and not declared: added there, by whom is not known, or its removal is not applied yet';
const keep = "audiencectl import --update audience/a --env test";

describe("a plan that deletes a connection which was added by hand", () => {
  test.each([["text"], ["markdown"], ["html"], ["json"], ["github"]])(
    "says in %s that nobody declares it and how to keep it",
    async (format) => {
      const { run, connect } = await applied([unconnected]);
      await connect(destinations.mailroom);
      const { stdout } = await run("plan", "--format", format);
      const plain = stdout.replaceAll(/&quot;|&#34;|\\"/g, '"').replaceAll(/<[^>]*>|`/g, "");
      expect(plain).toContain(undeclared);
      expect(plain).toContain(`to keep it, bring it into the manifest: ${keep}`);
    },
  );

  test("says it once, of the connection, and not of its activations", async () => {
    const { plan, connect, space } = await applied([unconnected]);
    await connect(destinations.mailroom);
    const connection = space.stored().connections?.[0];
    await space.byHand.send(
      "POST",
      `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}/activations`,
      { activationName: "x", activationType: "Audience Entered", performResync: false },
    );
    const { changes } = (await plan()).plan;
    expect(changes.map(({ action, warnings }) => [action, warnings.map(({ code }) => code)])).toEqual([
      ["delete", []],
      ["delete", ["plan-part-undeclared"]],
    ]);
  });
});

test("a plan that deletes an audience with its connections does not say that these are not declared", async () => {
  const { plan, declare } = await applied([
    audience("a", { destinations: [destination(destinations.mailroom)] }),
    ...["b", "c", "d"].map((name) => audience(name)),
  ]);
  declare(["b", "c", "d"].map((name) => audience(name)));
  const { changes } = (await plan()).plan;
  expect(changes.flatMap(({ warnings }) => warnings.map(({ code }) => code))).not.toContain("plan-part-undeclared");
});
