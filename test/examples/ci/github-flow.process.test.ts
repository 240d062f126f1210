import { expect, test } from "vitest";
import { before, newQuery, withQuery, without } from "./support/changes.ts";
import { startTeam } from "./support/github-team.ts";
import { isLong } from "../../support/length.ts";

test("what was reviewed is applied, drift opens one issue, and its repair closes it", async () => {
  const team = await startTeam(before, isLong ? { program: "built" } : {});

  const { number, plan } = await team.push(
    "change",
    without("guests", withQuery("buyers", "event('Buyers').count() >= 2")),
  );
  expect(plan.conclusion, JSON.stringify(plan.logs)).toBe("success");
  expect(team.comments(number)[0]).toContain("event('Buyers').count() >= 2");
  expect(team.comments(number)[0]).toContain("audience/guests");

  await team.push("change", without("guests", withQuery("buyers", newQuery)));
  expect(team.comments(number)).toHaveLength(1);
  expect(team.comments(number)[0]).toContain(newQuery);
  expect(team.comments(number)[0]).not.toContain("event('Buyers').count() >= 2");
  expect(team.space.requests.filter((request) => /^(POST|PATCH|DELETE)/.test(request))).toHaveLength(before.length);

  const applied = await team.merge("change");
  expect(applied.conclusion, JSON.stringify(applied.logs)).toBe("success");
  expect(applied.logs["Apply"]).toContain("Applied: 1 updated, 1 deleted.");
  expect(applied.summary).not.toBe("");
  expect(team.comments(number)).toHaveLength(2);
  expect(team.comments(number)[1]).toContain("The space of growth/production is as main declares.");
  expect(team.space.named("Buyers").query).toBe(newQuery);
  expect(team.space.audiences().map(({ name }) => name)).not.toContain("Guests");
  expect(await team.planOfMain()).toBe(0);

  await team.night();
  expect(team.hub().issues).toEqual([]);

  await team.space.byHand.edit("Staff", { enabled: false });
  const night = await team.night();
  expect(night.conclusion, JSON.stringify(night.logs)).toBe("success");
  expect(team.hub().issues).toMatchObject([
    { state: "open", title: "Drift in growth/production", labels: [{ name: "audiencectl-drift" }] },
  ]);
  expect(team.hub().issues[0]?.body).toContain("audience/staff");

  await team.space.byHand.edit("Leavers", { name: "Gone" });
  await team.night();
  expect(team.hub().issues).toHaveLength(1);
  expect(team.hub().issues[0]?.body).toContain("audience/leavers");

  await team.space.byHand.edit("Staff", { enabled: true });
  await team.space.byHand.edit("Gone", { name: "Leavers" });
  await team.night();
  const [closed] = team.hub().issues;
  expect(closed).toMatchObject({ state: "closed", state_reason: "completed" });
  expect(team.comments(closed?.number ?? 0)).toMatchObject([expect.stringContaining("There is no drift any more")]);
});
