import { describe, expect, test } from "vitest";
import { at, findReviewed, merge, plan, pull, review, runsOf } from "./support/reviewed-plan.ts";

const twice = [plan(1, 1, 10), plan(2, 1, 30)];
const old = "c".repeat(40);

describe("of several plans of a commit", () => {
  test.each([
    ["the last before the approval", twice, [review("bob", 40)], "2.1"],
    ["the one that was there at the approval", twice, [review("bob", 20)], "1.1, not the last"],
    ["the same of attempts", [plan(1, 1, 10), plan(1, 2, 30)], [review("bob", 20)], "1.1, not the last"],
    ["the one that everybody saw", twice, [review("bob", 20), review("cy", 40)], "1.1, not the last"],
    ["what somebody approves once more", twice, [review("bob", 20), review("bob", 40)], "2.1"],
    ["the last before the merge, with no approval", [...twice, plan(2, 2, 55)], [], "2.1, not the last"],
    ["what another one approved who saw a plan", twice, [review("bob", 5), review("cy", 20)], "1.1, not the last"],
    ["none that was stopped", [plan(1, 1, 10, { conclusion: "cancelled" }), plan(2, 1, 30)], [], "2.1"],
    ["none of another environment", [plan(1, 1, 10), plan(2, 1, 30, { name: "plan growth/staging" })], [], "1.1"],
    ["an attempt that only lists it again counts as before", [plan(1, 2, 10), plan(1, 1, 10)], [], "1.1"],
  ])("%s is taken", async (_, jobs, reviews, expected) => {
    const { log, taken } = await findReviewed({ jobs, reviews });
    const isLast = !log.includes("::notice title=Not the last plan::");
    expect(`${taken}${isLast ? "" : ", not the last"}`, log).toBe(expected);
  });
});

describe("a pull request that was reviewed takes no plan", () => {
  test.each([
    ["of a commit that came after the approval", [review("bob", 20, { commit_id: old })]],
    ["whose approval was taken back", [review("bob", 20, { state: "DISMISSED" })]],
    [
      "that only somebody without the right to write has approved since",
      [review("bob", 20, { commit_id: old }), review("stranger", 40)],
    ],
  ])("%s", async (_, reviews) => {
    const { log, taken } = await findReviewed({ jobs: twice, reviews });
    expect(taken).toBe("");
    expect(log).toContain(
      "::error title=Not approved::Nobody who can write here has approved commit aaaaaaa, which #7 was merged with",
    );
    expect(log).toMatch(/approve the plan of the report by its digest/i);
  });
});

describe("a request for changes by somebody who can write", () => {
  const asks = { state: "CHANGES_REQUESTED" } as const;

  test("keeps the plan from being taken that the same person has approved before", async () => {
    const { log, taken } = await findReviewed({ jobs: twice, reviews: [review("bob", 20), review("bob", 40, asks)] });
    expect(taken).toBe("");
    expect(log).toContain("::error title=Changes requested::bob requested changes");
  });

  test("on the commit that was merged keeps its plan from being taken, whoever has approved it", async () => {
    const { log, taken, report } = await findReviewed({
      jobs: twice,
      reviews: [review("ann", 40), review("bob", 45, asks)],
      writers: ["ann", "bob"],
    });
    expect(taken).toBe("");
    expect(log).toContain("::error title=Changes requested::bob requested changes on commit aaaaaaa; #7 was merged");
    expect(report).toContain("**Changes requested.** bob requested changes on commit aaaaaaa; #7 was merged");
  });

  test("on an earlier commit is said in the report, and hinders nothing", async () => {
    const reviews = [review("bob", 20, { ...asks, commit_id: old }), review("cy", 40)];
    const { log, taken, report } = await findReviewed({ jobs: twice, reviews });
    expect(taken, log).toBe("2.1");
    expect(report).toContain("**Changes requested.** bob requested changes on an earlier commit, and has");
  });

  test.each([
    ["taken back", [review("bob", 20, asks), review("bob", 30, { state: "DISMISSED" }), review("cy", 40)]],
    ["answered by an approval", [review("bob", 20, asks), review("bob", 40)]],
    ["followed by a comment alone", [review("cy", 40), review("bob", 45, { state: "COMMENTED" })]],
    ["of somebody who cannot write", [review("cy", 40), review("stranger", 45, asks)]],
  ])("that is %s is not spoken of", async (_, reviews) => {
    const { log, taken } = await findReviewed({ jobs: twice, reviews });
    expect(taken).toBe("2.1");
    expect(log).not.toContain("Changes requested");
  });
});

test("that a later plan is not taken is said in the report", async () => {
  const { report } = await findReviewed({ jobs: twice, reviews: [review("bob", 20)] });
  expect(report).toContain("**Not the last plan.** A later plan of this commit is not taken");
});

describe("a plan that nobody can have seen is not taken:", () => {
  test.each([
    ["it was made after the approval", twice, [review("bob", 5)], "approved"],
    ["it was made after the merge, and nobody has reviewed", [plan(1, 1, 55)], [], "merged"],
  ])("%s", async (_, jobs, reviews, what) => {
    const { log, taken } = await findReviewed({ jobs, reviews });
    expect(taken).toBe("");
    expect(log).toContain(
      `::error title=Not seen::#7 was ${what} before there was a plan of growth/production, so nobody has approved that plan.`,
    );
    expect(log).toContain("approve the plan of the report by its digest. Or approve commit aaaaaaa in #7");
  });

  test("the last of several, where it was made after the merge", async () => {
    const { log, taken } = await findReviewed({ jobs: [...twice, plan(3, 1, 55)] });
    expect(taken, log).toBe("2.1");
  });
});

test("an approval that is given after the merge is one of the plan that is there by then", async () => {
  const { taken, log } = await findReviewed({ jobs: [plan(1, 1, 55)], reviews: [review("bob", 58)] });
  expect(taken, log).toBe("1.1");
});

test("the approval of somebody who cannot write does not fix which plan is taken", async () => {
  const { taken, log } = await findReviewed({ jobs: twice, reviews: [review("stranger", 20), review("bob", 40)] });
  expect(taken, log).toBe("2.1");
});

test("a pull request without a review is said to have none", async () => {
  const { taken, log } = await findReviewed({ jobs: twice, reviews: [review("stranger", 20)] });
  expect(taken).toBe("2.1");
  expect(log).toContain("::warning title=No review::Nobody who can write here has reviewed #7");
});

test("a merge into another branch brings no plan when that branch is merged", async () => {
  const { taken, log } = await findReviewed({ jobs: twice, pulls: [pull({ base: { ref: "feature" } })] });
  expect(taken).toBe("");
  expect(log).toContain("No pull request was merged as this commit.");
});

describe("a plan that may be of another pull request is not taken:", () => {
  const reviews = [review("bob", 40)];

  test("of another branch with the same commit", async () => {
    const { taken, log } = await findReviewed({ jobs: twice, reviews, runs: runsOf(twice, { head_branch: "other" }) });
    expect(taken, log).toBe("");
  });

  test("where another pull request comes from the same commit of the same branch", async () => {
    const evil = pull({ number: 9, base: { ref: "evil" }, merged_at: null, merge_commit_sha: null });
    const { taken, log } = await findReviewed({ jobs: twice, reviews, pulls: [pull(), evil] });
    expect(taken).toBe("");
    expect(log).toContain("::error title=Not clear::#9 has the same branch and commit as #7");
  });

  test("from before it went to this branch", async () => {
    const events = [{ issue: 7, event: "base_ref_changed", created_at: at(20) }];
    const runs = [...runsOf([plan(1, 1, 10)]), ...runsOf([plan(2, 1, 30)], { created_at: at(21) })];
    const found = await findReviewed({ jobs: [plan(2, 1, 25), plan(1, 2, 30)], reviews, runs, events });
    expect(found.taken, found.log).toBe("2.1");
  });

  test("while one of an earlier commit of the branch hinders nothing", async () => {
    const earlier = pull({ number: 5, merge_commit_sha: old });
    earlier.head.sha = merge;
    const { taken } = await findReviewed({ jobs: twice, reviews, pulls: [pull(), earlier] });
    expect(taken).toBe("2.1");
  });
});
