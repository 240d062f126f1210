import { describe, expect, test } from "vitest";
import * as driftCommand from "../../src/commands/drift.ts";
import { runInProcess } from "../support/command.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  every,
  filter,
  linked,
  trait,
  type Manifest,
} from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

const optionalFields = "left-out";
const env = { TOKEN: "sesame-open-1234" };
const mail = `audience/a/destination/${destinations.mailroom}`;
const ads = `audience/a/destination/${destinations.adverts}`;

/** The adverts with a token, which is masked when read. */
const adverts = (rest: Record<string, unknown> = {}): Record<string, unknown> =>
  destination(destinations.adverts, {
    connectionSettings: { account: "one", accessToken: "${env.TOKEN}" },
    ...rest,
  });

/** An audience with a connection and an activation that declare what reads may leave out. */
const sent = (enabled: boolean, name = "a"): Manifest[] => {
  const email = { externalId: "email", strategy: "last", mapTo: "mail" };
  const x = activation("x", {
    enabled,
    displayName: "X",
    personalization: { profile: { properties: ["first_name"], mapping: { first_name: "name" } } },
  });
  return [
    audience(name, {
      destinations: [destination(destinations.mailroom, { idSyncConfiguration: [email], activations: [x] }), adverts()],
    }),
  ];
};

describe("a space whose answers leave out whatever they may", () => {
  scenario(
    "gets what manifests ask for, once, and no object is made anew for what is not told",
    [
      {
        manifests: [
          trait("yearly", { options: { includeHistoricalData: true, backfillDurationDays: 30 } }),
          audience("regulars", { options: { includeHistoricalData: true, filterByExternalIds: ["email"] } }),
          filter("tests"),
        ],
        changes: ["create audience/regulars", "create filter/tests", "create trait/yearly"],
      },
      {
        manifests: [
          trait("yearly", { options: { includeHistoricalData: true, backfillDurationDays: 30 } }),
          audience("regulars", { options: { includeHistoricalData: true, filterByExternalIds: ["user_id"] } }),
          filter("tests", { enabled: false }),
        ],
        changes: [
          "update audience/regulars: options.filterByExternalIds, options.includeHistoricalData",
          "update filter/tests: enabled, name, if, drop",
          "none trait/yearly",
        ],
      },
    ],
    { optionalFields },
  );

  scenario(
    "keeps the schedules of an audience whose times it does not tell",
    [
      {
        manifests: [linked("owners", { schedules: [every("1h")] })],
        changes: ["create audience/owners", "create audience/owners/schedule/1"],
      },
    ],
    { optionalFields },
  );

  scenario(
    "gets destinations and activations as they are declared, once, and keeps them",
    [
      {
        manifests: sent(true),
        env,
        changes: ["create audience/a", `create ${mail}`, `create ${mail}/activation/x`, `create ${ads}`],
        check: (space) =>
          expect(space.stored().connections?.map(({ connectionSettings }) => connectionSettings)).toContainEqual({
            account: "one",
            accessToken: env.TOKEN,
          }),
      },
      {
        manifests: sent(false),
        env,
        changes: ["none audience/a", `none ${mail}`, `update ${mail}/activation/x: enabled`, `none ${ads}`],
        warnings: ["plan-not-told"],
        check: (space) => expect(space.stored().activations).toMatchObject([{ displayName: "X", enabled: false }]),
      },
      {
        env: { TOKEN: "sesame-shut-9876" },
        changes: [
          "none audience/a",
          `none ${mail}`,
          `none ${mail}/activation/x`,
          `update ${ads}: connectionSettings.account, connectionSettings.accessToken`,
        ],
        check: (space) => expect(JSON.stringify(space.stored().connections)).toContain("sesame-shut-9876"),
      },
    ],
    { optionalFields },
  );

  test("is said to be as declared as far as is known, in the plan and in the drift", async () => {
    const { plan, apply, folder, space } = await openWorkshop(sent(true), { optionalFields });
    expect((await apply({}, env)).exitCode).toBe(0);
    const planned = await plan({ format: "text" }, env);
    expect(planned.stdout).toContain(`${ads} is as declared, as far as is known`);
    const drift = await runInProcess(driftCommand, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
      options: { timeScale: TEST_TIME_SCALE },
    });
    expect(drift.exitCode).toBe(0);
    expect(drift.stdout).toContain(
      "No drift, as far as is known. 1 object and 3 parts as declared, as far as is known.",
    );
    for (const { stdout } of [planned, drift])
      expect(stdout).toContain(
        "Segment says nothing of 7 declared fields of 1 object and 3 parts, so whether they are as declared is not known.",
      );
  });

  test("is said by an apply to have been sent what it does not show", async () => {
    const { apply } = await openWorkshop(sent(true), { optionalFields });
    const { report } = await apply({}, env);
    expect(report.untold).toMatchObject({ [ads]: ["connectionSettings"] });
  });
});

describe("secrets that cannot be compared", () => {
  const note = (where: string, named: string, remedy: string): string =>
    `Secrets that cannot be checked and stay as they are: ${named} of ${where}. If one has a new value since it was sent, ${remedy}.`;

  test("are told in one line of a plan and of a drift, which stay without changes", async () => {
    const { plan, apply, folder, space } = await openWorkshop([...sent(true), ...sent(true, "b")]);
    expect((await apply({}, env)).exitCode).toBe(0);
    const drift = await runInProcess(driftCommand, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { timeScale: TEST_TIME_SCALE },
    });
    for (const { exitCode, stdout } of [drift, await plan({ format: "text", detailedExitcode: true })]) {
      expect(exitCode).toBe(0);
      expect(stdout.split("\n").filter((line) => line.includes("TOKEN"))).toEqual([
        note(`${ads} and ${ads.replace("/a/", "/b/")}`, "TOKEN (not set here)", "set it here and apply"),
      ]);
    }
    expect((await plan({ format: "text" }, env)).stdout).not.toContain("cannot be checked");
  });

  test("are told as how many there are for a variable that many have", async () => {
    const { plan, apply } = await openWorkshop(["a", "b", "c", "d"].flatMap((name) => sent(true, name)));
    await apply({}, env);
    const { stdout } = await plan({ format: "text" });
    expect(stdout).toContain(note("4 connections", "TOKEN (not set here)", "set it here and apply"));
  });

  test("are told without a word against the warning of a change that sends the same secret", async () => {
    const { plan, apply, declare } = await openWorkshop([...sent(true), ...sent(true, "b")]);
    await apply({}, env);
    declare([audience("a", { destinations: [adverts({ secretVersion: 2 })] }), ...sent(true, "b")]);
    const { stdout } = await plan({ format: "text" });
    expect(stdout).toContain("the environment variable TOKEN is not set here, and apply sends it");
    const left = ads.replace("/a/", "/b/");
    expect(stdout).toContain(note(left, "TOKEN (not set here)", "set it here and apply"));
    expect(stdout).not.toMatch(/nothing to do/i);
  });

  /** The plan, without its secret, for an activation that was applied with it and has other values now. */
  const planWithout = async (after: Record<string, unknown>): Promise<string> => {
    const declared = (rest: Record<string, unknown>): Manifest[] => {
      const settings = { email: "$.e", key: "${env.TOKEN}" };
      const mapping = { destinationMapping: { actionId: "mailroomUpsertContact", settings }, ...rest };
      return [
        audience("a", {
          destinations: [destination(destinations.mailroom, { activations: [activation("x", mapping)] })],
        }),
      ];
    };
    const { plan, apply, declare } = await openWorkshop(declared({}));
    await apply({}, env);
    declare(declared(after));
    return (await plan({ format: "text" })).stdout;
  };

  test("are not said to stay as they are where another setting takes them along", async () => {
    const settings = { email: "$.mail", key: "${env.TOKEN}" };
    const text = await planWithout({ destinationMapping: { actionId: "mailroomUpsertContact", settings } });
    expect(text).toContain("TOKEN is not set here, and apply sends it");
    expect(text).not.toContain("stay as they are");
  });

  test("are not said to be sent where only something beside the settings changes", async () => {
    const text = await planWithout({ enabled: false });
    expect(text).not.toContain("and apply sends it");
    expect(text).toContain(note(`${mail}/activation/x`, "TOKEN (not set here)", "set it here and apply"));
  });

  test("are those of a connection that was made by hand and then taken over", async () => {
    const { plan, apply, declare, space } = await openWorkshop([audience("a")]);
    await apply();
    await space.byHand.send("POST", `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections`, {
      destination: { id: destinations.adverts, type: "destination" },
      connectionSettings: { account: "one", accessToken: env.TOKEN },
    });
    declare([audience("a", { destinations: [adverts()] })]);
    const { stdout } = await plan({ format: "text" }, env);
    expect(stdout).toContain(
      `Segment shows only the last characters of these secrets, and they are as declared: TOKEN of ${ads}.`,
    );
    expect(stdout).not.toContain("cannot be checked");
  });
});
