import { profileOf } from "../support/profile.ts";
import { joinDescription } from "../../src/resources/marker.ts";
import { hashKey } from "../../src/resources/ownership.ts";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import * as doctor from "../../src/commands/doctor.ts";
import { judgeNode } from "../../src/commands/doctor/check-node.ts";
import type { CheckReport } from "../../src/report/doctor-report.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { runWords } from "../support/command-line.ts";
import { runInProcess } from "../support/command.ts";
import {
  audience,
  destination,
  destinations,
  temporaryFolder,
  trait,
  writeProject,
  type Manifest,
  type ProjectSpec,
} from "../support/project.ts";
import { startSpace, type TestSpace } from "../support/space.ts";

const TOKEN = "PLACEHOLDER-TOKEN-5c1d8e";

type Result = { exitCode: number; stdout: string; checks: Record<string, CheckReport>; ok: boolean };
type Given = { env?: Record<string, string>; options?: object };

/** A project in a folder, a space behind a server, and the doctor. */
async function setUp(manifests: readonly Manifest[] = [audience("a"), audience("b")], project: ProjectSpec = {}) {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, manifests, project);
  const examine = (given: Given = {}): Promise<Result> =>
    runDoctor(folder, { ...given, env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: TOKEN, ...given.env } });
  return { space, folder, examine };
}

async function runDoctor(cwd: string, { env = {}, options = {} }: Given): Promise<Result> {
  const given = { format: "json", timeScale: 600, ...options };
  const { exitCode, stdout, stderr } = await runInProcess(doctor, { cwd, env, options: given });
  expect(stdout + stderr).not.toContain(TOKEN);
  const { checks, ok } = JSON.parse(stdout) as { checks: CheckReport[]; ok: boolean };
  expect(exitCode).toBe(ok ? 0 : 1);
  // What is wrong always comes with what to do.
  for (const { result, remedy } of checks) if (result !== "ok" && result !== "skipped") expect(remedy).toBeTruthy();
  return { exitCode, stdout, ok, checks: Object.fromEntries(checks.map((check) => [check.check, check])) };
}

/** The names of the checks that came out so. */
function having(result: CheckReport["result"], { checks }: Result): string[] {
  return Object.values(checks).flatMap((check) => (check.result === result ? [check.check] : []));
}

/** A server between the program and the space that may answer by itself. */
async function between(space: TestSpace, answer: (request: Request) => Promise<Response>): Promise<string> {
  const server = await serveSimulator({ fetch: answer }, { port: 0 });
  onTestFinished(() => server.close());
  expect(server.url).not.toBe(space.url);
  return server.url;
}

/** A port that nothing listens on. */
async function closedPort(): Promise<string> {
  const server = await serveSimulator({ fetch: () => Promise.resolve(refusal(500)) }, { port: 0 });
  await server.close();
  return new URL(server.url).port;
}

function refusal(status: number): Response {
  return Response.json({ errors: [{ type: "not-found", message: "No." }] }, { status });
}

function writeProjectFile(folder: string, spec: string): void {
  const head = "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: growth}\n";
  writeFileSync(path.join(folder, "audiencectl.yaml"), `${head}spec: {manifests: [audiences/*.yaml], ${spec}}\n`);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the profile that an environment names", () => {
  const withProfile = async (profile: Parameters<typeof profileOf>[0], rest: Parameters<typeof profileOf>[1] = {}) => {
    const { space, folder, examine } = await setUp([audience("a")], { profile: "probe.json" });
    writeFileSync(path.join(folder, "probe.json"), JSON.stringify(profileOf(profile, rest)));
    return { space, examine };
  };

  test("is in order when nothing seen contradicts it", async () => {
    const { examine } = await withProfile({ usersAccess: "all", defaultRateLimit: 1000 });
    expect((await examine()).checks["profile"]).toMatchObject({
      result: "ok",
      found:
        "probe.json of 2026-03-01 settles 2 settings; compared, and the same here: the region, usersAccess, defaultRateLimit",
    });
  });

  test("is held against all that doctor sees itself: the clock, the token, limits and rights", async () => {
    const clock = { value: 200, confidence: "measured" as const, min: 199, max: 201, n: 2, exchanges: [1] };
    const { examine } = await withProfile(
      {},
      {
        settings: {
          ...profileOf({ tokenAccess: "none", volumesAccess: 403, rateLimits: false, paginationEnds: "absent" })
            .settings,
          clockSkewSeconds: clock,
        },
      },
    );
    const { found = "", result } = (await examine()).checks["profile"] ?? {};
    expect(result).toBe("warning");
    expect(found.replace(/is -?\d now/, "is N now")).toBe(
      "probe.json of 2026-03-01 settles 5 settings, but reading event volumes was refused then (403), and is not now; the token was refused then, and is accepted now; answers did not tell what is left of limits then, and do now; the API's clock was 200 seconds ahead then, and is N now",
    );
  });

  test("is a warning when the space behaves otherwise by now", async () => {
    const settings = { usersAccess: "all", auditAccess: 403, defaultRateLimit: 500 } as const;
    const { space, examine } = await withProfile(settings, { region: "eu" });
    space.simulator.settings.usersAccess = 401;
    const { found, result } = (await examine()).checks["profile"] ?? {};
    expect(result).toBe("warning");
    expect(found).toBe(
      "probe.json of 2026-03-01 settles 3 settings, but it is of the region eu, and the environment is in us; the users of the workspace could be read then, and that is refused now (401); reading the audit trail was refused then (403), and is not now; requests without a limit of their own were limited to 500 a minute then, and are to 1,000 now",
    );
  });
});

describe("audiencectl doctor", () => {
  test("is content when all is well, and has written nothing", async () => {
    const { space, examine } = await setUp();
    await space.byHand.create({ name: "Z", audienceType: "USERS", definition: { query: "event('Z').count() >= 1" } });
    space.requests.length = 0;
    const report = await examine();
    expect([...having("problem", report), ...having("warning", report), ...having("skipped", report)]).toEqual([]);
    expect(report.exitCode).toBe(0);
    expect(report.checks["manifests"]?.found).toBe("2 manifests in 1 file");
    expect(report.checks["space"]?.found).toContain("spa_simulated");
    expect(report.checks["audiences"]?.found).toBe("can be read, 1 in the space");
    expect(report.checks["limits"]?.found).toMatch(/listAudiences \d+ of 60 left/);
    expect(report.checks["markers"]?.found).toMatch(
      /^0 objects of this project among 1, 1 without an owner and a manifest \(audiencectl import --all .*writes manifests for it\)$/,
    );
    expect(space.requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
    // The first only looks whether anybody answers, and has no token with it.
    expect(space.requests.filter((request) => !request.endsWith("200"))).toEqual(["GET /spaces → 401"]);
  });

  test("is content with a token that may only read", async () => {
    const { space, examine } = await setUp();
    space.simulator.settings.tokenAccess = "read";
    const report = await examine();
    expect(having("problem", report)).toEqual([]);
    expect(report.checks["access"]?.found).toContain("whether it may write shows only in an apply");
  });

  test("works with the embedded simulator, which needs no token and no network", async () => {
    const { folder, space } = await setUp();
    const report = await runDoctor(folder, { options: { simulate: true } });
    expect(report.ok).toBe(true);
    expect(having("skipped", report)).toEqual(["token", "proxy", "destinations", "clock"]);
    expect(space.requests).toEqual([]);
  });

  test("goes on without a project file as far as it makes sense", async () => {
    const { folder, examine } = await setUp();
    rmSync(path.join(folder, "audiencectl.yaml"));
    const report = await examine();
    expect(having("problem", report)).toEqual(["project"]);
    expect(having("ok", report)).toEqual(["node", "token", "certificates", "proxy", "host", "access", "clock"]);
    expect(report.checks["project"]?.remedy).toMatch(/--project.*audiencectl init.*audiencectl import/);
    expect(report.checks["space"]?.found).toBe("not checked: no environment is chosen");
  });

  test("names the environments when none is chosen, and checks the manifests for all of them", async () => {
    const { folder, examine } = await setUp();
    writeProjectFile(folder, "environments: {staging: {space: a, region: eu}, production: {space: b, region: eu}}");
    const report = await examine();
    expect(report.checks["environment"]).toMatchObject({
      result: "problem",
      remedy: expect.stringContaining("choose one with --env staging or --env production") as string,
    });
    expect(report.checks["manifests"]?.result).toBe("ok");
    expect((await examine({ options: { env: "staging" } })).checks["environment"]?.found).toContain("region eu");
    expect((await examine({ options: { env: "stagin" } })).checks["environment"]?.remedy).toContain("staging?");
  });

  test("has the remedy of the one variable that is missing, however many manifests name it", async () => {
    const definition = { query: "event('E').count() >= ${var.least}" };
    const { examine } = await setUp(["a", "b"].map((name) => audience(name, { definition })));
    const { manifests } = (await examine()).checks;
    expect(manifests?.found).toMatch(
      /is not defined for environment \w+, here and at 1 more place: audiencectl validate/,
    );
    expect(manifests?.remedy).toMatch(/^add it to spec\.environments\./);
  });

  test("of a new project without a manifest say how to begin, and are no problem", async () => {
    const { folder, examine } = await setUp([]);
    writeFileSync(
      path.join(folder, "audiencectl.yaml"),
      readFileSync(path.join(folder, "audiencectl.yaml"), "utf8").replace("audiences", "nowhere"),
    );
    const report = await examine();
    expect([report.checks["manifests"]?.result, having("problem", report)]).toEqual(["warning", []]);
    expect(report.checks["manifests"]?.remedy).toContain("audiencectl import --all");
  });

  test("counts the errors of manifests and goes on", async () => {
    const { folder, examine } = await setUp();
    writeProject(folder, [audience("a", { enabled: "perhaps", audienceTyp: "USERS" }), audience("b")]);
    const report = await examine();
    expect(having("problem", report)).toEqual(["manifests"]);
    expect(report.checks["manifests"]?.found).toMatch(/2 errors, the first: audiences\/all\.yaml:\d+:\d+: /);
    expect(report.checks["manifests"]?.remedy).toContain("audiencectl validate");
    expect(report.checks["markers"]?.found).toContain("once the manifests are in order");
  });
});

describe("the token", () => {
  test("that is missing is a problem, and whether the host answers is checked all the same", async () => {
    const { examine } = await setUp();
    const report = await examine({ env: { PUBLIC_API_TOKEN: "" } });
    expect(having("problem", report)).toEqual(["token"]);
    expect(report.checks["token"]?.remedy).toContain("PUBLIC_API_TOKEN");
    expect(report.checks["host"]?.result).toBe("ok");
    expect(report.checks["access"]?.found).toBe("not checked: there is no usable token");
  });

  test("may come from a file, which counts for more than the variable", async () => {
    const { folder, examine } = await setUp();
    writeFileSync(path.join(folder, "token"), `${TOKEN}\n`);
    const { checks } = await examine({ options: { tokenFile: "token" } });
    expect(checks["token"]).toMatchObject({ result: "ok" });
    expect(checks["token"]?.found).toContain("from the file token; PUBLIC_API_TOKEN is set as well");
    expect((await examine({ options: { tokenFile: "nowhere" } })).checks["token"]?.result).toBe("problem");
  });

  test.each([
    [`"${TOKEN}"`, "quotes"],
    ["${PLACEHOLDER}", "nobody filled in"],
    ["<PLACEHOLDER>", "placeholder"],
    [`Bearer:${TOKEN}`, "header"],
    [`Bearer ${TOKEN}`, "header"],
  ])("that looks wrong is told without being shown: %#", async (token, word) => {
    const { examine } = await setUp();
    const { checks, stdout } = await examine({ env: { PUBLIC_API_TOKEN: token } });
    expect(checks["token"]?.found).toContain(word);
    expect(stdout).not.toContain(token);
  });

  test("that is not accepted is a problem, and nothing is asked with it after that", async () => {
    const { space, examine } = await setUp();
    space.simulator.settings.tokenAccess = "none";
    const report = await examine();
    expect(having("problem", report)).toEqual(["access"]);
    expect(report.checks["access"]?.found).toContain("401");
    expect(space.requests).toEqual(["GET /spaces → 401", "GET /spaces → 401"]);
  });

  test("that is good for the other region is told so, by one request", async () => {
    const { space, folder } = await setUp();
    const hosts: string[] = [];
    vi.stubGlobal("fetch", async (request: Request) => {
      const { host } = new URL(request.url);
      hosts.push(host);
      return host === "eu1.api.segmentapis.com" ? await space.simulator.fetch(request) : refusal(401);
    });
    const { checks } = await runDoctor(folder, { env: { PUBLIC_API_TOKEN: TOKEN } });
    expect(checks["access"]).toMatchObject({
      result: "problem",
      found: "the API does not accept it (401); the token works in eu",
      remedy: "write region: eu in spec.environments.test of the project file",
    });
    expect(hosts).toEqual(["api.segmentapis.com", "api.segmentapis.com", "eu1.api.segmentapis.com"]);
  });

  test("that may not list spaces is good enough for a space that is given by its id", async () => {
    const { space, examine } = await setUp();
    const url = await between(space, (request) =>
      new URL(request.url).pathname === "/spaces" ? Promise.resolve(refusal(403)) : space.simulator.fetch(request),
    );
    const report = await examine({ env: { PUBLIC_API_URL: url } });
    expect(having("warning", report)).toEqual(["access"]);
    expect(report.checks["markers"]?.result).toBe("ok");
  });

  test("is in no output, whatever happens", async () => {
    const { space, folder, examine } = await setUp();
    const echo = await between(space, (request) =>
      Promise.resolve(new Response(request.headers.get("authorization") ?? "none", { status: 401 })),
    );
    const texts: string[] = [];
    for (const PUBLIC_API_URL of [space.url, echo, "http://127.0.0.1:1", "http://segment.example", "nonsense"]) {
      await examine({ env: { PUBLIC_API_URL } });
      const options = { timeScale: 600 };
      const { stdout, stderr } = await runInProcess(doctor, {
        cwd: folder,
        env: { PUBLIC_API_URL, PUBLIC_API_TOKEN: TOKEN },
        options,
      });
      texts.push(stdout, stderr);
    }
    for (const text of texts) expect(text).not.toContain(TOKEN);
  });
});

describe("the host", () => {
  test.each([
    ["http://127.0.0.1:CLOSED", /refused/, /port of PUBLIC_API_URL/],
    ["http://127.0.0.1:1", /another protocol/, /another port/],
    ["http://segment.example", /unprotected/, /correct PUBLIC_API_URL/],
    ["https://gateway.example", /not Segment's/, /--allow-host gateway\.example /],
    ["https://127.0.0.1:PORT", /protocol/, /http and https/],
  ])("%s is told with its remedy", async (address, found, remedy) => {
    const { space, examine } = await setUp();
    const PUBLIC_API_URL = address.replace("PORT", new URL(space.url).port).replace("CLOSED", await closedPort());
    const report = await examine({ env: { PUBLIC_API_URL } });
    expect(having("problem", report)).toEqual(["host"]);
    expect(report.checks["host"]?.found).toMatch(found);
    expect(report.checks["host"]?.remedy).toMatch(remedy);
    expect(report.checks["access"]?.found).toBe("not checked: there is no host to ask");
  });

  test.each([
    ["ENOTFOUND", "resolved", "DNS"],
    ["CERT_HAS_EXPIRED", "not valid at this time", "clock"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "nobody whom Node trusts", "NODE_EXTRA_CA_CERTS"],
    ["UND_ERR_CONNECT_TIMEOUT", "no way", "firewall"],
  ])("a connection that fails with %s is told in words", async (code, found, remedy) => {
    const { folder } = await setUp();
    const cause = Object.assign(new Error("no"), { code });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed", { cause })));
    const { checks } = await runDoctor(folder, { env: { PUBLIC_API_TOKEN: TOKEN } });
    expect(checks["host"]?.found).toContain(found);
    expect(checks["host"]?.remedy).toContain(remedy);
  });

  test("that redirects does not get the token, and neither does where it leads", async () => {
    const { space, examine } = await setUp();
    const authorizations: (string | null)[] = [];
    const PUBLIC_API_URL = await between(space, (request) => {
      authorizations.push(request.headers.get("authorization"));
      return Promise.resolve(new Response(null, { status: 302, headers: { location: "https://login.example/" } }));
    });
    const { checks } = await examine({ env: { PUBLIC_API_URL } });
    expect(checks["host"]?.found).toContain("302 redirects to https://login.example, where");
    expect(authorizations).toEqual([null]);
  });
});

describe("the space", () => {
  test("that is misspelt is found out, with a suggestion", async () => {
    const { examine } = await setUp([audience("a")], { space: "spa_simulatde" });
    const report = await examine();
    expect(having("problem", report)).toEqual(["space"]);
    expect(report.checks["space"]?.remedy).toContain("did you mean spa_simulated?");
    expect(report.checks["space"]?.remedy).toContain("spec.environments.test.space");
    expect(report.checks["audiences"]?.found).toBe("not checked: the space is not known");
  });

  test.each([
    ["a warning when no manifest declares what it is for", [audience("a")], "warning", true],
    ["a problem when a manifest does", [audience("a"), trait("t")], "problem", false],
  ])("without a feature is %s", async (_, manifests, result, ok) => {
    const { space, examine } = await setUp(manifests);
    const PUBLIC_API_URL = await between(space, (request) =>
      request.url.includes("/computed-traits") ? Promise.resolve(refusal(404)) : space.simulator.fetch(request),
    );
    const report = await examine({ env: { PUBLIC_API_URL } });
    expect(report.checks["computed-traits"]?.result).toBe(result);
    expect(report.checks["computed-traits"]?.found).toContain("the feature is not enabled in this workspace (404)");
    expect(report.ok).toBe(ok);
    expect(report.checks["space-filters"]?.result).toBe("ok");
  });

  test("that the token may not read the audiences of is a matter of roles", async () => {
    const { space, examine } = await setUp();
    const PUBLIC_API_URL = await between(space, (request) =>
      request.url.includes("/audiences") ? Promise.resolve(refusal(403)) : space.simulator.fetch(request),
    );
    const report = await examine({ env: { PUBLIC_API_URL } });
    expect(having("problem", report)).toEqual(["audiences"]);
    expect(report.checks["audiences"]?.remedy).toContain("Workspace Owner");
    expect(report.checks["markers"]?.found).toBe("not checked: the audiences cannot be read");
  });

  test("that holds damaged, copied and forgotten markers is told how many", async () => {
    const { space, examine } = await setUp([audience("a"), audience("new", {}, { previousNames: ["old"] })], {
      forget: ["audience/released"],
    });
    const mark = async (name: string, description: string): Promise<void> =>
      space.byHand.create({
        name,
        description,
        audienceType: "USERS",
        definition: { query: `event('${name}').count() >= 1` },
      });
    const marker = (name: string, key: string, project = "growth"): string =>
      joinDescription("", { project, environment: "test", name, keyHash: hashKey(key), baseline: ".", protect: false });
    await mark("A", marker("a", "a"));
    await mark("A copied", marker("a", "a"));
    await mark("Old", marker("old", "old"));
    await mark("Released", marker("released", "released"));
    await mark("Gone", marker("gone", "gone"));
    await mark("Damaged", marker("damaged", "damaged").slice(0, -1));
    await mark("Foreign", marker("foreign", "foreign", "other"));
    const report = await examine();
    expect(report.checks["markers"]).toMatchObject({
      result: "warning",
      found:
        "4 objects of this project among 7, 1 of the project other, environment test, 1 with a damaged marker, 1 with a marker copied from another, 1 marked by this project without a manifest",
    });
    expect(report.exitCode).toBe(0);
  });
});

describe("the surroundings", () => {
  test.each([
    [600, "10 minutes behind"],
    [-45, "45 seconds ahead of"],
    [-9000, "3 hours ahead of"],
  ])("a clock that is off by %i s is a warning", async (seconds, words) => {
    const { space, examine } = await setUp();
    const PUBLIC_API_URL = await between(space, async (request) => {
      const { status, headers, body } = await space.simulator.fetch(request);
      const date = new Date(Date.now() + seconds * 1000).toUTCString();
      return new Response(body, { status, headers: { ...Object.fromEntries(headers), date } });
    });
    const report = await examine({ env: { PUBLIC_API_URL } });
    expect(having("warning", report)).toEqual(["clock"]);
    // A second may pass on the way.
    expect(report.checks["clock"]?.found).toMatch(new RegExp(words.replace("45", "4[456]")));
    expect(report.exitCode).toBe(0);
  });

  test("secrets that are not set here are a warning, and their values are never shown", async () => {
    const adverts = destination(destinations.adverts, {
      connectionSettings: { accessToken: "${env.ADS_TOKEN}", account: "${env.ADS_ACCOUNT}" },
    });
    const { examine } = await setUp([audience("a", { destinations: [adverts] })]);
    const report = await examine({ env: { ADS_ACCOUNT: "", ADS_TOKEN: "PLACEHOLDER-ADS" } });
    expect(report.checks["secrets"]).toMatchObject({ result: "warning", found: "not set here: ADS_ACCOUNT" });
    expect(report.stdout).not.toContain("PLACEHOLDER-ADS");
    const set = await examine({ env: { ADS_ACCOUNT: "1", ADS_TOKEN: "PLACEHOLDER-ADS" } });
    expect(set.checks["secrets"]?.found).toBe("2 environment variables, all set");
  });

  test("limits of the project file are told, and an operation that nobody knows is a problem", async () => {
    const { folder, examine } = await setUp();
    const environments = "environments: {test: {space: spa_simulated, region: us}}";
    writeProjectFile(folder, `limits: {createAudience: 30}, ${environments}`);
    expect((await examine()).checks["limits"]?.found).toContain("set in the project file: createAudience 30 a minute");
    writeProjectFile(folder, `limits: {listAudiences: 90}, ${environments}`);
    expect((await examine()).checks["limits"]).toMatchObject({ result: "warning" });
    writeProjectFile(folder, `limits: {createAudienc: 30}, ${environments}`);
    const report = await examine();
    expect(having("problem", report)).toEqual(["limits"]);
    expect(report.checks["limits"]?.remedy).toBe("did you mean createAudience?");
  });

  test.each([
    ["20.19.0", "ok"],
    ["20.20.2", "ok"],
    ["22.0.0", "ok"],
    ["20.18.9", "problem"],
    ["18.20.0", "problem"],
  ])("Node %s is %s for >=20.19", (version, result) => {
    expect(judgeNode(version, ">=20.19").result).toBe(result);
  });
});

describe("the program", () => {
  test("prints one line a check with its remedy below, and a verdict", async () => {
    const { space, folder } = await setUp();
    const env = { PUBLIC_API_URL: space.url };
    const { exitCode, stdout } = await runWords(["doctor", "--time-scale", "600"], { cwd: folder, env });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^✓ Node {12,}\d+\./);
    expect(stdout).toMatch(/^✗ Token {12}there is no API token\n {4}remedy: set PUBLIC_API_TOKEN/m);
    expect(stdout).toMatch(/^- Space +not checked: /m);
    expect(stdout).toMatch(/\n1 problem, \d+ checks skipped\.\n$/);
  });

  test("has help with examples", async () => {
    const { stdout } = await runWords(["doctor", "--help"], { cwd: temporaryFolder() });
    expect(stdout).toContain("$ audiencectl doctor --env production");
  });
});
