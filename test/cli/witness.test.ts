import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { addWitnesses } from "../../src/commands/project/add-witnesses.ts";
import { writePlan } from "../../src/plan/file/saved-plan.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { desired, live, plan, refersTo } from "../plan/builders.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

const plain = createStyle(false);
const spec = (query: string): { definition: { query: string } } => ({ definition: { query } });

/** A plan that changes the query of one audience. */
function editing(before: string, after: string, name = "big"): Plan {
  return plan([desired(name, spec(after))], [live(name, { spec: { ...desired(name, spec(before)).spec } })]);
}

const witnessed = (before: string, after: string): Promise<Plan> => addWitnesses(editing(before, after));

describe("A plan with a changed query", () => {
  const pro = "trait('plan') = 'pro'";
  const enters = 'enters: somebody with plan = "team"';
  const leaves = 'leaves: somebody with plan = "pro"';

  test("says in its text who enters and who leaves", async () => {
    const text = renderPlanText(await witnessed(pro, "trait('plan') = 'team'"), plain);
    expect(text).toContain(enters);
    expect(text).toContain(leaves);
  });

  test("says it in Markdown", async () => {
    const text = renderPlanMarkdown(await witnessed(pro, "trait('plan') = 'team'"));
    expect(text).toContain("Enters: ");
    expect(text).toContain("Leaves: ");
  });

  test("says it in HTML", async () => {
    const text = renderPlanHtml(await witnessed(pro, "trait('plan') = 'team'"));
    expect(text).toContain("<dt>Enters</dt><dd>somebody with plan = ");
  });

  test("says it in JSON, also as a test file has it", async () => {
    const { changes } = JSON.parse(writePlan(await witnessed(pro, "trait('plan') = 'team'"))) as Plan;
    expect(changes[0]?.witness).toMatchObject({
      pointer: "/definition/query",
      tries: 1000,
      enters: { test: { people: { somebody: { traits: { plan: "team" } } } } },
    });
  });

  test("says that a search without a find is no proof", async () => {
    const text = renderPlanText(await witnessed(pro, `${pro} AND trait('a') = 'b'`), plain);
    expect(text).toContain("enters: none found in 1,000 tries (there may still be somebody)");
  });

  test("has the digest that it has without them", async () => {
    const changed = editing(pro, "trait('plan') = 'team'");
    expect((await addWitnesses(changed)).digest).toBe(changed.digest);
  });

  test("looks for nobody where the meaning is the same", async () => {
    const { changes } = await witnessed(
      "trait('a') = 'x' AND trait('b') = 'y'",
      "trait('b') = 'y' AND trait('a') = 'x'",
    );
    expect(changes.map(({ witness }) => witness)).toEqual(changes.map(() => undefined));
  });

  test("says why it looks for nobody where the type changes, too", async () => {
    const before = live("big", { spec: { ...desired("big", spec(pro)).spec, audienceType: "ACCOUNTS" } });
    const changed = plan([desired("big", spec("trait('plan') = 'team'"), { replaceAllowed: true })], [before]);
    expect(renderPlanText(await addWitnesses(changed), plain)).toContain("moves: nobody was looked for");
  });

  test("says why it looks for nobody where a key is not known yet", async () => {
    const user = refersTo("new");
    const before = live("user", { spec: { ...user.spec, ...spec(pro) } });
    const changed = plan([desired("new"), desired("user", user.spec, { references: user.references })], [before]);
    const { changes } = await addWitnesses(changed);
    expect(changes.flatMap(({ witness }) => witness?.notSought ?? [])).toEqual([
      "the query names a key that is not known yet",
    ]);
  });

  test("says in every format whose value it changes where it is of a computed trait", async () => {
    const changed = editing("event('A').within(30 days).count()", "event('A').within(60 days).count()");
    const ofTrait = {
      ...changed,
      changes: changed.changes.map((each) => ({ ...each, kind: "ComputedTrait" })),
    } as Plan;
    const told = await addWitnesses(ofTrait);
    expect(renderPlanText(told, plain)).toContain("differs: somebody who did A, 31 days ago: 0 before, 1 after");
    expect(renderPlanMarkdown(told)).toContain("Differs: somebody who did A, 31 days ago: 0 before, 1 after");
    expect(renderPlanHtml(told)).toContain("<dt>Differs</dt><dd>somebody who did A, 31 days ago: 0 before, 1 after");
    expect(told.changes[0]?.witness?.differs).toMatchObject({ before: 0, after: 1, test: { people: {} } });
  });

  test("claims no search where it hangs on a call that nobody knows", async () => {
    const text = renderPlanText(
      await witnessed("event('A').count() >= 1", "event('A').within(30 days).foo().count() >= 1"),
      plain,
    );
    expect(text).toContain("moves: nobody can be found: nobody knows what foo(…) does");
    expect(text).not.toContain("tries");
  });

  test("takes the membership of an audience as given and says so in every format", async () => {
    const [before, after] = ["trait('q') = 'v'", "trait('vip') = 'true'"];
    const told = await addWitnesses(editing(before, after), [live("vip")]);
    const note = "(vip is assumed: its own query was not checked)";
    expect(renderPlanText(told, plain)).toContain(`enters: somebody with vip = true ${note}`);
    expect(renderPlanMarkdown(told)).toContain(note);
    expect(renderPlanHtml(told)).toContain(note);
    expect(told.changes[0]?.witness?.enters?.words).toContain(note);
  });

  test("names nobody with a value that a computed trait of the space never has", async () => {
    const count = {
      ...live("ct", { spec: { definition: { type: "USERS", query: "event('A').count()" } } }),
      kind: "ComputedTrait",
    };
    const told = await addWitnesses(editing("trait('ct') >= 1", "trait('ct') > 0"), [count]);
    expect(renderPlanText(told, plain)).toContain("enters: none found");
  });

  test("looks for the people of 20 queries and says so of the others", async () => {
    const names = Array.from({ length: 22 }, (_, at) => `a${at}`);
    const changed = plan(
      names.map((name) => desired(name, spec("trait('plan') = 'team'"))),
      names.map((name) => live(name, { spec: { ...desired(name, spec(pro)).spec } })),
    );
    const { changes } = await addWitnesses(changed);
    const why = "a plan looks for the people of 20 changed queries at most";
    expect(changes.filter(({ witness }) => witness?.notSought === why)).toHaveLength(2);
  });
});

test("audiencectl plan --no-witness looks for nobody", async () => {
  const folder = temporaryFolder();
  const env = { PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]) => runWords([...words, "--simulate", "--time-scale", "1000"], { cwd: folder, env });
  writeProject(folder, [audience("big", spec("trait('ltv') > 500"))]);
  await run("apply", "--auto-approve");
  writeProject(folder, [audience("big", spec("trait('ltv') > 100"))]);
  const usual = await run("plan");
  const without = await run("plan", "--no-witness");
  expect(usual.stdout).toContain("enters: somebody with ltv = ");
  expect(without.stdout).not.toContain("enters:");
});

test("audiencectl plan knows the traits of the audiences in the space", async () => {
  const folder = temporaryFolder();
  const env = { PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (...words: string[]) => runWords([...words, "--simulate", "--time-scale", "1000"], { cwd: folder, env });
  const key = "trait('${audience.vip.key}')";
  const vip = audience("vip", spec("event('A').count() >= 1"));
  writeProject(folder, [vip, audience("big", spec(`${key}.exists()`))]);
  await run("apply", "--auto-approve");
  writeProject(folder, [vip, audience("big", spec(`${key} = 'true'`))]);
  expect((await run("plan")).stdout).toContain(
    "leaves: somebody with vip = false (vip is assumed: its own query was not checked)",
  );
});

describe("audiencectl explain query --against", () => {
  const explain = (...words: string[]) => runWords(["explain", ...words], { cwd: import.meta.dirname });

  test("says whom two queries tell apart", async () => {
    const { stdout } = await explain("query", "trait('age') > 18", "--against", "trait('age') >= 18");
    expect(stdout).toContain(`Against
  trait('age') >= 18
  They do not mean the same.
  enters: somebody with age = 18
  leaves: none found in 1,000 tries (there may still be somebody)
`);
  });

  test("names nobody with a value that the trait of an audience never has", async () => {
    const key = "trait('${audience.ref.key}')";
    const { stdout } = await explain("query", `${key}.exists()`, "--against", `${key}.one_of('true', 'false')`);
    expect(stdout).toContain("They are not known to mean the same.");
  });

  test("says with which key a reference and a key mean the same", async () => {
    const words = ["trait('${audience.ref-a.key}') = 'true'", "--against", "trait('ref_a') = 'true'"];
    const { stdout } = await explain("query", ...words);
    expect(stdout).toContain("They mean the same if ref_a is the key of audience/ref-a.");
  });

  test("names no key where more than that is different", async () => {
    const words = ["trait('${audience.ref-a.key}') = 'true'", "--against", "trait('ref_a') = 'false'"];
    expect((await explain("query", ...words)).stdout).not.toContain("They mean the same if");
  });

  describe("with a reference in one and probably its key in the other", () => {
    const against = async (first: string, other: string): Promise<string> =>
      (await explain("query", first, "--against", other)).stdout;
    const vips = "trait('${audience.vips.key}') = 'true'";
    const inAustria = "trait('country') = 'AT'";

    test("looks for people with that key, and says which it took", async () => {
      const stdout = await against(vips, `trait('vips_key') = 'true' AND ${inAustria}`);
      expect(stdout).toContain(`If vips_key is the key of audience/vips, they do not mean the same.
  enters: none found`);
      expect(stdout).toContain("leaves: somebody with vips_key = true (");
    });

    test("takes a key of any name where only one is asked for alike", async () => {
      const stdout = await against(`trait('k') = 'true' AND ${inAustria}`, vips);
      expect(stdout).toContain("If k is the key of audience/vips, they do not mean the same.");
    });

    test("takes the name that is alike before any other", async () => {
      const stdout = await against(vips, `trait('other') = 'true' AND trait('vips') = 'true'`);
      expect(stdout).toContain("If vips is the key of audience/vips,");
    });

    test("takes none where two may be it", async () => {
      expect(await against(vips, "trait('a') = 'true' AND trait('b') = 'true'")).not.toContain("the key of");
    });

    test("takes no trait that is asked for something else", async () => {
      expect(await against(vips, inAustria)).not.toContain("the key of");
    });
  });

  describe("in a project", () => {
    const inProject = async (query: string, broken = false) => {
      const folder = temporaryFolder();
      writeProject(folder, [audience("vips", spec("trait('a') = '1'"))]);
      if (broken) writeFileSync(path.join(folder, "audiences", "broken.yaml"), "a: [");
      return await runWords(["explain", "query", query], { cwd: folder });
    };

    test("refuses a reference to what no manifest declares", async () => {
      const { stderr, exitCode } = await inProject("trait('${audience.vps.key}') = 'true'");
      expect(stderr).toContain("no manifest of this project declares audience/vps [manifest-unknown-reference]");
      expect(stderr).toContain("did you mean audience/vips?");
      expect(exitCode).toBe(1);
    });

    test("takes a reference to what a manifest declares", async () => {
      const { stderr, exitCode } = await inProject("trait('${audience.vips.key}') = 'true'");
      expect(stderr).toBe("");
      expect(exitCode).toBe(0);
    });

    test("says nothing of references where a manifest cannot be read", async () => {
      const { exitCode } = await inProject("trait('${audience.vps.key}') = 'true'", true);
      expect(exitCode).toBe(0);
    });
  });

  test("says when they mean the same", async () => {
    const { stdout } = await explain("query", "trait('a') > 1", "--against", "trait( 'a' )>1");
    expect(stdout).toContain("They mean the same.");
  });

  test("says what is wrong with the other query", async () => {
    const { stderr, exitCode } = await explain("query", "trait('a') > 1", "--against", "trait('a' >");
    expect(stderr).toContain("against:1:");
    expect(exitCode).toBe(1);
  });

  test("says to whom two computed traits give different values", async () => {
    const words = ["query", "--trait", "event('A').count()", "--against", "event('B').count()"];
    const { stdout } = await explain(...words);
    expect(stdout).toContain("They do not mean the same.");
    expect(stdout).toContain("differs: somebody who did A, 1 day ago: 1 before, 0 after");
  });

  test("goes with queries only", async () => {
    expect((await explain("audience", "--against", "trait('a') > 1")).stderr).toContain(
      "--against goes with queries only",
    );
  });
});
