import { describe, expect, test } from "vitest";
import { addKeyUsers, findChangedKeys } from "../../src/apply/changed-keys.ts";
import type { Outcome } from "../../src/apply/outcome.ts";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";
import { desired, live, plan } from "../plan/builders.ts";

const replacing = plan([desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true })], [live("a")]);
const done = (key: string): Outcome => ({ address: "audience/a", action: "replace", status: "done", id: "aud_n", key });
const asking = { definition: { query: "trait('a') = 'true'" } };

const creating = plan([desired("x", { name: "X" })], []);
const created = (key: string): Outcome => ({
  address: "audience/x",
  action: "create",
  status: "done",
  id: "aud_x",
  key,
});

describe("the keys that are not as expected", () => {
  const asksForX = { definition: { query: "trait('x') = 'true'" } };
  const other = live("other", { key: "x", name: "X", marker: { project: "other" } });

  test("are those of created objects to which the server gave another than their name predicts", () => {
    expect(findChangedKeys(creating, [created("x_1")])).toEqual([
      { address: "audience/x", expected: "x", after: "x_1" },
    ]);
    expect(findChangedKeys(creating, [created("x")])).toEqual([]);
  });

  test("are not told where nothing can be expected of a name", () => {
    const nameless = plan([desired("x", { name: "売上" })], []);
    expect(findChangedKeys(nameless, [created("audience")])).toEqual([]);
  });

  test("are told of a replacement under another name together with the key of the old object", () => {
    const renaming = plan(
      [desired("a", { name: "X", audienceType: "ACCOUNTS" }, { replaceAllowed: true })],
      [live("a")],
    );
    expect(findChangedKeys(renaming, [done("x_1")])).toEqual([
      { address: "audience/a", before: "a", expected: "x", after: "x_1" },
    ]);
    expect(findChangedKeys(renaming, [done("x")])).toEqual([{ address: "audience/a", before: "a", after: "x" }]);
  });

  test("come with everybody who asks for them, of this project and of others", () => {
    const changed = findChangedKeys(creating, [created("x_1")]);
    const users = [live("b", { spec: asksForX }), live("f", { spec: asksForX, marker: { project: "other" } })];
    expect(addKeyUsers(changed, creating, [live("x", { key: "x_1" }), ...users])).toEqual([
      { address: "audience/x", expected: "x", after: "x_1", users: ["audience/b", '"F" (aud_f)'] },
    ]);
  });

  test("come with the object that has them, for which others may ask with good reason", () => {
    const changed = findChangedKeys(creating, [created("x_1")]);
    expect(addKeyUsers(changed, creating, [other, live("b", { spec: asksForX })])).toEqual([
      { address: "audience/x", expected: "x", after: "x_1", users: [], holder: '"X" (aud_other)' },
    ]);
  });
});

test("an apply tells which key the server made instead of the expected one, and who asks for that", async () => {
  const space = await startSpace({ settings: { deletedKeyReuse: false } });
  const gone = { name: "VIP", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } };
  await space.byHand.create(gone);
  await space.byHand.remove("VIP");
  await space.byHand.create({ ...gone, name: "Theirs", definition: { query: "trait('vip') = 'true'" } });
  const folder = temporaryFolder();
  writeProject(folder, [audience("vip", { name: "VIP" })]);
  const { exitCode, stdout } = await runWords(["apply", "--auto-approve", "--time-scale", String(TEST_TIME_SCALE)], {
    cwd: folder,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
  });
  expect(exitCode).toBe(0);
  expect(stdout).toContain("audience/vip got the key vip_2; expected was vip.");
  expect(stdout).toContain('Asking for vip: "Theirs" (aud_');
});

describe("the keys that an apply changed", () => {
  test("are those of replaced objects which got another", () => {
    expect(findChangedKeys(replacing, [done("a_2")])).toEqual([{ address: "audience/a", before: "a", after: "a_2" }]);
    expect(findChangedKeys(replacing, [done("a")])).toEqual([]);
  });

  test("come with everybody who still asks for them, whoever that belongs to", () => {
    const changed = findChangedKeys(replacing, [done("a_2")]);
    const users = [live("b", { spec: asking }), live("f", { spec: asking, marker: { project: "other" } })];
    expect(addKeyUsers(changed, replacing, [live("a", { key: "a_2" }), ...users])[0]?.users).toEqual([
      "audience/b",
      '"F" (aud_f)',
    ]);
  });

  test("are not dead when another object has them", () => {
    const changed = findChangedKeys(replacing, [done("a_2")]);
    expect(addKeyUsers(changed, replacing, [live("b", { key: "a" }), live("c", { spec: asking })])[0]?.users).toEqual(
      [],
    );
  });
});
