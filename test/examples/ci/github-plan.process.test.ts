import { expect, test } from "vitest";
import { audience, destination, destinations } from "../../support/project.ts";
import { before, newQuery, tooFew, withQuery, writeTest } from "./support/changes.ts";
import { startTeam } from "./support/github-team.ts";
import { nextId } from "./support/hub.ts";
import { isLong } from "../../support/length.ts";

const change = withQuery("buyers", newQuery);

test("a plan is commented on with a link to its files, and its check is green", async () => {
  const team = await startTeam(before);
  const { number, plan } = await team.push("change", change);
  expect(plan.conclusion, JSON.stringify(plan.logs)).toBe("success");
  expect(team.comments(number)).toEqual([
    expect.stringMatching(
      /^<!-- [^\n]* -->\n[\s\S]*\n\[The plan as a page and as a file\]\(https:\/\/\S+\/artifacts\/1\)\n\nCommit [0-9a-f]{7}, \[run \d+\]\(https:\S+\), attempt 1, planned from \d{4}-\d\d-\d\d \d\d:\d\d UTC on\n$/,
    ),
  ]);
});

test.runIf(isLong)("a refused plan is commented on all the same, and its check is red with exit code 3", async () => {
  const team = await startTeam(before);
  const { number, plan } = await team.push("change", tooFew);
  expect(plan.conclusion).toBe("failure");
  expect(plan.logs["Verdict"]).toContain("::error title=Refused::");
  expect(team.comments(number)).toEqual([
    expect.stringMatching(/audience\/guests[^]*because a guard refuses the plan\. Raise the guard in the project file/),
  ]);
});

test.each([
  ["leaves something out", withQuery("buyers", newQuery), "because the plan leaves something out."],
  ["leaves all of it out", before, "because nothing of the plan can be applied."],
])("the comment on a plan that %s says that no digest lets it through", async (_, rest, why) => {
  const team = await startTeam(before);
  const { number, plan } = await team.push("change", [...rest, audience("gone", {}, { adopt: { name: "Nowhere" } })]);
  expect(plan.logs["Verdict"], JSON.stringify(plan.logs)).toContain("::error title=Refused::");
  const [comment] = team.comments(number);
  expect(comment).toContain(why);
  expect(comment).toMatch(/no digest lets (?:it|that) through/);
  expect(comment).not.toContain("merge all the same, where you may");
});

test.runIf(isLong)("a plan that cannot be made is told in the same comment as the plans before", async () => {
  const team = await startTeam(before);
  const { number } = await team.push("change", change);
  team.world.secrets["SEGMENT_READ_TOKEN"] = "";
  const { plan } = await team.push("change", change);
  expect(plan.conclusion).toBe("failure");
  expect(plan.logs["Verdict"]).toContain("ended with exit code 1");
  expect(team.comments(number)).toEqual([
    expect.stringMatching(/^<!-- .* -->\n\*\*No token\.\*\* Set the repository secret SEGMENT_READ_TOKEN:/),
  ]);
  expect(team.comments(number)[0]).not.toContain("PUBLIC_API_TOKEN");
  expect(team.comments(number)[0]).toMatch(/attempt 1, \d{4}-\d\d-\d\d \d\d:\d\d UTC\n$/);
});

test("faulty files are annotated, and the comment of the push before says what is wrong now", async () => {
  const team = await startTeam(before);
  await team.push("change", change);
  const { number, validate, plan, check } = await team.push("change", [audience("buyers", { enabled: "perhaps" })]);
  expect([validate.conclusion, plan.conclusion, check.conclusion]).toEqual(["failure", "failure", "failure"]);
  expect(validate.logs["Validate"]).toMatch(/^::error (?=[^\n]*file=audiences\/all\.yaml)(?=[^\n]*line=\d+)/m);
  const [comment = "", ...others] = team.comments(number);
  expect(others).toEqual([]);
  expect(comment).toContain("spec.enabled");
  expect(comment).not.toContain(newQuery);
  expect(comment).not.toContain("The plan as a page and as a file");
});

test.runIf(isLong)(
  "a query that misses somebody of the tests is annotated there, and its plan is not applied with the merge",
  async () => {
    const team = await startTeam(before);
    writeTest(team.world.repository.clone);
    const { number, validate, check } = await team.push("change", change);
    expect([validate.conclusion, check.conclusion]).toEqual(["failure", "failure"]);
    expect(validate.logs["Test"]).toMatch(/^::error (?=[^\n]*file=tests\/buyers\.yaml)(?=[^\n]*line=\d+)[^\n]*twice/m);
    expect(team.comments(number)).toEqual([expect.stringContaining("This plan is not kept, because the tests fail.")]);
    const applied = await team.merge("change");
    expect(applied.logs["Verdict"]).toContain("::error title=No reviewed plan::");
    expect(team.space.named("Buyers").query).not.toBe(newQuery);
  },
);

test.runIf(isLong)(
  "a long plan beside failed tests leaves room for these, and is in the summary with them",
  async () => {
    const team = await startTeam(before);
    writeTest(team.world.repository.clone);
    const many = Array.from({ length: 240 }, (_, index) => audience(`many-${index}`));
    const { number, plan } = await team.push("change", [...change, ...many]);
    const [comment = ""] = team.comments(number);
    expect(comment).toContain("The plan is too long for a comment beside the tests. It is in the summary of the run.");
    expect(comment).toContain("This plan is not kept, because the tests fail.");
    expect(comment).toContain("twice");
    expect(plan.summary).toContain("audience/many-239");
    expect(plan.summary).toContain("This plan is not kept, because the tests fail.");
  },
);

test("a plan that has no room in a comment is said to be whole in the summary of the run and in the page", async () => {
  const team = await startTeam(before);
  const many = Array.from({ length: 220 }, (_, index) => audience(`many-${index}`, { description: "x".repeat(200) }));
  const { number, plan } = await team.push("change", [...before, ...many]);
  expect(team.comments(number)[0]).toContain("What has no room here is in the summary of the run, and in the page.");
  expect(plan.summary).toContain('Meaning: did "Many 219" at least once');
});

test.runIf(isLong)("failed tests that have no room in a comment are all in the summary, as it says", async () => {
  const team = await startTeam(before);
  writeTest(team.world.repository.clone, 300);
  const { number, plan } = await team.push("change", change);
  const [comment = ""] = team.comments(number);
  expect(comment).toMatch(/… and \d+ more/);
  expect(comment).toContain("What has no room here is in the summary of the run.");
  expect(plan.summary).not.toContain("other formats have them");
  expect(plan.summary).toContain("twice-299");
});

test("a pull request from a fork is validated, and told why there is no plan", async () => {
  const team = await startTeam(before);
  const { number, validate, plan } = await team.push("change", change, { from: "mallory/audiences" });
  expect(validate.conclusion).toBe("success");
  expect(validate.logs["Say why there is no plan"]).toContain("::notice title=No plan::");
  expect(plan.conclusion).toBe("skipped");
  expect(team.comments(number)).toEqual([]);
});

test("a pull request of Dependabot, which gets no secrets, has no plan", async () => {
  const team = await startTeam(before);
  const { validate, plan, check } = await team.push("change", change, { author: "dependabot[bot]" });
  expect([validate.conclusion, plan.conclusion, check.conclusion]).toEqual(["success", "skipped", "success"]);
  expect(validate.logs["Say why there is no plan"]).toContain("this check is green without a plan");
});

test.runIf(isLong)("the comment is found among hundreds, and what a person quotes of it is left alone", async () => {
  const team = await startTeam(before);
  const { number } = await team.push("change", change);
  const [plan = ""] = team.comments(number);
  team.world.hub.change((state) => {
    const ours = state.comments.splice(0);
    const quote = { id: nextId(state), issue: number, user: { login: "ada" }, body: plan };
    const talk = Array.from({ length: 150 }, () => ({ ...quote, id: nextId(state), body: "No." }));
    state.comments.push(quote, ...talk, ...ours);
  });
  await team.push("change", withQuery("buyers", "event('Else').count() >= 9"));
  const comments = team.comments(number);
  expect(comments).toHaveLength(152);
  expect(comments[0]).toBe(plan);
  expect(comments.at(-1)).toContain("event('Else').count() >= 9");
});

test.runIf(isLong)(
  "a pull request that edits one manifest of a large project asks for little more than the lists",
  async () => {
    const sent = { destinations: [destination(destinations.mailroom)] };
    const large = Array.from({ length: 40 }, (_, index) => audience(`large-${index}`, sent));
    const team = await startTeam(large);
    team.space.requests.length = 0;
    const { number, plan } = await team.push("change", [
      ...large.slice(1),
      audience("large-0", { ...sent, definition: { query: newQuery } }),
    ]);
    expect(plan.conclusion, JSON.stringify(plan.logs)).toBe("success");
    expect(team.comments(number)[0]).toContain("Left out: 39 objects by `--only-changed`");
    expect(team.space.requests.length).toBeLessThan(10);
  },
);

test.runIf(isLong)(
  "a pull request that builds on a merge which is not applied is planned and applied with what it needs",
  async () => {
    const team = await startTeam(before);
    const merged = [...withQuery("guests", newQuery), audience("new")];
    await team.push("one", merged);
    team.mergeOnly("one");

    const user = audience("user", { definition: { query: "trait('${audience.new.key}') = 'true'" } });
    const { number, plan } = await team.push("two", [...merged, user]);
    expect(plan.conclusion, JSON.stringify(plan.logs)).toBe("success");
    const [comment] = team.comments(number);
    expect(comment).toContain("Taken along, because selected changes need it: `audience/new`.");
    expect(comment).not.toContain("audience/guests");

    const applied = await team.merge("two");
    expect(applied.conclusion, JSON.stringify(applied.logs)).toBe("success");
    expect(team.space.audiences().map(({ name }) => name)).toEqual(expect.arrayContaining(["New", "User"]));
    expect(team.space.named("Guests").query).not.toBe(newQuery);
    expect(team.comments(number)[1]).toMatch(/What main declares and is not applied[\s\S]*audience\/guests/);
  },
);
