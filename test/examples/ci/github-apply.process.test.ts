import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { audience } from "../../support/project.ts";
import { before, newQuery, offeredDigest, tooFew, withQuery, without } from "./support/changes.ts";
import type { Repository } from "./support/git.ts";
import { startTeam } from "./support/github-team.ts";
import { isLong } from "../../support/length.ts";

const change = withQuery("buyers", newQuery);

describe("after a merge", () => {
  test.runIf(isLong)("a stale plan is not applied, and the one that is shown instead can be approved", async () => {
    const team = await startTeam(before);
    const { number } = await team.push("change", change);
    await team.space.byHand.edit("Buyers", { name: "By hand" });

    const stale = await team.merge("change");
    expect(stale.conclusion).toBe("failure");
    expect(stale.logs["Verdict"]).toContain("::error title=Stale::");
    expect(team.space.named("By hand").query).not.toBe(newQuery);
    const [, report] = team.comments(number);
    expect(report).toContain("What main declares and is not applied");

    const approved = await team.approve(offeredDigest(report));
    expect(approved.conclusion, JSON.stringify(approved.logs)).toBe("success");
    expect(team.space.named("Buyers").query).toBe(newQuery);
    expect(team.comments(number)).toHaveLength(2);
    expect(team.comments(number)[1]).toContain("The space of growth/production is as main declares.");
    expect(await team.planOfMain()).toBe(0);
  });

  test.runIf(isLong)("a refused plan is not applied, and can be approved by its digest", async () => {
    const team = await startTeam(before);
    const { number } = await team.push("change", tooFew);

    const refused = await team.merge("change");
    expect(refused.conclusion).toBe("failure");
    expect(refused.logs["Verdict"]).toContain("::error title=Refused::");
    expect(team.space.audiences()).toHaveLength(before.length);

    const approved = await team.approve(offeredDigest(team.comments(number)[1]));
    expect(approved.conclusion, JSON.stringify(approved.logs)).toBe("success");
    expect(team.space.audiences()).toHaveLength(tooFew.length);
    expect(await team.planOfMain()).toBe(0);
  });

  test("an approval by a digest is reported where the digest was shown, and not under the newest merge", async () => {
    const team = await startTeam(before);
    const { number } = await team.push("change", tooFew);
    const other = await team.push("other", withQuery("buyers", newQuery));
    await team.merge("change");
    const digest = offeredDigest(team.comments(number)[1]);
    team.mergeOnly("other");
    const run = await team.approve(digest);
    expect(run.logs["Find the reviewed plans"], JSON.stringify(run.logs)).toBe("");
    expect(team.comments(number)).toHaveLength(2);
    expect(team.comments(number)[1]).not.toContain(`digest=${digest}`);
    expect(team.comments(other.number)).toHaveLength(1);
  });

  test.runIf(isLong)("an approval of another plan applies nothing", async () => {
    const team = await startTeam(before);
    await team.push("change", change);
    team.mergeOnly("change");
    const run = await team.approve(`sha256:${"0".repeat(64)}`);
    expect(run.conclusion).toBe("failure");
    expect(run.logs["Verdict"]).toContain("::error title=Stale::");
    expect(team.space.named("Buyers").query).not.toBe(newQuery);
  });

  test.runIf(isLong)(
    "an edit by hand elsewhere is neither overwritten nor a hindrance, and is reported as left over",
    async () => {
      const team = await startTeam(before);
      const { number } = await team.push("change", change);
      await team.space.byHand.edit("Staff", { enabled: false });
      const run = await team.merge("change");
      expect(run.conclusion, JSON.stringify(run.logs)).toBe("success");
      expect(run.logs["Verdict"]).toContain("::warning title=More to do::");
      expect(team.space.named("Buyers").query).toBe(newQuery);
      expect(team.space.named("Staff").enabled).toBe(false);
      expect(team.comments(number)[1]).toContain("audience/staff");
    },
  );

  // What `apply` itself decides, and what its own tests show without a pipeline around it, takes a whole one at night only.
  test.runIf(isLong)("a plan from before another merge is applied, because main asks for the same", async () => {
    const team = await startTeam(before);
    await team.push("one", withQuery("buyers", newQuery));
    await team.push("two", without("guests"));
    await team.merge("one");
    const run = await team.merge("two");
    expect(run.conclusion, JSON.stringify(run.logs)).toBe("success");
    expect(await team.planOfMain()).toBe(0);
  });

  test.runIf(isLong)("what an earlier merge left unapplied is not applied with the next, but reported", async () => {
    const team = await startTeam(before);
    await team.push("one", withQuery("buyers", newQuery));
    const { number } = await team.push("two", without("guests"));
    team.mergeOnly("one");
    const run = await team.merge("two");
    expect(run.conclusion, JSON.stringify(run.logs)).toBe("success");
    expect(team.space.audiences()).toHaveLength(before.length - 1);
    expect(team.space.named("Buyers").query).not.toBe(newQuery);
    expect(team.comments(number)[1]).toMatch(/What main declares and is not applied[\s\S]*audience\/buyers/);
  });

  test.runIf(isLong)("a plan that somebody has put in the place of the reviewed one is not applied", async () => {
    const team = await startTeam(before);
    const { number } = await team.push("change", change);
    // Another run for the same commit and branch, with a workflow of its own.
    const { head_sha: headSha = "" } = team.hub().runs.at(-1) ?? {};
    await team.push("evil", without("guests"));
    team.world.hub.change(({ runs }) => Object.assign(runs.at(-1) ?? {}, { head_sha: headSha, head_branch: "change" }));
    const run = await team.merge("change");
    expect(run.conclusion).toBe("failure");
    expect(run.logs["Verdict"]).toContain("::error title=Stale::");
    expect(team.space.audiences()).toHaveLength(before.length);
    const [, report = ""] = team.comments(number);
    const [why = "", left = ""] = report.split("What main declares and is not applied");
    expect(why).toContain("audience/guests: a manifest declares it");
    expect(left).toContain("audience/buyers");
    expect(left).not.toContain("audience/guests");
  });

  test("no file that comes with a plan of a branch is a manifest, whatever files the project has", async () => {
    const everywhere = ({ clone }: Repository): void => {
      const file = path.join(clone, "audiencectl.yaml");
      writeFileSync(file, readFileSync(file, "utf8").replace("audiences/*.yaml", "'**/audiences/*.yaml'"));
    };
    const team = await startTeam(before, { start: everywhere });
    const { number } = await team.pushFiles("change", () =>
      writeFileSync(
        path.join(team.world.repository.clone, "audiences/new.yaml"),
        stringify(audience("buyers-new", { definition: { query: newQuery } })),
      ),
    );
    // A branch can have a workflow that keeps whatever it likes.
    const { id = 0 } = team.hub().runs.at(-1) ?? {};
    const kept = path.join(team.world.hub.artifact(id, "audiencectl-plan-1.growth.production"), "audiences");
    mkdirSync(kept);
    writeFileSync(path.join(kept, "evil.yaml"), stringify(audience("evil")));
    const run = await team.merge("change");
    expect(run.conclusion, JSON.stringify(run.logs)).toBe("success");
    expect(team.comments(number)[1]).toContain("audience/buyers-new");
    expect(team.comments(number)[1]).not.toContain("audience/evil");
  });

  test.runIf(isLong)("a refused plan is not applied after another merge either", async () => {
    const team = await startTeam(before);
    await team.push("two", tooFew);
    await team.push("one", withQuery("buyers", newQuery));
    await team.merge("one");
    const run = await team.merge("two");
    expect(run.logs["Verdict"]).toContain("::error title=Refused::");
    expect(team.space.audiences()).toHaveLength(before.length);
  });
});
