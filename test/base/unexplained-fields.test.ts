import { describe, expect, test } from "vitest";
import { activation, audience, destination, destinations, trait } from "../support/project.ts";
import { openBranch, type Branch } from "./branch.ts";

const off = { enabled: false };
const described = audience("a", { description: "Written on the branch" });

/** A branch that writes a description, of an audience that somebody switched off and renamed by hand. */
async function openEdited(): Promise<Branch> {
  const branch = await openBranch([audience("a")]);
  await branch.space.byHand.edit("A", { ...off, name: "By hand" });
  branch.declare([described]);
  return branch;
}

/** Each change of a plan against `main` with the fields that the branch does not explain. */
async function fieldsOf({ plan }: Branch): Promise<Record<string, readonly string[] | boolean | undefined>> {
  const { plan: made } = await plan("main");
  return Object.fromEntries(made.changes.map((each) => [each.address, each.unexplainedFields ?? each.explained]));
}

describe("a branch that touches one field of an object", () => {
  test("does not explain an edit by hand of other fields", async () => {
    expect(await fieldsOf(await openEdited())).toEqual({ "audience/a": ["name", "enabled"] });
  });

  test("explains all that it touches, also where somebody edited the same by hand", async () => {
    const branch = await openBranch([audience("a")]);
    await branch.space.byHand.edit("A", { name: "By hand" });
    branch.declare([audience("a", { name: "On the branch" })]);
    expect(await fieldsOf(branch)).toEqual({ "audience/a": true });
  });

  test("does not explain what an earlier merge changed in another field and nobody applied", async () => {
    const branch = await openBranch([audience("a")]);
    branch.repository.git("switch", "--quiet", "main");
    branch.declare([audience("a", off, { protect: true })]);
    branch.repository.commit("Never applied");
    branch.repository.git("switch", "--quiet", "--create", "next");
    branch.declare([audience("a", { ...off, description: "Later" }, { protect: true })]);
    expect(await fieldsOf(branch)).toEqual({ "audience/a": ["enabled", "metadata.protect"] });
  });

  test("does not explain that an object is created again which somebody deleted by hand", async () => {
    const branch = await openBranch([audience("a")]);
    await branch.space.byHand.remove("A");
    branch.declare([described]);
    expect(await fieldsOf(branch)).toEqual({ "audience/a": false });
  });

  test("does not explain a replacement that an earlier merge asks for", async () => {
    const typed = (audienceType: string, spec = {}) => audience("a", { audienceType, ...spec }, { replace: "allow" });
    const branch = await openBranch([typed("USERS")]);
    branch.repository.git("switch", "--quiet", "main");
    branch.declare([typed("ACCOUNTS")]);
    branch.repository.commit("Never applied");
    branch.repository.git("switch", "--quiet", "--create", "next");
    branch.declare([typed("ACCOUNTS", { description: "Later" })]);
    expect(await fieldsOf(branch)).toEqual({ "audience/a": ["audienceType"] });
  });

  test("explains the connections of an audience that it creates", async () => {
    const branch = await openBranch([]);
    branch.declare([audience("a", { destinations: [destination(destinations.mailroom)] })]);
    expect(new Set(Object.values(await fieldsOf(branch)))).toEqual(new Set([true]));
  });
});

test("a new key that a query takes over explains the query and no edit of other fields", async () => {
  const value = (type: string) =>
    trait("value", { definition: { type, query: "event('Value').count()" } }, { replace: "allow" });
  const user = audience("user", { definition: { query: "trait('${trait.value.key}') >= 1" } });
  const branch = await openBranch([value("USERS"), user]);
  await branch.space.byHand.edit("User", off);
  branch.declare([value("ACCOUNTS"), user]);
  expect(await fieldsOf(branch)).toEqual({ "audience/user": ["enabled"], "trait/value": true });
});

describe("performResync: true", () => {
  const sent = (rest: Record<string, unknown> = {}) =>
    audience("a", { destinations: [destination(destinations.mailroom, { activations: [activation("mail", rest)] })] });
  const at = `audience/a/destination/${destinations.mailroom}/activation/mail`;

  test("is explained by the branch that adds it", async () => {
    const branch = await openBranch([sent()]);
    branch.declare([sent({ displayName: "Mail", performResync: true })]);
    expect(await fieldsOf(branch)).toEqual({ [at]: true });
  });

  test("is not explained by a branch that found it waiting", async () => {
    const branch = await openBranch([sent({ performResync: true })]);
    branch.declare([sent({ displayName: "Mail", performResync: true })]);
    expect(await fieldsOf(branch)).toEqual({ [at]: ["performResync"] });
  });
});

describe("a report names what the branch does not explain", () => {
  test("as text", async () => {
    const { stdout } = await (await openEdited()).plan("main", { format: "text" });
    expect(stdout).toContain("? not explained by this branch: name, enabled");
    expect(stdout).toContain("1 of 1 change is not fully explained by the difference from main");
    expect(stdout).not.toContain("All changes are explained");
  });

  test("as Markdown, in the sentence, in the box and among the edits by hand", async () => {
    const { stdout } = await (await openEdited()).plan("main", { format: "markdown" });
    expect(stdout).toMatch(/^- .*this undoes an edit by hand of name and enabled/mu);
    expect(stdout).toMatch(/Not everything comes from this branch[\s\S]*`audience\/a`.*`name`, `enabled`/u);
    expect(stdout).toMatch(
      /### Edited in the space by hand[\s\S]*\| `audience\/a` \| .* \| `name`, `enabled` \(switched on\) \|/u,
    );
  });

  test("as HTML, in the section and on the card", async () => {
    const { stdout } = await (await openEdited()).plan("main", { format: "html" });
    expect(stdout).toContain("not explained by this branch: name, enabled");
    expect(stdout).toContain("Not explained by this branch");
  });
});
