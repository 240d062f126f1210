import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { activation, audience, destination, destinations, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import type { TestSpace } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

const { mailroom, adverts } = destinations;
const ads = `audience/a/destination/${adverts}`;
const created = ["create audience/a", `create ${ads}`];

/** Stands for an access token. Nothing that the program puts out may hold it. */
const TOKEN = "sesame-open-1234";
const OTHER = "sesame-shut-9876";
/** Ends as the first one does. */
const ALIKE = "barley-open-1234";
const env = { TOKEN };
const hides = [TOKEN, OTHER, ALIKE];
const byEmail = [{ externalId: "email", strategy: "last" }];

/** An audience that is sent to the adverts with these settings. The destination's `accessToken` is masked when read. */
const set = (connectionSettings: Record<string, unknown>, rest: Record<string, unknown> = {}): Manifest[] => [
  audience("a", { destinations: [destination(adverts, { connectionSettings, ...rest })] }),
];
const settings = (space: TestSpace): unknown => space.stored().connections?.[0]?.connectionSettings;

/** Ada changes the settings in the app. */
async function editByHand(space: TestSpace, connectionSettings: Record<string, unknown>): Promise<void> {
  const [connection] = space.stored().connections ?? [];
  const path = `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}`;
  await space.byHand.send("PATCH", path, { connectionSettings });
}

describe("secrets in connection settings that the API shows masked", () => {
  scenario("a secret is sent, and one that somebody set by hand is another where its mask ends otherwise", [
    {
      manifests: set({ accessToken: "${env.TOKEN}", account: "one" }),
      env,
      hides,
      changes: created,
      check: (space) => expect(settings(space)).toEqual({ accessToken: TOKEN, account: "one" }),
    },
    {
      env,
      hides,
      byHand: (space) => editByHand(space, { accessToken: ALIKE, account: "one" }),
      changes: [],
      check: (space) => expect(settings(space)).toEqual({ accessToken: ALIKE, account: "one" }),
    },
    {
      env,
      hides,
      byHand: (space) => editByHand(space, { accessToken: OTHER, account: "one" }),
      changes: [`update ${ads}: connectionSettings.accessToken`],
      warnings: ["plan-secret-sent-again"],
      check: (space) => expect(settings(space)).toEqual({ accessToken: TOKEN, account: "one" }),
    },
  ]);

  scenario("a change of another key sends the secret again", [
    { manifests: set({ accessToken: "${env.TOKEN}", account: "one" }), env, hides, changes: created },
    {
      manifests: set({ accessToken: "${env.TOKEN}", account: "two" }),
      env: { TOKEN: OTHER },
      hides,
      changes: [`update ${ads}: connectionSettings.accessToken, connectionSettings.account`],
      check: (space) => expect(settings(space)).toEqual({ accessToken: OTHER, account: "two" }),
    },
  ]);

  scenario("a change beside the settings leaves the secret alone", [
    { manifests: set({ accessToken: "${env.TOKEN}" }), env, hides, changes: created },
    {
      manifests: set(
        { accessToken: "${env.TOKEN}" },
        { idSyncConfiguration: [{ externalId: "email", strategy: "last" }] },
      ),
      hides,
      changes: [`update ${ads}: idSyncConfiguration`],
      check: (space) => expect(settings(space)).toEqual({ accessToken: TOKEN }),
    },
  ]);

  scenario("a secret that was set by hand, and that no manifest declares, must not be lost", [
    { manifests: set({ account: "one" }), changes: created },
    {
      byHand: (space) => editByHand(space, { accessToken: TOKEN, account: "one" }),
      manifests: set({ account: "two" }),
      hides,
      changes: [`update ${ads}: connectionSettings.account`],
      refused: ["plan-masked-setting"],
    },
    {
      manifests: set({ account: "one" }, { idSyncConfiguration: [{ externalId: "email", strategy: "last" }] }),
      hides,
      changes: [`update ${ads}: idSyncConfiguration`],
      check: (space) => expect(settings(space)).toEqual({ accessToken: TOKEN, account: "one" }),
    },
    {
      manifests: set({ account: "two", accessToken: "${env.TOKEN}" }),
      env,
      hides,
      changes: [`update ${ads}: connectionSettings.account, connectionSettings.accessToken`],
      check: (space) => expect(settings(space)).toEqual({ accessToken: TOKEN, account: "two" }),
    },
  ]);

  scenario("a secret of a new key is a change, and one that is not declared any more stays", [
    { manifests: set({ account: "one" }), changes: created },
    {
      manifests: set({ account: "one", accessToken: "${env.TOKEN}" }),
      env,
      hides,
      changes: [`update ${ads}: connectionSettings.accessToken`],
      check: (space) => expect(settings(space)).toEqual({ accessToken: TOKEN, account: "one" }),
    },
    { manifests: set({ account: "one" }), hides, changes: [] },
  ]);

  scenario("a replaced audience gets its secret again, and is refused when nobody declares it", [
    {
      manifests: [typed("USERS", { accessToken: "${env.TOKEN}" }), ...others()],
      env,
      hides,
      changes: [...created, "create audience/b", "create audience/c", "create audience/d"],
    },
    {
      manifests: [typed("ACCOUNTS", {}), ...others()],
      hides,
      changes: ["withheld audience/a: audienceType", `withheld ${ads}: connectionSettings.accessToken`],
      leavesOut: ["plan-replacement-incomplete"],
    },
    {
      manifests: [typed("ACCOUNTS", { accessToken: "${env.TOKEN}" }), ...others()],
      env: { TOKEN: OTHER },
      hides,
      changes: ["replace audience/a: audienceType", `replace ${ads}: connectionSettings.accessToken`],
      check: (space) => expect(settings(space)).toEqual({ accessToken: OTHER }),
    },
  ]);

  function typed(audienceType: string, connectionSettings: Record<string, unknown>): Manifest {
    const sent = destination(adverts, {
      idSyncConfiguration: byEmail,
      ...(Object.keys(connectionSettings).length > 0 && { connectionSettings }),
    });
    return audience("a", { audienceType, destinations: [sent] }, { replace: "allow" });
  }
  function others(): Manifest[] {
    return [audience("b"), audience("c"), audience("d")];
  }
});

describe("secrets in settings that the API shows as they are", () => {
  scenario("the same value is no difference, and another one is, without either being shown", [
    {
      manifests: set({ key: "Bearer ${env.TOKEN}", account: "one" }),
      env,
      hides,
      changes: created,
      check: (space) => expect(settings(space)).toEqual({ key: `Bearer ${TOKEN}`, account: "one" }),
    },
    { env, hides, changes: [] },
    {
      env: { TOKEN: OTHER },
      hides,
      changes: [`update ${ads}: connectionSettings.key`],
      check: (space) => expect(settings(space)).toEqual({ key: `Bearer ${OTHER}`, account: "one" }),
    },
    {
      byHand: (space) => editByHand(space, { key: "Ada's", account: "one" }),
      env,
      hides: [...hides, "Ada's"],
      changes: [`update ${ads}: connectionSettings.key`],
    },
  ]);

  scenario("secrets may stand deep in lists and objects", [
    {
      manifests: set({ headers: [{ name: "x-key", value: "${env.TOKEN}" }, "$${env.TOKEN}"] }),
      env,
      hides,
      changes: created,
      check: (space) => expect(settings(space)).toEqual({ headers: [{ name: "x-key", value: TOKEN }, "${env.TOKEN}"] }),
    },
    {
      env: { TOKEN: OTHER },
      hides,
      changes: [`update ${ads}: connectionSettings.headers`],
      check: (space) => expect(JSON.stringify(settings(space))).toContain(OTHER),
    },
  ]);

  const hooked = (name: string, rest: Record<string, unknown> = {}): Manifest[] => {
    const destinationMapping = { actionId: "mailroomUpsertContact", settings: { email: "$.e", key: "${env.TOKEN}" } };
    const sent = activation(name, { destinationMapping, ...rest });
    return [audience("a", { destinations: [destination(mailroom, { activations: [sent] })] })];
  };
  const x = `audience/a/destination/${mailroom}/activation/x`;

  scenario("activations take secrets, too, and are recognised under another name", [
    {
      manifests: hooked("x"),
      env,
      hides,
      changes: ["create audience/a", `create audience/a/destination/${mailroom}`, `create ${x}`],
      check: (space) =>
        expect(space.stored().activations?.[0]?.destinationMapping?.settings).toEqual({ email: "$.e", key: TOKEN }),
    },
    { manifests: hooked("x", { enabled: false }), env, hides, changes: [`update ${x}: enabled`] },
    {
      manifests: hooked("x", { enabled: false }),
      env: { TOKEN: OTHER },
      hides,
      changes: [`update ${x}: destinationMapping.settings.key`],
      check: (space) =>
        expect(space.stored().activations?.[0]?.destinationMapping?.settings).toEqual({ email: "$.e", key: OTHER }),
    },
    {
      manifests: hooked("y", { enabled: false }),
      env: { TOKEN: OTHER },
      hides,
      changes: [`update audience/a/destination/${mailroom}/activation/y: activationName`],
    },
  ]);
});

describe("secrets that are not set", () => {
  const masked = set({ accessToken: "${env.TOKEN}", account: "one" }, { idSyncConfiguration: byEmail });

  test("a plan names each with its place, and an apply writes nothing before all are set", async () => {
    const both = set({ accessToken: "${env.TOKEN}", account: "${env.ACCOUNT}" });
    const { space, plan, apply } = await openWorkshop([...both, audience("b")]);
    const planned = await plan();
    expect(planned.exitCode).toBe(0);
    const warnings = planned.plan.changes.flatMap((change) => change.warnings);
    expect(warnings.map(({ code, address }) => `${code} ${address}`)).toEqual([
      `plan-secret-missing ${ads}`,
      `plan-secret-missing ${ads}`,
    ]);
    const { refusals, exitCode, stderr } = await apply();
    expect(exitCode).toBe(1);
    expect(refusals).toEqual(warnings.map((each) => ({ ...each, severity: "error" })));
    expect(stderr).toMatch(/all\.yaml:\d+:\d+: error: the environment variable TOKEN is not set/);
    expect(stderr).toMatch(/all\.yaml:\d+:\d+: error: the environment variable ACCOUNT is not set/);
    expect(space.audiences()).toEqual([]);
    expect((await apply({}, { ...env, ACCOUNT: "one" })).exitCode).toBe(0);
    expect(settings(space)).toEqual({ accessToken: TOKEN, account: "one" });
  });

  test("nothing is missed while nothing has to be written", async () => {
    const { plan, apply } = await openWorkshop(masked);
    await apply({}, env);
    const { plan: second } = await plan();
    expect(second.changes).toEqual([]);
    expect((await apply()).exitCode).toBe(0);
  });

  test("a replacement deletes nothing before its secrets are there", async () => {
    const { space, apply, declare } = await openWorkshop(masked);
    await apply({}, env);
    const { id } = space.named("A");
    const connectionSettings = { accessToken: "${env.TOKEN}", account: "one" };
    const sent = destination(adverts, { connectionSettings, idSyncConfiguration: byEmail });
    declare([audience("a", { audienceType: "ACCOUNTS", destinations: [sent] }, { replace: "allow" })]);
    const { refusals, exitCode } = await apply({ maxDeletePercent: 100 });
    expect(exitCode).toBe(1);
    expect(refusals).toMatchObject([{ code: "plan-secret-missing", address: ads }]);
    expect(space.named("A").id).toBe(id);
    expect(settings(space)).toEqual({ accessToken: TOKEN, account: "one" });
  });
});

describe("a secret that is not set, of a part that is edited beside its settings", () => {
  const byPhone = [{ externalId: "phone", strategy: "last" }];
  const connected = (connectionSettings: Record<string, unknown>, rest: object): Manifest[] =>
    set(connectionSettings, { idSyncConfiguration: byEmail, ...rest });

  scenario("is not asked for by an edit of a connection, be it shown or masked, and stays in the space", [
    {
      manifests: connected({ key: "${env.TOKEN}", accessToken: "${env.TOKEN}" }, {}),
      env,
      hides,
      changes: created,
      warnings: [],
    },
    {
      manifests: connected({ key: "${env.TOKEN}", accessToken: "${env.TOKEN}" }, { idSyncConfiguration: byPhone }),
      hides,
      changes: [`update ${ads}: idSyncConfiguration`],
      warnings: [],
      check: (space) => expect(settings(space)).toEqual({ key: TOKEN, accessToken: TOKEN }),
    },
  ]);

  const mapped = (rest: Record<string, unknown>, more: Record<string, unknown> = {}, name = "x"): Manifest[] => {
    const destinationMapping = {
      actionId: "mailroomUpsertContact",
      settings: { email: "$.e", key: "${env.TOKEN}", ...more },
    };
    const sent = activation(name, { destinationMapping, ...rest });
    return [audience("a", { destinations: [destination(mailroom, { activations: [sent] })] })];
  };
  const x = `audience/a/destination/${mailroom}/activation/x`;
  const stored = (space: TestSpace): unknown => space.stored().activations?.[0]?.destinationMapping?.settings;
  const both = ["create audience/a", `create audience/a/destination/${mailroom}`, `create ${x}`];

  scenario("is not asked for by a switch and another name of an activation", [
    { manifests: mapped({}), env, hides, changes: both },
    {
      manifests: mapped({ enabled: false }),
      hides,
      changes: [`update ${x}: enabled`],
      warnings: [],
      check: (space) => {
        expect(stored(space)).toEqual({ email: "$.e", key: TOKEN });
        expect(space.stored().activations?.[0]?.enabled).toBe(false);
      },
    },
    {
      manifests: mapped({ enabled: false }, {}, "y"),
      hides,
      changes: [`update ${x.replace(/x$/, "y")}: activationName`],
      check: (space) => expect(stored(space)).toEqual({ email: "$.e", key: TOKEN }),
    },
  ]);

  test.each([
    ["a setting beside it", mapped({ enabled: false }, { email: "$.other" })],
    ["a second activation with it", twoActivations()],
  ])("is asked for, once, by %s, before anything is written", async (_, manifests) => {
    const { space, plan, apply, declare } = await openWorkshop(mapped({}));
    expect((await apply({}, env)).exitCode).toBe(0);
    declare([...manifests, audience("b")]);
    const warnings = (await plan()).plan.changes.flatMap((change) => change.warnings);
    expect(warnings.filter(({ code }) => code === "plan-secret-missing").map(({ message }) => message)).toEqual([
      "the environment variable TOKEN is not set here, and apply sends it",
    ]);
    const before = JSON.stringify(space.simulator.state);
    const { refusals, exitCode } = await apply();
    expect(exitCode).toBe(1);
    expect(refusals.map(({ code }) => code)).toEqual(["plan-secret-missing"]);
    expect(JSON.stringify(space.simulator.state)).toBe(before);
  });

  function twoActivations(): Manifest[] {
    const of = (name: string, enabled: boolean): ReturnType<typeof activation> =>
      activation(name, {
        enabled,
        destinationMapping: { actionId: "mailroomUpsertContact", settings: { email: "$.e", key: "${env.TOKEN}" } },
      });
    return [audience("a", { destinations: [destination(mailroom, { activations: [of("x", false), of("z", true)] })] })];
  }

  test("is asked for by a replacement of the activation, and the old one stays", async () => {
    const { space, apply, declare } = await openWorkshop(mapped({}));
    expect((await apply({}, env)).exitCode).toBe(0);
    const destinationMapping = { actionId: "mailroomAddToList", settings: { listId: "l", key: "${env.TOKEN}" } };
    const other = activation("x", { destinationMapping });
    declare([audience("a", { destinations: [destination(mailroom, { activations: [other] })] }, { replace: "allow" })]);
    const before = JSON.stringify(space.simulator.state);
    const { refusals, exitCode } = await apply({ maxDeletePercent: 100 });
    expect(exitCode).toBe(1);
    expect(refusals.map(({ code }) => code)).toEqual(["plan-secret-missing"]);
    expect(JSON.stringify(space.simulator.state)).toBe(before);
  });

  test.each([
    ["not asked for by an adoption that leaves the settings as they are", {}, []],
    ["asked for by an adoption that changes a setting beside it", { email: "$.other" }, ["plan-secret-missing"]],
  ])("is %s", async (_, more, codes) => {
    const { space, plan, apply, declare } = await openWorkshop(mapped({}));
    expect((await apply({}, env)).exitCode).toBe(0);
    await space.byHand.edit("A", { description: "Ours." });
    const [manifest] = mapped({ enabled: false }, more);
    declare(manifest ? [{ ...manifest, metadata: { name: "a", adopt: { name: "A" } } }] : []);
    const { plan: planned } = await plan();
    expect(planned.changes.map(({ action }) => action)).toEqual(["adopt", "update"]);
    const { refusals, exitCode } = await apply();
    expect(refusals.map(({ code }) => code)).toEqual(codes);
    expect(exitCode).toBe(codes.length);
    const [stays] = space.stored().activations ?? [];
    expect(stays).toMatchObject({ enabled: codes.length > 0, destinationMapping: { settings: { key: TOKEN } } });
  });
});

describe("secrets and saved plans", () => {
  const shown = (account: string): Manifest[] => set({ key: "${env.TOKEN}", accessToken: "${env.TOKEN}", account });

  test("a saved plan holds no secret, and takes it from where it is applied", async () => {
    const { space, folder, plan, apply } = await openWorkshop(shown("one"));
    const { stdout, stderr } = await plan({ save: "plan.json", format: "text" }, env);
    const saved = readFileSync(path.join(folder, "plan.json"), "utf8");
    expect(`${stdout}${stderr}${saved}`).not.toContain(TOKEN);
    const applied = await apply({ format: "text" }, { TOKEN: OTHER }, "plan.json");
    expect(applied.exitCode).toBe(0);
    expect(`${applied.stdout}${applied.stderr}`).not.toContain(OTHER);
    expect(settings(space)).toEqual({ key: OTHER, accessToken: OTHER, account: "one" });
  });

  test("a plan that was made without the secret is applied with it", async () => {
    const { space, plan, apply, declare } = await openWorkshop(shown("one"));
    await apply({}, env);
    declare(shown("two"));
    const planned = await plan({ save: "plan.json" });
    expect(planned.exitCode).toBe(0);
    const { report, exitCode } = await apply({}, { TOKEN: OTHER }, "plan.json");
    expect(report.outcomes).toMatchObject([{ address: ads, status: "done" }]);
    expect(exitCode).toBe(0);
    expect(settings(space)).toEqual({ key: OTHER, accessToken: OTHER, account: "two" });
  });

  test("a plan that was made with the secret writes nothing without it, and says why", async () => {
    const { space, plan, apply } = await openWorkshop(shown("one"));
    await plan({ save: "plan.json" }, env);
    const { refusals, exitCode } = await apply({}, {}, "plan.json");
    expect(exitCode).toBe(1);
    expect(refusals.map(({ code }) => code)).toEqual(["plan-secret-missing", "plan-secret-missing"]);
    expect(space.audiences()).toEqual([]);
  });

  test("no text that the program puts out shows the secret, live or declared", async () => {
    const { space, plan, apply, declare } = await openWorkshop(shown("one"));
    await apply({}, env);
    await editByHand(space, { key: "live-secret-0000", accessToken: TOKEN, account: "one" });
    declare(shown("two"));
    const text = { format: "text" };
    const outputs = [await plan(text, { TOKEN: OTHER }), await plan({}, {}), await apply(text, { TOKEN: OTHER })];
    const all = outputs.map(({ stdout, stderr }) => stdout + stderr).join("\n");
    expect(all).toContain("connectionSettings");
    for (const secret of [TOKEN, OTHER, "live-secret-0000"]) expect(all).not.toContain(secret);
  });
});
