import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import { runInProcess } from "../support/command.ts";
import { audience, linked, trait, writeProject } from "../support/project.ts";
import { previewSpace, type PreviewedSpace } from "../support/previewed-space.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";

async function apply({ folder, env }: PreviewedSpace): Promise<void> {
  const options = { timeScale: TEST_TIME_SCALE, autoApprove: true, lockTimeout: 600_000 };
  const { exitCode, stderr } = await runInProcess(applyCommand, { cwd: folder, env, options });
  expect(exitCode, stderr).toBe(0);
}

describe("a preview of an audience", () => {
  test("has its size and some of its members, and creates nothing", async () => {
    const { space, preview } = await previewSpace([audience("a")]);
    const { exitCode, report } = await preview("audience/a");
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      status: "COMPLETED",
      address: "audience/a",
      audienceType: "USERS",
      definition: { query: "event('A').count() >= 1" },
      size: { count: expect.any(Number) as number, type: "USERS" },
    });
    expect(report.members).toHaveLength(5);
    expect(space.audiences()).toEqual([]);
  });

  test("is asked with the options that a preview takes, and with no others", async () => {
    const options = { includeHistoricalData: true, backfillEventDataDays: 30, filterByExternalIds: ["email"] };
    const { space, preview } = await previewSpace([audience("a", { options })]);
    await preview("audience/a");
    expect(space.stored().previews?.[0]?.options).toEqual({
      backfillEventDataDays: 30,
      filterByExternalIds: ["email"],
    });
  });

  test("of linked ones counts the entity that the manifest names", async () => {
    const definition = { query: "entity('orders').count() >= 1", targetEntity: "orders" };
    const { report } = await (await previewSpace([linked("a", { definition })])).preview("audience/a");
    expect(report.size?.type).toBe("ENTITIES");
  });

  test("uses the keys that the space has", async () => {
    const query = "trait('${trait.value.key}') > 5 and trait('${audience.vip.key}') = 'true'";
    const previewed = await previewSpace([trait("value"), audience("vip")]);
    await apply(previewed);
    writeProject(previewed.folder, [trait("value"), audience("vip"), audience("a", { definition: { query } })]);
    const { report } = await previewed.preview("audience/a");
    expect(report.definition?.query).toBe("trait('value') > 5 and trait('vip') = 'true'");
  });

  test("is refused before it is spent when the space lacks a key", async () => {
    const query = "trait('${audience.vip.key}') = 'true'";
    const { preview, asked } = await previewSpace([audience("vip"), audience("a", { definition: { query } })]);
    const { exitCode, stderr } = await preview("audience/a");
    expect([exitCode, asked()]).toEqual([1, 0]);
    expect(stderr).toContain("uses the key of audience/vip, which the space does not have yet");
    expect(stderr).toContain("Hint: apply audience/vip first");
  });

  test("is refused without the advice to apply where another environment names the space, so that no apply is possible", async () => {
    const query = "trait('${audience.vip.key}') = 'true'";
    const { folder, preview } = await previewSpace([audience("vip"), audience("a", { definition: { query } })]);
    const file = path.join(folder, "audiencectl.yaml");
    const both = "environments:\n    test: {space: simulated}\n    live: {space: spa_simulated}\n";
    writeFileSync(file, readFileSync(file, "utf8").replace(/environments:[^]*$/, both));
    const { exitCode, stderr } = await preview("audience/a", { env: "test" });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("the environments test and live name one space");
    expect(stderr).not.toContain("apply audience/vip first");
  });

  test("stands beside the present size of what is applied", async () => {
    const previewed = await previewSpace([audience("a")]);
    await apply(previewed);
    writeProject(previewed.folder, [audience("a", { definition: { query: "event('A').count() >= 7" } })]);
    const { stdout } = await previewed.preview("audience/a", { format: "text" });
    expect(stdout).toMatch(/^ {2}[\d,]+ now, [\d,]+ with this query$/m);
  });

  test("stands beside the size of what is about to be adopted", async () => {
    const { space, preview } = await previewSpace([audience("a", {}, { adopt: { key: "by_hand" } })]);
    await space.byHand.create({
      name: "By hand",
      audienceType: "USERS",
      definition: { query: "event('X').count() >= 1" },
    });
    const { report } = await preview("audience/a");
    expect(report.live).toMatchObject({ id: space.named("By hand").id, name: "By hand" });
  });

  test("shows as many members as are asked for, and none with 0", async () => {
    const { preview } = await previewSpace([audience("a")]);
    expect((await preview("audience/a", { limit: 2 })).report.members).toHaveLength(2);
    const { stdout } = await preview("audience/a", { limit: 0, format: "text" });
    expect(stdout).not.toContain("some of them");
  });

  test("of an unknown address is refused, and one that is near is named", async () => {
    const { space, preview } = await previewSpace([audience("high-spenders")]);
    const { exitCode, stderr } = await preview("audience/high-spender");
    expect([exitCode, space.requests]).toEqual([1, []]);
    expect(stderr).toContain("did you mean audience/high-spenders?");
  });

  test("is for audiences only", async () => {
    const { stderr } = await (await previewSpace([trait("value")])).preview("trait/value");
    expect(stderr).toContain("trait/value is no audience");
  });
});

describe("a preview of a query that is in no manifest", () => {
  const query = "event('Order Completed').count() >= 3";

  test("takes it from the command line, with its type", async () => {
    const { space, preview } = await previewSpace([]);
    const { exitCode, report } = await preview(undefined, { query, type: "ACCOUNTS" });
    expect([exitCode, report.size?.type, report.address]).toEqual([0, "ACCOUNTS", undefined]);
    expect(space.requests[0]).toContain("POST");
  });

  test("takes it from standard input", async () => {
    const { report } = await (await previewSpace([])).preview(undefined, { query: "-" }, [query]);
    expect(report.definition?.query).toBe(query);
  });

  test.each([
    ["a mistake", "event('Order Completed').cont() >= 3", "did you mean count(…)?"],
    ["nothing in it", " ", "the query has 1 error"],
    ["an expression of manifests", "trait('${audience.vip.key}') = 'true'", "is filled in for manifests only"],
  ])("with %s is refused before it is spent", async (_, query, said) => {
    const { space, preview } = await previewSpace([]);
    const { exitCode, stderr } = await preview(undefined, { query });
    expect([exitCode, space.requests]).toEqual([1, []]);
    expect(stderr).toContain(said);
  });
});

describe("flags that make no sense together are refused", () => {
  test.each<[object, string | undefined, string]>([
    [{}, undefined, "there is nothing to preview"],
    [{ query: "x" }, "audience/a", "two different previews"],
    [{ query: "x", id: "1" }, undefined, "--id reads an earlier preview"],
    [{ type: "USERS" }, "audience/a", "--type goes with --query only"],
    [{ query: "-", tokenFile: "-" }, undefined, "cannot be both the query and the token"],
    [{ id: " " }, undefined, "--id is empty"],
  ])("%j with %s", async (options, address, said) => {
    const { exitCode, stderr } = await (await previewSpace([audience("a")])).preview(address, options);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(said)]);
  });
});

describe("an earlier preview", () => {
  test("is read again without another being spent", async () => {
    const { preview, asked } = await previewSpace([audience("a")]);
    const { report } = await preview("audience/a");
    const again = await preview(undefined, { id: report.id });
    expect(again.report).toMatchObject({ id: report.id, size: report.size, budget: { spent: false } });
    expect(asked()).toBe(1);
  });

  test("is compared with the audience whose address is given besides", async () => {
    const previewed = await previewSpace([audience("a")]);
    await apply(previewed);
    const { report } = await previewed.preview("audience/a");
    const again = await previewed.preview("audience/a", { id: report.id });
    expect(again.report.live).toEqual(report.live);
    expect(previewed.asked()).toBe(1);
  });

  test.each(["nope", ".."])("that does not exist is told with what to check: %s", async (id) => {
    const { exitCode, stderr } = await (await previewSpace([])).preview(undefined, { id });
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("check the id given with --id")]);
  });
});

describe("a preview without a result", () => {
  test("that Segment cannot compute is reported with the reason, and ends with 1", async () => {
    const { space, preview } = await previewSpace([], { settings: { invalidPreview: "fail" } });
    await space.byHand.send("POST", "/spaces/spa_simulated/audiences/previews", {
      audienceType: "USERS",
      definition: { query: "event(" },
    });
    const id = space.stored().previews?.[0]?.id;
    const { exitCode, report, stderr } = await preview(undefined, { id });
    expect([exitCode, report.status, report.members]).toEqual([1, "FAILED", []]);
    expect(report.failureReason).toEqual(expect.any(String));
    expect(stderr).toContain(`Error: Segment could not compute the preview: ${report.failureReason ?? ""}`);
  });

  test("at the end of the time tells how to read it later", async () => {
    const { preview, asked, space } = await previewSpace([audience("a")], { settings: { previewSeconds: 36_000 } });
    const { exitCode, stderr } = await preview("audience/a", { timeout: 5000, env: "test" });
    const id = space.stored().previews?.[0]?.id ?? "";
    expect([exitCode, asked()]).toEqual([1, 1]);
    expect(stderr).toContain(`preview ${id} is still being computed after 5 s`);
    expect(stderr).toContain(`audiencectl preview audience/a --id ${id} --env test --time-scale 600`);
  });

  test("is not lost when the API fails while it is waited for", async () => {
    const { preview, space } = await previewSpace([audience("a")]);
    space.simulator.faults.push({ operationId: "getAudiencePreview", kind: "500-before" });
    const { exitCode, stderr } = await preview("audience/a");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `read the preview with: audiencectl preview audience/a --id ${space.stored().previews?.[0]?.id}`,
    );
  });

  test.each(["500-before", "reset-after-commit"] as const)("is not asked for twice after %s", async (kind) => {
    const { preview, space, asked } = await previewSpace([audience("a")]);
    space.simulator.faults.push({ operationId: "createAudiencePreview", kind });
    const { exitCode, stderr } = await preview("audience/a");
    expect([exitCode, asked()]).toEqual([1, 1]);
    expect(stderr).toContain("it is open whether that counts");
  });
});

describe("the budget of the month", () => {
  // A minute lasts 20 ms, and a month a quarter of an hour.
  const timeScale = 3000;
  const MINUTE_MS = 20;

  test("is not claimed to be known while the API speaks of the minute", async () => {
    const { report } = await (await previewSpace([audience("a")])).preview("audience/a");
    expect(report.budget).toMatchObject({ spent: true, told: { window: "minute", limit: 5, remaining: 4 } });
  });

  test("is told when it is what the API speaks of", async () => {
    const { preview, spend } = await previewSpace([audience("a")], { timeScale });
    await spend(697);
    await setTimeout(MINUTE_MS + 5);
    const { report } = await preview("audience/a");
    expect(report.budget.told).toMatchObject({ window: "month", limit: 700, remaining: 2 });
  });

  test("when it is used up is a failure at once, and no wait", async () => {
    const { preview, spend, asked } = await previewSpace([audience("a")], { timeScale });
    await spend(700);
    await setTimeout(MINUTE_MS + 5);
    const { exitCode, stderr } = await preview("audience/a");
    expect([exitCode, asked()]).toEqual([1, 1]);
    expect(stderr).toContain("Error: the previews of this month are used up");
    expect(stderr).toMatch(/Hint: the next one is possible on \d{4}-\d\d-\d\d, in about/);
  });
});

test("a refusal that speaks of days is no wait either", async () => {
  const { space, preview } = await previewSpace([audience("a")]);
  const fault = { operationId: "createAudiencePreview", kind: "429", retryAfterSeconds: 12 * 86_400 } as const;
  space.simulator.faults.push(fault);
  const { exitCode, stderr } = await preview("audience/a");
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("in about 12 days; until then")]);
});

test("--trace holds what is sent and answered, and the token nowhere", async () => {
  const { folder, preview } = await previewSpace([audience("a")]);
  const { report, stderr } = await preview("audience/a", { trace: "trace.jsonl" });
  const trace = readFileSync(path.join(folder, "trace.jsonl"), "utf8");
  expect(trace).toContain(report.members[0]);
  expect(trace).not.toContain("PLACEHOLDER");
  expect(stderr).not.toContain(report.members[0]);
});
