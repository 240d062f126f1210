import { describe, expect, test } from "vitest";
import type { ApplyResult } from "../../src/apply/outcome.ts";
import { runWords } from "../support/command-line.ts";
import {
  audience,
  destination,
  destinations,
  every,
  linked,
  temporaryFolder,
  writeProject,
  type Manifest,
} from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** A project that was applied, and what the next applies say of it. */
async function setUp(manifests: Manifest[]) {
  const space = await startSpace({ settings: { lockSeconds: 0, computeSeconds: 0 } });
  const folder = temporaryFolder();
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const apply = async (declared: Manifest[]) => {
    writeProject(folder, declared);
    const words = ["apply", "-y", "--time-scale", "600", "--format", "json", "--max-change-percent", "100"];
    const { exitCode, stdout } = await runWords([...words, "--max-delete-percent", "100"], { cwd: folder, env });
    return { exitCode, report: JSON.parse(stdout) as ApplyResult & { verdict: string } };
  };
  await apply(manifests);
  space.requests.length = 0;
  return { space, apply };
}

const before = [audience("a"), audience("b")];
const edited = [audience("a", { enabled: false }), audience("b")];

describe("an edit that is answered with success", () => {
  test("and changed nothing is told as failed and never as applied", async () => {
    const { space, apply } = await setUp(before);
    space.pretend("PATCH", { audience: {} });
    const { exitCode, report } = await apply(edited);
    expect(exitCode).toBe(5);
    expect(report.verdict).toBe("partial");
    expect(report.outcomes).toMatchObject([
      {
        status: "failed",
        unproven: true,
        reason: { code: "apply-no-effect", message: expect.stringMatching(/enabled.* of aud_/) as string },
      },
    ]);
  });

  test("and says nothing of the object is done when a read shows what was sent", async () => {
    const { space, apply } = await setUp(before);
    space.tell("PATCH", { audience: {} });
    const { exitCode, report } = await apply(edited);
    expect(exitCode).toBe(0);
    expect(report.outcomes).toMatchObject([{ address: "audience/a", status: "done" }]);
  });

  test("and says all that was sent costs no further read", async () => {
    const { space, apply } = await setUp(before);
    await apply(edited);
    const { id } = space.named("A");
    const own = space.requests.filter((request) => request.split(/[ ?]/)[1]?.endsWith(`/${id}`));
    expect(own.map((request) => request.split(" ", 1)[0])).toEqual(["GET", "PATCH"]);
  });

  test("and another object is not taken for done by that", async () => {
    const { space, apply } = await setUp(before);
    space.pretend("PATCH", { audience: { ...space.named("B"), enabled: false } });
    expect((await apply(edited)).report.outcomes).toMatchObject([{ status: "failed" }]);
  });
});

describe("a deletion that is answered with success", () => {
  test("is no deletion as long as the object is there, unless the answer says so", async () => {
    const { space, apply } = await setUp(before);
    space.pretend("DELETE", {});
    const { exitCode, report } = await apply([audience("b")]);
    expect(exitCode).toBe(5);
    expect(report.outcomes).toMatchObject([{ status: "failed", reason: { code: "apply-no-effect" } }]);
  });

  test("is done when the object is gone, whatever the answer says", async () => {
    const { space, apply } = await setUp(before);
    space.tell("DELETE", {});
    expect((await apply([audience("b")])).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
  });
});

describe("a creation that is answered with success", () => {
  test("fails when nothing is there, and nothing is built on it", async () => {
    const { space, apply } = await setUp(before);
    space.pretend("POST", { audience: { ...space.named("A"), id: "aud_none", key: "c", name: "C" } });
    const user = audience("d", { definition: { query: "trait('${audience.c.key}') = 'true'" } });
    const { exitCode, report } = await apply([...before, audience("c"), user]);
    expect(exitCode).toBe(5);
    expect(report.outcomes).toMatchObject([{ status: "failed", unproven: true }, { status: "skipped" }]);
    expect(space.audiences()).toHaveLength(2);
  });

  test("is read again before its key is used", async () => {
    const { space, apply } = await setUp([]);
    const user = audience("d", { definition: { query: "trait('${audience.c.key}') = 'true'" } });
    await apply([audience("c"), user]);
    const { id } = space.named("C");
    const created = space.requests.flatMap((request, index) => (request.startsWith("POST") ? [index] : []));
    const read = space.requests.findIndex((request) => request.startsWith("GET") && request.includes(id));
    expect(read).toBeGreaterThan(created[0] ?? 0);
    expect(read).toBeLessThan(created[1] ?? 0);
  });

  test("of a part is not read again when the answer says all of it", async () => {
    const { space, apply } = await setUp([linked("a")]);
    await apply([linked("a", { schedules: [every("4h")] })]);
    const about = space.requests.filter((request) => request.split(" → ", 1)[0]?.endsWith("/schedules"));
    expect(about.findLast(() => true)).toMatch(/^POST/);
  });

  test("of a part is read again when the answer leaves out which one it is", async () => {
    const { space, apply } = await setUp([audience("a")]);
    space.pretend("POST", { connection: { id: "con_none" } });
    const { exitCode, report } = await apply([audience("a", { destinations: [destination(destinations.adverts)] })]);
    expect(exitCode).toBe(5);
    expect(report.outcomes).toMatchObject([{ status: "failed", reason: { code: "apply-no-effect" } }]);
  });
});
