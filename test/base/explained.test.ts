import { describe, expect, test } from "vitest";
import { activation, audience, destination, destinations, every, linked, trait } from "../support/project.ts";
import { openBranch } from "./branch.ts";
import { isLong } from "../support/length.ts";

const off = { enabled: false };

describe("a change is explained by the branch", () => {
  test("when the branch edits its manifest, whether that is committed or not", async () => {
    const { declare, repository, marks } = await openBranch([audience("a"), audience("b")]);
    declare([audience("a", off), audience("b")]);
    repository.commit();
    declare([audience("a", off), audience("b", off)]);
    expect(await marks()).toEqual(["update audience/a: explained", "update audience/b: explained"]);
  });

  test("when the branch adds or removes its manifest", async () => {
    const { declare, marks } = await openBranch([audience("a"), audience("b")]);
    declare([audience("b"), audience("c")]);
    expect(await marks()).toEqual(["delete audience/a: explained", "create audience/c: explained"]);
  });

  test("when the branch gives another value to a variable that it uses", async () => {
    const titled = (name: string) => audience(name, { description: "For ${var.team}" });
    const { declare, marks, space } = await openBranch([titled("a"), audience("b")], {
      project: { variables: { team: "growth" } },
    });
    await space.byHand.edit("B", off);
    declare([titled("a"), audience("b")], { variables: { team: "sales" } });
    expect(await marks()).toEqual(["update audience/a: explained", "update audience/b: unexplained"]);
  });

  test("when the branch renames it with previousNames", async () => {
    const { declare, marks } = await openBranch([audience("a", { name: "A" })]);
    declare([audience("b", { name: "A" }, { previousNames: ["a"] })]);
    expect(await marks()).toEqual(["update audience/b: explained"]);
  });

  test("when the branch lets it go with a pattern under forget", async () => {
    const { declare, marks } = await openBranch([audience("a"), audience("b")]);
    declare([audience("b")], { forget: ["audience/*"] });
    expect(await marks()).toEqual(["forget audience/a: explained"]);
  });

  test("when the branch lets it go with forget", async () => {
    const { declare, marks } = await openBranch([audience("a"), audience("b")]);
    declare([audience("b")], { forget: ["audience/a"] });
    expect(await marks()).toEqual(["forget audience/a: explained"]);
  });

  test("when the branch protects it", async () => {
    const { declare, marks } = await openBranch([audience("a")]);
    declare([audience("a", {}, { protect: true })]);
    expect(await marks()).toEqual(["update audience/a: explained"]);
  });

  test("when the branch adopts it", async () => {
    const { declare, marks, space } = await openBranch([audience("a")]);
    await space.byHand.create({
      name: "Found",
      audienceType: "USERS",
      enabled: true,
      definition: { query: "event('F').count() >= 1" },
    });
    declare([
      audience("a"),
      audience("found", { definition: { query: "event('F').count() >= 1" } }, { adopt: { name: "Found" } }),
    ]);
    expect(await marks()).toEqual(["adopt audience/found: explained"]);
  });

  test.runIf(isLong)("when the branch permits the replacement that it needs", async () => {
    const typed = (audienceType: string, metadata = {}) => audience("a", { audienceType }, metadata);
    const { declare, repository, marks } = await openBranch([typed("USERS")]);
    declare([typed("ACCOUNTS")]);
    repository.commit();
    repository.git("tag", "before");
    expect(await marks("before")).toEqual(["replace audience/a: unexplained"]);
    declare([typed("ACCOUNTS", { replace: "allow" })]);
    expect(await marks("before")).toEqual(["replace audience/a: explained"]);
  });

  test.runIf(isLong)("when the branch begins to manage the parts of an audience", async () => {
    const sent = audience("a", { destinations: [destination(destinations.mailroom)] });
    const { declare, repository, marks } = await openBranch([sent]);
    declare([audience("a")]);
    repository.commit();
    repository.git("tag", "unmanaged");
    declare([audience("a", { destinations: [] })]);
    expect(await marks("unmanaged")).toEqual([`delete audience/a/destination/${destinations.mailroom}: explained`]);
    repository.commit();
    expect(await marks("HEAD")).toEqual([`delete audience/a/destination/${destinations.mailroom}: unexplained`]);
  });

  test.runIf(isLong)("when all of the project is new", async () => {
    const { repository, marks, space } = await openBranch([audience("a")]);
    repository.git("switch", "--quiet", "--orphan", "empty");
    repository.commit("Nothing yet");
    repository.git("checkout", "--quiet", "main");
    await space.byHand.edit("A", off);
    expect(await marks("empty")).toEqual(["update audience/a: explained"]);
  });

  test.runIf(isLong)("when the branch is the first to know the environment's space", async () => {
    const { declare, repository, marks, space } = await openBranch([audience("a")]);
    await space.byHand.edit("A", off);
    declare([audience("a")], { space: "spa_other" });
    repository.commit();
    repository.git("tag", "other");
    declare([audience("a")]);
    expect(await marks("other")).toEqual(["update audience/a: explained"]);
  });
});

describe("a change is not explained by the branch", () => {
  test("when somebody edited the space by hand", async () => {
    const { declare, marks, space } = await openBranch([audience("a"), audience("b")]);
    await space.byHand.edit("B", off);
    declare([audience("a", off), audience("b")]);
    expect(await marks()).toEqual(["update audience/a: explained", "update audience/b: unexplained"]);
  });

  test("when somebody deleted it by hand", async () => {
    const { marks, space } = await openBranch([audience("a")]);
    await space.byHand.remove("A");
    expect(await marks()).toEqual(["create audience/a: unexplained"]);
  });

  test.runIf(isLong)("when an earlier merge was not applied", async () => {
    const { declare, repository, marks } = await openBranch([audience("a"), audience("b"), audience("c")]);
    repository.git("switch", "--quiet", "main");
    declare([audience("a", off), audience("c")]);
    repository.commit("Never applied");
    repository.git("switch", "--quiet", "--create", "next");
    declare([audience("a", off), audience("c", off)]);
    expect(await marks()).toEqual([
      "update audience/a: unexplained",
      "delete audience/b: unexplained",
      "update audience/c: explained",
    ]);
  });

  test.runIf(isLong)("when an earlier rename was not applied", async () => {
    const { declare, repository, marks } = await openBranch([audience("a", { name: "A" })]);
    declare([audience("b", { name: "A" }, { previousNames: ["a"] })]);
    repository.commit();
    expect(await marks("topic")).toEqual(["update audience/b: unexplained"]);
  });

  test.runIf(isLong)("when its file differs and its own document does not", async () => {
    const { declare, marks, space } = await openBranch([audience("a"), audience("b"), audience("c")]);
    await space.byHand.edit("C", off);
    declare([audience("a"), audience("b", { description: "Edited" }), audience("c")]);
    expect(await marks()).toEqual(["update audience/b: explained", "update audience/c: unexplained"]);
  });

  test.runIf(isLong)("when the branch only writes it in another way", async () => {
    const query = (text: string) => ({ definition: { query: text } });
    const { declare, marks, space } = await openBranch([audience("a", query("event('A').count() >= 1"))]);
    await space.byHand.edit("A", off);
    declare([audience("a", query("event( 'A' )\n  .count() >= 1"), { labels: { team: "growth" } })]);
    expect(await marks()).toEqual(["update audience/a: unexplained"]);
  });

  test.runIf(isLong)("when only the branch that is compared with has gone on", async () => {
    const { declare, repository, marks, space } = await openBranch([audience("a"), audience("b")]);
    repository.commit("On the branch");
    repository.git("switch", "--quiet", "main");
    declare([audience("a", { description: "Later" }), audience("b")]);
    const later = repository.commit("After the branch was made");
    repository.git("switch", "--quiet", "topic");
    await space.byHand.edit("A", off);
    expect(await marks()).toEqual(["update audience/a: unexplained"]);
    expect(later).not.toBe(repository.git("merge-base", "main", "topic"));
  });
});

describe("a change that follows from another is explained with it", () => {
  test.runIf(isLong)("when its query uses the key of a trait that the branch replaces", async () => {
    const value = (type: string) =>
      trait("value", { definition: { type, query: "event('Value').count()" } }, { replace: "allow" });
    const user = audience("user", { definition: { query: "trait('${trait.value.key}') >= 1" } });
    const { declare, marks } = await openBranch([value("USERS"), user]);
    declare([value("ACCOUNTS"), user]);
    expect(await marks()).toEqual(["update audience/user: explained", "replace trait/value: explained"]);
  });

  test.runIf(isLong)("but not when what it refers to was deleted by hand", async () => {
    const user = audience("user", { definition: { query: "trait('${trait.value.key}') >= 1" } });
    const { marks, space } = await openBranch([trait("value"), user]);
    const [found] = space.stored().traits ?? [];
    await space.byHand.send("DELETE", `/spaces/spa_simulated/computed-traits/${found?.id}`);
    expect(await marks()).toEqual(["update audience/user: unexplained", "create trait/value: unexplained"]);
  });

  test.runIf(isLong)("when it is a part of an audience that the branch removes", async () => {
    const sent = audience("sent", {
      destinations: [destination(destinations.mailroom, { activations: [activation("welcome")] })],
    });
    const { declare, marks } = await openBranch([sent, audience("b")]);
    declare([audience("b")]);
    expect(await marks()).toEqual([
      "delete audience/sent: explained",
      `delete audience/sent/destination/${destinations.mailroom}: explained`,
      `delete audience/sent/destination/${destinations.mailroom}/activation/welcome: explained`,
    ]);
  });
});

describe("parts go with their own difference", () => {
  const sent = (spec: Record<string, unknown>, ...names: string[]) =>
    audience("sent", {
      ...spec,
      destinations: [destination(destinations.mailroom, { activations: names.map((name) => activation(name)) })],
    });
  const at = `audience/sent/destination/${destinations.mailroom}/activation`;

  test.runIf(isLong)("so an edited audience does not explain an activation that somebody removed by hand", async () => {
    const { declare, marks, space } = await openBranch([sent({}, "welcome", "goodbye")]);
    const [found] = space.stored().activations?.filter(({ activationName }) => activationName === "goodbye") ?? [];
    await space.byHand.send(
      "DELETE",
      `/spaces/spa_simulated/audiences/${space.named("Sent").id}/activations/${found?.id}`,
    );
    declare([sent(off, "welcome", "goodbye", "again")]);
    expect(await marks()).toEqual([
      "update audience/sent: explained",
      `create ${at}/again: explained`,
      `create ${at}/goodbye: unexplained`,
    ]);
  });

  test.runIf(isLong)(
    "so one that the branch takes out is explained, and one that was added by hand is not",
    async () => {
      const { declare, apply, repository, marks } = await openBranch([sent({}, "welcome", "goodbye", "stranger")]);
      await apply();
      declare([sent({}, "welcome", "goodbye")]);
      repository.commit();
      repository.git("tag", "before");
      declare([sent({}, "welcome")]);
      expect(await marks("before")).toEqual([`delete ${at}/goodbye: explained`, `delete ${at}/stranger: unexplained`]);
    },
  );

  test.runIf(isLong)("so a schedule is told by what it says, and not by its place in the list", async () => {
    const { declare, marks, space } = await openBranch([linked("l", { schedules: [every("4h")] })]);
    const [found] = space.stored().schedules ?? [];
    await space.byHand.send("DELETE", `/spaces/spa_simulated/audiences/${space.named("L").id}/schedules/${found?.id}`);
    declare([linked("l", { schedules: [every("8h"), every("4h")] })]);
    expect(await marks()).toEqual([
      "create audience/l/schedule/1: explained",
      "create audience/l/schedule/2: unexplained",
    ]);
  });

  test.runIf(isLong)("so a renamed audience does not explain a part that was removed by hand", async () => {
    const { declare, marks, space } = await openBranch([sent({ name: "Sent" }, "welcome", "goodbye")]);
    const [found] = space.stored().activations?.filter(({ activationName }) => activationName === "goodbye") ?? [];
    await space.byHand.send(
      "DELETE",
      `/spaces/spa_simulated/audiences/${space.named("Sent").id}/activations/${found?.id}`,
    );
    const renamed = sent({ name: "Sent" }, "welcome", "goodbye");
    declare([{ ...renamed, metadata: { name: "mailed", previousNames: ["sent"] } }]);
    expect(await marks()).toEqual([
      "update audience/mailed: explained",
      `create audience/mailed/destination/${destinations.mailroom}/activation/goodbye: unexplained`,
    ]);
  });
});

describe("a connection that is deleted and that no manifest declares", () => {
  const connected = audience("a", { destinations: [destination(destinations.mailroom)] });
  const unconnected = audience("a", { destinations: [] });
  const textsOf = async ({ plan }: Awaited<ReturnType<typeof openBranch>>): Promise<string[]> =>
    (await plan("main")).plan.changes.flatMap(({ warnings }) =>
      warnings.filter(({ code }) => code === "plan-part-undeclared").map(({ message }) => message),
    );

  test("was perhaps added by hand, where the base does not declare it either", async () => {
    const branch = await openBranch([unconnected]);
    const { space } = branch;
    await space.byHand.send("POST", `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections`, {
      destination: { id: destinations.mailroom, type: "destination" },
    });
    expect(await textsOf(branch)).toEqual([
      'the connection of "A" to Mailroom is in the space and not declared, and was not declared in main either: added there, by whom is not known, or its removal is not applied yet',
    ]);
  });

  test("was not added by hand, where the branch removes it", async () => {
    const branch = await openBranch([connected]);
    branch.declare([unconnected]);
    expect(await textsOf(branch)).toEqual([]);
  });
});
