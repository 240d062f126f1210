import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { audience } from "../support/project.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

const otherDigest = `sha256:${"0".repeat(64)}`;

/** A space in which two of three audiences are to go, which is more than the guards allow. */
async function openRefused(metadata: Record<string, unknown> = {}): Promise<Workshop & { digest: string }> {
  const shop = await openWorkshop([audience("a"), audience("b", {}, metadata), audience("c")]);
  await shop.apply();
  shop.declare([audience("a")]);
  const { plan } = await shop.plan();
  return { ...shop, digest: plan.digest };
}

/** A failure as JSON tells it. */
function failureOf({ stdout }: { stdout: string }): { code: string; message: string; hint?: string } {
  return (JSON.parse(stdout) as { error: { code: string; message: string; hint?: string } }).error;
}

function codesOf({ stdout }: { stdout: string }): string[] {
  return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
}

describe("a plan that is refused for its amounts", () => {
  test("is saved all the same, and its report names the digest and the approval", async () => {
    const { plan, folder, digest } = await openRefused();
    const refused = await plan({ save: "plan.json", format: "text" });
    expect(refused.exitCode).toBe(3);
    expect(refused.stdout).toContain(`Digest of this plan: ${digest}`);
    expect(refused.stdout).toContain(
      `if it is intended, pass --max-delete-percent 67; or, to allow exactly this plan and no other, pass --approve ${digest}`,
    );
    expect(refused.stderr).toContain(`audiencectl apply plan.json --approve ${digest}`);
    expect((JSON.parse(readFileSync(path.join(folder, "plan.json"), "utf8")) as Plan).digest).toBe(digest);
  });

  test("has the digest that it has when flags allow it", async () => {
    const { plan, digest } = await openRefused();
    const allowed = await plan({ maxDeletePercent: 100 });
    expect(allowed.exitCode).toBe(0);
    expect(allowed.plan.digest).toBe(digest);
  });

  test("is not applied without an approval, saved or not", async () => {
    const { plan, apply, space } = await openRefused();
    await plan({ save: "plan.json" });
    expect((await apply({}, {}, "plan.json")).exitCode).toBe(3);
    expect((await apply()).exitCode).toBe(3);
    expect(space.audiences()).toHaveLength(3);
  });

  test("is applied from its file when that digest is approved", async () => {
    const { plan, apply, space, digest } = await openRefused();
    await plan({ save: "plan.json" });
    const applied = await apply({ approve: digest }, {}, "plan.json");
    expect(applied.exitCode).toBe(0);
    expect(space.audiences().map(({ name }) => name)).toEqual(["A"]);
  });

  test("is applied when the plan made anew has the approved digest", async () => {
    const { apply, space, digest } = await openRefused();
    const applied = await apply({ approve: digest, format: "text" });
    expect(applied.exitCode).toBe(0);
    expect(applied.stdout).toContain("More than the limits of the project allow, and let through:");
    expect(applied.stdout).toContain("allowed by --approve for exactly this plan; who approved it is not recorded");
    expect(space.audiences().map(({ name }) => name)).toEqual(["A"]);
  });

  test("can be planned with the approval, and its file needs it as well, because a file permits nothing", async () => {
    const { plan, apply, space, digest } = await openRefused();
    const approved = await plan({ approve: digest, save: "plan.json" });
    expect(approved.exitCode).toBe(0);
    expect(approved.plan.digest).toBe(digest);
    expect(approved.plan.warnings.map(({ code, severity }) => [code, severity])).toEqual([
      ["plan-too-many-deletes", "warning"],
    ]);
    expect(approved.stderr).toContain(`audiencectl apply plan.json --approve ${digest}`);
    expect((await apply({}, {}, "plan.json")).exitCode).toBe(3);
    expect((await apply({ approve: digest }, {}, "plan.json")).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
  });

  test("can be planned with flags that allow it, and its file needs them as well, which plan says", async () => {
    const { plan, apply, space } = await openRefused();
    const allowed = await plan({ maxDeletePercent: 67, save: "plan.json" });
    expect(allowed.stderr).toContain("audiencectl apply plan.json --max-delete-percent 67");
    expect((await apply({}, {}, "plan.json")).exitCode).toBe(3);
    expect((await apply({ maxDeletePercent: 67 }, {}, "plan.json")).exitCode).toBe(0);
    expect(space.audiences()).toHaveLength(1);
  });

  test("keeps its approval when a part of it is done already", async () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const shop = await openWorkshop(names.map((name) => audience(name)));
    await shop.apply();
    shop.declare(names.slice(0, 4).map((name) => audience(name)));
    const { plan } = await shop.plan({ save: "plan.json" });
    await shop.space.byHand.remove("E");
    expect((await shop.apply({}, {}, "plan.json")).exitCode).toBe(3);
    const { exitCode, report } = await shop.apply({ approve: plan.digest }, {}, "plan.json");
    expect(exitCode).toBe(0);
    expect(report.outcomes.map(({ address, status }) => `${address} ${status}`)).toEqual([
      "audience/e unchanged",
      "audience/f done",
      "audience/g done",
      "audience/h done",
    ]);
  });

  test("may be everything that is owned", async () => {
    const { declare, plan, apply, space } = await openRefused();
    declare([]);
    const all = await plan();
    expect(all.plan.refused.map(({ code }) => code)).toEqual(["plan-deletes-everything", "plan-too-many-deletes"]);
    expect((await apply({ approve: all.plan.digest })).exitCode).toBe(0);
    expect(space.audiences()).toEqual([]);
  });

  test("may be too many changes", async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const { declare, plan, apply, space } = await openWorkshop(names.map((name) => audience(name)));
    await apply();
    declare(names.map((name) => audience(name, { enabled: false })));
    const many = await plan();
    expect(many.plan.refused.map(({ code }) => code)).toEqual(["plan-too-many-changes"]);
    expect((await apply({ approve: many.plan.digest })).exitCode).toBe(0);
    expect(space.audiences().every(({ enabled }) => !enabled)).toBe(true);
  });
});

describe("an approval of another plan", () => {
  test.each(["plan.json", undefined])("ends with 4, names both digests and writes nothing (plan %s)", async (file) => {
    const { plan, apply, space, digest } = await openRefused();
    await plan({ save: "plan.json" });
    const result = await apply({ approve: otherDigest }, {}, file);
    expect(result.exitCode).toBe(4);
    const { code, message } = failureOf(result);
    expect(code).toBe("approval-stale");
    expect(message).toContain(otherDigest);
    expect(message).toContain(digest);
    expect(space.audiences()).toHaveLength(3);
  });

  test("is that of the plan before the manifests changed", async () => {
    const { declare, apply, space, digest } = await openRefused();
    declare([audience("c")]);
    expect((await apply({ approve: digest })).exitCode).toBe(4);
    expect(space.audiences()).toHaveLength(3);
  });

  test("is that of the plan before somebody edited what it changes", async () => {
    const { apply, space, digest } = await openRefused();
    await space.byHand.edit("B", { enabled: false });
    expect((await apply({ approve: digest })).exitCode).toBe(4);
    expect(space.audiences()).toHaveLength(3);
  });

  test("stops a plan, too, that no guard refuses", async () => {
    const { declare, apply, plan, space } = await openRefused();
    declare([audience("a", { enabled: false }), audience("b"), audience("c")]);
    expect((await apply({ approve: otherDigest })).exitCode).toBe(4);
    expect(space.named("A").enabled).toBe(true);
    const { digest } = (await plan()).plan;
    expect((await apply({ approve: digest })).exitCode).toBe(0);
  });

  test("does not matter where nothing is to be done, so that a pipeline can run again", async () => {
    const { apply, plan, digest } = await openRefused();
    expect((await apply({ approve: digest })).exitCode).toBe(0);
    expect((await apply({ approve: digest })).exitCode).toBe(0);
    expect((await plan({ approve: digest })).exitCode).toBe(0);
  });

  test("leaves plan its result on stdout, and 4 as its exit code", async () => {
    const { plan, digest } = await openRefused();
    const result = await plan({ approve: otherDigest, save: "plan.json" });
    expect(result.exitCode).toBe(4);
    expect(result.plan.digest).toBe(digest);
    expect(result.plan.refused).toHaveLength(1);
    expect(result.stderr).toContain("the approval is of another plan");
    expect(result.stderr).toMatch(
      /the digest is not of this plan for the project \S+, environment \S+: .* or of another environment/u,
    );
    expect(result.stderr).not.toContain("have changed since");
  });
});

describe("an approval", () => {
  test("may be the digits of a digest with sha256: or without, in any case", async () => {
    const { plan, digest } = await openRefused();
    const digits = digest.slice("sha256:".length);
    for (const approve of [digest, digits, digits.toUpperCase()])
      expect((await plan({ approve })).exitCode, approve).toBe(0);
  });

  test("may not be the first digits of one, because somebody can make two plans that share them", async () => {
    const { plan, digest } = await openRefused();
    const result = await plan({ approve: digest.slice(0, -1) });
    expect([result.exitCode, result.stderr]).toEqual([1, expect.stringContaining("takes the whole digest of a plan")]);
  });

  test.each([
    "",
    "sha256:",
    "0123456789a",
    "not-a-digest-at-all",
    "0".repeat(63),
    "0".repeat(65),
    "sha512:0123456789abcdef",
  ])("%j is none, which is said before the first request", async (approve) => {
    const { plan, apply, space } = await openWorkshop([audience("a")]);
    for (const result of [
      await plan({ approve }),
      await apply({ approve }),
      await apply({ approve }, {}, "none.json"),
    ]) {
      expect(result.exitCode).toBe(1);
      expect(failureOf(result).code).toBe("approval-invalid");
    }
    expect(space.requests).toEqual([]);
  });

  test("never waives protection, and leaves what else it would have waived out of the reasons", async () => {
    const { plan, apply, space, digest } = await openRefused({ protect: true });
    await plan({ save: "plan.json" });
    for (const file of ["plan.json", undefined]) {
      const result = await apply({ approve: digest }, {}, file);
      expect(result.exitCode).toBe(3);
      expect(codesOf(result)).toEqual(["plan-protected"]);
    }
    expect((await plan({ approve: digest })).exitCode).toBe(3);
    expect(space.audiences()).toHaveLength(3);
  });

  test("of another plan does not hide that protection refuses this one", async () => {
    const { apply, plan } = await openRefused({ protect: true });
    expect((await apply({ approve: otherDigest })).exitCode).toBe(3);
    expect((await plan({ approve: otherDigest })).exitCode).toBe(3);
  });
});

test.each<[string, (plan: Plan & { checksum?: string }) => void]>([
  ["lost its refusals", (plan) => void (plan.refused = [])],
  ["has other refusals", (plan) => void (plan.refused[0] && (plan.refused[0].code = "plan-replacement-cost"))],
  ["lost a change", (plan) => void plan.changes.pop()],
  ["lost its checksum", (plan) => void delete plan.checksum],
  ["has another digest", (plan) => void (plan.digest = otherDigest)],
])("a saved plan that %s by hand is not applied, whatever is approved", async (_, edit) => {
  const { plan, apply, folder, space, digest } = await openRefused();
  await plan({ save: "plan.json" });
  const file = path.join(folder, "plan.json");
  const value = JSON.parse(readFileSync(file, "utf8")) as Plan;
  edit(value);
  writeFileSync(file, JSON.stringify(value));
  for (const options of [{}, { approve: digest }, { approve: otherDigest }]) {
    const result = await apply(options, {}, "plan.json");
    expect(result.exitCode).toBe(1);
    expect(failureOf(result).code).toBe("plan-file");
  }
  expect(space.audiences()).toHaveLength(3);
});
