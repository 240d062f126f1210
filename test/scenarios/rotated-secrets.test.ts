import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as driftCommand from "../../src/commands/drift.ts";
import { splitDescription } from "../../src/resources/marker.ts";
import type { SentSecrets } from "../../src/resources/sent-secrets.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { getAt } from "../../src/values/pointer.ts";
import { activation, audience, destination, destinations, type Manifest } from "../support/project.ts";
import { runInProcess, type CommandResult } from "../support/command.ts";
import { scenario } from "../support/scenario.ts";
import { TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

const { mailroom, adverts, webhooks } = destinations;
const ads = `audience/a/destination/${adverts}`;
const created = ["create audience/a", `create ${ads}`];
const sentAgain = [`update ${ads}: connectionSettings.accessToken`];

/** Two values of an access token. Nothing that the program puts out may hold them. */
const TOKEN = "sesame-open-1234";
const OTHER = "sesame-shut-9876";
/** Ends as the first one does. */
const ALIKE = "barley-open-1234";
const [env, other] = [{ TOKEN }, { TOKEN: OTHER }];
const hides = [TOKEN, OTHER];
const idSyncConfiguration = [{ externalId: "email", strategy: "last" }];

/** An audience that is sent to the adverts with a token, which is masked when read. */
const set = (rest: Record<string, unknown> = {}, spec = {}, metadata = {}): Manifest[] => {
  const sent = destination(adverts, { connectionSettings: { accessToken: "${env.TOKEN}" }, ...rest });
  return [audience("a", { destinations: [sent], ...spec }, metadata)];
};
const token = (space: TestSpace): unknown =>
  getAt(space.stored().connections?.[0]?.connectionSettings as JsonObject, "/accessToken");

const others = ["create audience/c", "create audience/d", "create audience/e"];

/** Ada sets the token in the app. */
async function sendByHand(space: TestSpace, accessToken: string): Promise<void> {
  const [connection] = space.stored().connections ?? [];
  const path = `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}`;
  await space.byHand.send("PATCH", path, { connectionSettings: { accessToken } });
}

/** What the marker of the audience `A` remembers. */
function remembered(space: TestSpace): readonly SentSecrets[] {
  const { ownership } = splitDescription(space.named("A").description ?? "");
  return typeof ownership === "object" ? (ownership.sent ?? []) : [];
}

const edits = (space: TestSpace): number =>
  space.requests.filter((line) => /^PATCH \S+\/audiences\/\w+ /.test(line)).length;

describe("another value of a secret", () => {
  scenario("is sent, once, and then remembered", [
    { manifests: set(), env, hides, changes: created, check: (space) => expect(token(space)).toBe(TOKEN) },
    {
      env: other,
      hides,
      changes: sentAgain,
      warnings: ["plan-secret-sent-again"],
      check: (space) => expect(token(space)).toBe(OTHER),
    },
    { env: other, changes: [] },
    { env, hides, changes: sentAgain, check: (space) => expect(token(space)).toBe(TOKEN) },
  ]);

  scenario("is not known where it is not set, and no change by itself", [
    { manifests: set(), env, changes: created },
    { changes: [] },
    { manifests: set({}, { enabled: false }), changes: ["update audience/a: enabled"] },
    { env: other, changes: sentAgain, check: (space) => expect(token(space)).toBe(OTHER) },
  ]);

  scenario("stays noticed when the audience itself changes, moves and is replaced", [
    { manifests: set(), env, hides, changes: created },
    {
      manifests: set({}, { description: "Ours." }, { protect: true }),
      changes: ["update audience/a: description, protect"],
    },
    {
      manifests: set({}, { description: "Ours." }, { protect: true }).map((each) => renamed(each)),
      changes: ["update audience/b from audience/a"],
    },
    {
      manifests: set({}, { description: "Theirs." }).map((each) => renamed(each)),
      env: other,
      hides,
      changes: [
        "update audience/b: description, protect",
        `update audience/b/destination/${adverts}: connectionSettings.accessToken`,
      ],
      check: (space) => expect(token(space)).toBe(OTHER),
    },
  ]);

  scenario("is noticed when a destination was added to an audience that was there", [
    { manifests: [audience("a", { destinations: [] })], changes: ["create audience/a"] },
    { manifests: set(), env, hides, changes: [`create ${ads}`] },
    { env: other, hides, changes: sentAgain },
    { manifests: [audience("a", { destinations: [] })], changes: [`delete ${ads}`] },
    { manifests: set(), env, hides, changes: [`create ${ads}`] },
    { env, changes: [] },
  ]);

  scenario("is sent again after a run that ended before it was remembered", [
    { manifests: set(), env, changes: created },
    {
      byHand: (space) => sendByHand(space, OTHER),
      env: other,
      hides,
      changes: sentAgain,
      check: (space) => expect(token(space)).toBe(OTHER),
    },
  ]);

  scenario("is sent with all else that a new audience is made of, and remembered from its beginning", [
    {
      manifests: [...set({ idSyncConfiguration }), audience("c"), audience("d"), audience("e")],
      env,
      changes: [...created, ...others],
    },
    {
      manifests: [
        ...set({ idSyncConfiguration }, { audienceType: "ACCOUNTS" }, { replace: "allow" }),
        audience("c"),
        audience("d"),
        audience("e"),
      ],
      env: other,
      hides,
      changes: ["replace audience/a: audienceType", `replace ${ads}: connectionSettings.accessToken`],
      check: (space) => {
        expect(token(space)).toBe(OTHER);
        expect(remembered(space)).toHaveLength(1);
      },
    },
    { env, changes: sentAgain },
  ]);

  scenario("of a part that was taken over is not known before it was sent once, where it ends as that in the space", [
    {
      byHand: async (space) => {
        await space.byHand.create({
          name: "A",
          audienceType: "USERS",
          definition: { query: "event('A').count() >= 1" },
        });
        const connections = `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections`;
        const connectionSettings = { accessToken: TOKEN };
        await space.byHand.send("POST", connections, {
          destination: { id: adverts, type: "destination" },
          connectionSettings,
        });
      },
      manifests: set({}, {}, { adopt: { name: "A" } }),
      env: { TOKEN: ALIKE },
      changes: ["adopt audience/a"],
      check: (space) => expect(token(space)).toBe(TOKEN),
    },
    {
      manifests: set({ secretVersion: 1 }, {}, { adopt: { name: "A" } }),
      env: { TOKEN: ALIKE },
      changes: [`update ${ads}: connectionSettings.accessToken, secretVersion`],
      check: (space) => expect(token(space)).toBe(ALIKE),
    },
    { env: other, changes: sentAgain },
  ]);
});

describe("a wrong value that is set for a moment", () => {
  const sent = destination(adverts, { connectionSettings: { accessToken: "${env.TOKEN}" } });

  /** What a plan says as text where all audiences have another token than the one that is set. */
  async function planOther(format: string): Promise<string> {
    const shop = await openWorkshop(["a", "b", "c"].map((name) => audience(name, { destinations: [sent] })));
    await shop.apply({}, env);
    return (await shop.plan({ format }, other)).stdout;
  }

  test("is in the first line of a plan, with its variable and where it goes", async () => {
    expect((await planOther("text")).split("\n")[0]).toContain(
      "test: sends another secret TOKEN to 3 connections to Adverts; ",
    );
  });

  test("is told once, and not for each connection", async () => {
    expect((await planOther("text")).match(/is not the one that was sent last/g)).toHaveLength(1);
  });

  test.each([
    ["text", /^Secrets in the space are overwritten with others:$/m],
    ["markdown", /^> \[!CAUTION\]\n> \*\*Secrets in the space are overwritten with others:/m],
  ])("is a danger above everything else as %s", async (format, box) => {
    expect(await planOther(format)).toMatch(box);
  });
});

function renamed({ metadata, ...rest }: Manifest): Manifest {
  return { ...rest, metadata: { ...metadata, name: "b", previousNames: ["a"] } };
}

describe("another secretVersion", () => {
  scenario("sends the secrets again, whatever their values are", [
    { manifests: set({ secretVersion: 1 }), env, hides, changes: created },
    {
      byHand: (space) => sendByHand(space, ALIKE),
      env,
      changes: [],
      check: (space) => expect(token(space)).toBe(ALIKE),
    },
    {
      manifests: set({ secretVersion: 2 }),
      env,
      hides,
      changes: [`update ${ads}: connectionSettings.accessToken, secretVersion`],
      warnings: ["plan-secret-sent-again"],
      check: (space) => expect(token(space)).toBe(TOKEN),
    },
    { manifests: set({ secretVersion: 2 }), env, changes: [] },
    { manifests: set(), env, changes: [] },
    {
      manifests: set({ secretVersion: 1 }),
      env,
      changes: [`update ${ads}: connectionSettings.accessToken, secretVersion`],
    },
  ]);

  const hooked = (name: string, secretVersion: number): Manifest[] => {
    const destinationMapping = { actionId: "mailroomUpsertContact", settings: { email: "$.e", key: "${env.TOKEN}" } };
    const sent = activation(name, { destinationMapping, secretVersion });
    return [audience("a", { destinations: [destination(mailroom, { activations: [sent] })] })];
  };
  const at = (name: string): string => `audience/a/destination/${mailroom}/activation/${name}`;

  scenario("holds for an activation, whose memory moves with its name", [
    {
      manifests: hooked("x", 1),
      env,
      changes: ["create audience/a", `create audience/a/destination/${mailroom}`, `create ${at("x")}`],
    },
    {
      manifests: hooked("x", 2),
      env,
      changes: [`update ${at("x")}: secretVersion`],
      check: (space) => expect(remembered(space)).toMatchObject([{ version: 2 }]),
    },
    {
      manifests: hooked("y", 2),
      env,
      changes: [`update ${at("y")}: activationName`],
      check: (space) => expect(remembered(space)).toMatchObject([{ version: 2 }]),
    },
    { manifests: hooked("y", 2), env, changes: [] },
  ]);

  test("without a secret beside it is a mistake in the manifest", async () => {
    const { plan } = await openWorkshop(set({ secretVersion: 1, connectionSettings: { account: "one" } }));
    const { exitCode, stderr } = await plan({ format: "text" });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("destinations[0].secretVersion sends nothing")]);
  });
});

describe("what an apply sends for the sake of secrets", () => {
  test("is no request more where there are none, and none for a new audience", async () => {
    const { space, apply, declare } = await openWorkshop(set());
    await apply({}, env);
    expect(remembered(space)).toHaveLength(1);
    expect(edits(space)).toBe(0);
    const idSyncConfiguration = [{ externalId: "email", strategy: "last" }];
    declare(set({ idSyncConfiguration }));
    await apply({}, env);
    expect(edits(space)).toBe(0);
    await apply({}, other);
    expect(edits(space)).toBe(1);
  });

  test("leaves one entry for each part, also when several are ready at once", async () => {
    const sent = (id: string) => destination(id, { connectionSettings: { accessToken: "${env.TOKEN}" } });
    const both = [audience("a", { destinations: [sent(adverts), sent(webhooks)] })];
    const { space, apply } = await openWorkshop([audience("a")]);
    await apply();
    const workshop = await openWorkshop(both);
    await workshop.apply({}, env);
    const before = remembered(workshop.space);
    expect((await workshop.apply({}, other)).exitCode).toBe(0);
    const after = remembered(workshop.space);
    expect(after.map(({ part }) => part)).toEqual(before.map(({ part }) => part));
    expect(new Set([...before, ...after].map(({ print }) => print)).size).toBe(2);
    expect(remembered(space)).toEqual([]);
  });
});

describe("drift", () => {
  test("reports a secret that somebody changed by hand, and shows nothing of it", async () => {
    const { space, folder, apply } = await openWorkshop(set());
    await apply({}, env);
    await sendByHand(space, OTHER);
    const { exitCode, stdout } = await runInProcess(driftCommand, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
      options: { timeScale: TEST_TIME_SCALE, format: "text" },
    });
    expect([exitCode, stdout]).toEqual([
      2,
      expect.stringContaining(
        'connectionSettings.accessToken: declared "${env.TOKEN}", live another secret (its last characters differ)',
      ),
    ]);
    expect(stdout).not.toMatch(/1234|9876/);
  });

  test("offers no import where a secret is all that differs, which no import can bring", async () => {
    const { space, folder, apply } = await openWorkshop(set());
    await apply({}, env);
    await sendByHand(space, OTHER);
    const { stderr } = await runInProcess(driftCommand, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
      options: { timeScale: TEST_TIME_SCALE, format: "text" },
    });
    expect(stderr).toContain("To plan what would make it as declared");
    expect(stderr).not.toContain("To keep what is in the space");
  });

  test("says nothing of what is remembered, and takes another value for a change that is not applied yet", async () => {
    const { space, folder, apply } = await openWorkshop(set());
    await apply({}, env);
    await apply({}, other);
    const drift = async (variables: Record<string, string>, format = "json"): Promise<CommandResult> =>
      await runInProcess(driftCommand, {
        cwd: folder,
        env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...variables },
        options: { timeScale: TEST_TIME_SCALE, format, pending: true },
      });
    const [asSent, another] = [await drift(other), await drift(env)];
    expect([asSent.exitCode, JSON.parse(asSent.stdout)]).toMatchObject([0, { drift: false, pending: [] }]);
    expect([another.exitCode, JSON.parse(another.stdout)]).toMatchObject([
      0,
      { differing: [], pending: [{ address: ads }] },
    ]);
    expect((await drift(env, "text")).stdout).toContain(
      "Not applied yet, and not drift: 1 part with secrets that are sent again",
    );
    const { stdout } = await drift(env, "sarif");
    expect(stdout).toContain(`${ads} is as declared as far as Segment shows (update); the secrets are sent again`);
    expect(stdout).not.toContain("goes along with");
  });
});

describe("a secret that was sent and not remembered", () => {
  test("is told as that, and sent again by the next apply", async () => {
    const { space, plan, apply } = await openWorkshop(set());
    await apply({}, env);
    space.refuse(`/audiences/${space.named("A").id}`, 403);
    const failed = await apply({}, other);
    expect(failed.exitCode).toBe(5);
    expect(failed.report.outcomes).toMatchObject([{ address: ads, status: "failed", inPart: true }]);
    expect(failed.stdout).toContain("that was not remembered, so the next apply sends them again");
    expect(token(space)).toBe(OTHER);
    space.refuse(`/audiences/${space.named("A").id}`, undefined);
    expect((await plan({}, other)).plan.changes).toMatchObject([{ address: ads, action: "update" }]);
    expect((await apply({}, other)).exitCode).toBe(0);
    expect((await plan({}, other)).plan.changes).toEqual([]);
  });
});

describe("a saved plan and another value of a secret", () => {
  const idSyncConfiguration = [{ externalId: "email", strategy: "last" }];

  test("sends it when it says so, and says nothing of its value", async () => {
    const { space, folder, plan, apply } = await openWorkshop(set());
    await apply({}, env);
    const planned = await plan({ save: "plan.json" }, other);
    const applied = await apply({}, other, "plan.json");
    expect(applied.exitCode).toBe(0);
    expect(token(space)).toBe(OTHER);
    const again = await apply({}, other, "plan.json");
    expect(again.exitCode).toBe(0);
    expect(again.report.outcomes).toMatchObject([{ address: ads, status: "unchanged" }]);
    const saved = readFileSync(path.join(folder, "plan.json"), "utf8");
    const texts = [planned, applied, again].flatMap(({ stdout, stderr }) => [stdout, stderr]);
    for (const text of [saved, ...texts]) for (const secret of hides) expect(text).not.toContain(secret);
  });

  test("does not write over one that somebody changed by hand since then", async () => {
    const { space, plan, apply, declare } = await openWorkshop(set());
    await apply({}, env);
    declare(set({ connectionSettings: { accessToken: "${env.TOKEN}", account: "one" } }));
    await plan({ save: "plan.json" }, env);
    await sendByHand(space, OTHER);
    const { exitCode, stderr } = await apply({}, env, "plan.json");
    expect([exitCode, token(space)]).toEqual([4, OTHER]);
    expect(stderr).toContain("connectionSettings.accessToken");
  });

  test("that was made where it is not set does not write over one that somebody changed by hand since then", async () => {
    const { space, plan, apply, declare } = await openWorkshop(set());
    await apply({}, env);
    declare(set({ connectionSettings: { accessToken: "${env.TOKEN}", account: "one" } }));
    await plan({ save: "plan.json" });
    await sendByHand(space, OTHER);
    const { exitCode, stderr } = await apply({}, env, "plan.json");
    expect([exitCode, token(space)]).toEqual([4, OTHER]);
    expect(stderr).toContain("the secret in the space changed after the plan was made: connectionSettings.accessToken");
  });

  test("that was made where it is not set is applied while the space shows the same mask", async () => {
    const { plan, apply, declare } = await openWorkshop(set());
    await apply({}, env);
    declare(set({ connectionSettings: { accessToken: "${env.TOKEN}", account: "one" } }));
    await plan({ save: "plan.json" });
    const { exitCode, stderr } = await apply({}, env, "plan.json");
    expect(exitCode, stderr).toBe(0);
  });

  test("has another digest once somebody changed the secret by hand", async () => {
    const { space, plan, apply, declare } = await openWorkshop(set());
    await apply({}, env);
    declare(set({ connectionSettings: { accessToken: "${env.TOKEN}", account: "one" } }));
    const { digest } = (await plan()).plan;
    await sendByHand(space, OTHER);
    expect((await plan()).plan.digest).not.toBe(digest);
  });

  test("does not add a secret where somebody set another one by hand since then", async () => {
    const { space, plan, apply, declare } = await openWorkshop(set({ connectionSettings: { account: "one" } }));
    await apply();
    declare(set({ connectionSettings: { accessToken: "${env.TOKEN}", account: "one" } }));
    await plan({ save: "plan.json" });
    await sendByHand(space, OTHER);
    const { exitCode } = await apply({}, env, "plan.json");
    expect([exitCode, token(space)]).toEqual([4, OTHER]);
  });

  test("that made it can be applied again, and says that all of it is done", async () => {
    const { plan, apply } = await openWorkshop(set());
    await plan({ save: "plan.json" }, env);
    await apply({}, env, "plan.json");
    const again = await apply({ format: "text" }, env, "plan.json");
    expect(again.stdout).toBe("Nothing to do: the plan is already applied.\n");
    expect(again.exitCode, again.stderr).toBe(0);
  });

  test("that was interrupted goes on with what is left", async () => {
    const shop = await openWorkshop([...set(), audience("b")]);
    shop.space.simulator.settings.audienceQuota = 1;
    await shop.plan({ save: "plan.json" }, env);
    expect((await shop.apply({}, env, "plan.json")).exitCode).toBe(5);
    shop.space.simulator.settings.audienceQuota = 10;
    const again = await shop.apply({}, env, "plan.json");
    expect(again.exitCode, again.stderr).toBe(0);
  });

  test("leaves it out, and counts it, when it was made where the secret is not set", async () => {
    const { space, plan, apply, declare } = await openWorkshop(set());
    await apply({}, env);
    declare(set({ idSyncConfiguration }));
    await plan({ save: "plan.json" });
    const { exitCode, report } = await apply({}, other, "plan.json");
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ outcomes: [{ address: ads, status: "done" }], leftOut: 1 });
    expect(token(space)).toBe(TOKEN);
    expect((await plan({}, other)).plan.changes).toMatchObject([{ address: ads, action: "update" }]);
  });

  test("is refused where the value is not set, without a word about files that did not change", async () => {
    const { space, plan, apply } = await openWorkshop(set());
    await apply({}, env);
    await plan({ save: "plan.json" }, other);
    const { exitCode, stderr } = await apply({}, {}, "plan.json");
    expect(exitCode).toBe(4);
    expect(stderr).toContain("the secrets that it sends again are not set here");
    expect(token(space)).toBe(TOKEN);
  });
});
