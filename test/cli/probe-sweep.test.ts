import { describe, expect, test } from "vitest";
import { joinDescription } from "../../src/resources/marker.ts";
import { madeByProbe, setUpProbe } from "../support/probed-project.ts";

const name = "audiencectl-probe abc123 4";
const head = '{"run":"abc123","space":"spa_simulated"}\n';
const made = (id: string): string =>
  `${head}${JSON.stringify({ intend: "audience", n: 4, name })}\n${JSON.stringify({ made: 4, id })}\n`;
const ownership = {
  project: "growth",
  environment: "test",
  name: "vips",
  keyHash: "-",
  baseline: "...",
  protect: false,
};

describe("audiencectl probe --sweep", () => {
  test("deletes what earlier probes left, and says what that was and what it left alone", async () => {
    const { space, run } = await setUpProbe();
    await space.byHand.create({ ...madeByProbe, name });
    await space.byHand.create({ ...madeByProbe, name: "Mine" });
    const { id = "" } = space.audiences()[0] ?? {};
    const { exitCode, stdout, stderr } = await run("probe", "--sweep");
    const text = `1 object of earlier probes deleted:\n  audience ${id} "${name}"\n`;
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: text });
    expect(stderr).toContain('"Mine": its name is not one that a probe gives');
    expect(space.audiences().map((each) => each.name)).toEqual(["Mine"]);
  });

  test.each([
    [
      "that a project manages",
      { name, description: joinDescription("[audiencectl-probe:abc123]", ownership) },
      "a project manages it",
    ],
    [
      "that was copied and described",
      { name: `${name} copy for the newsletter`, description: "Kept on purpose, see [audiencectl-probe:abc123]" },
      "its name is not one that a probe gives",
    ],
    [
      "with more than its marker",
      { name, description: "Kept: [audiencectl-probe:abc123]" },
      "its description is not the marker of its run alone",
    ],
    [
      "with a query of somebody",
      { name, definition: { query: "event('Order Completed').count() >= 1" } },
      "its query is not one of a probe",
    ],
    [
      "with the query of another run",
      { name, definition: { query: "event('audiencectl probe zzz999 never sent').count() >= 1" } },
      "its query is not one of a probe",
    ],
  ])("leaves an audience alone %s, and says why", async (_, fields, because) => {
    const { space, run } = await setUpProbe();
    await space.byHand.create({ ...madeByProbe, ...fields });
    const { exitCode, stderr } = await run("probe", "--sweep");
    expect(exitCode).toBe(0);
    expect(stderr).toContain(because);
    expect(space.audiences()).toHaveLength(1);
  });

  test("leaves what has the id of its journal and is of another run, ends with 5, and has no more use for the journal", async () => {
    const { space, run, journal } = await setUpProbe();
    const { description: _, ...fields } = madeByProbe;
    await space.byHand.create({ ...fields, name: "audiencectl-probe zzzzzz 3", enabled: true });
    journal.write(made(space.audiences()[0]?.id ?? ""));
    const { exitCode, stderr } = await run("probe", "--sweep");
    expect(exitCode).toBe(5);
    expect(stderr).toContain('"audiencectl-probe zzzzzz 3": it has another name now than the probe gave it');
    expect(space.audiences()).toHaveLength(1);
    expect(journal.isThere()).toBe(false);
  });

  test("does not count as deleted what was not there", async () => {
    const { run, journal } = await setUpProbe();
    journal.write(made("aud_never"));
    const { exitCode, stdout, stderr } = await run("probe", "--sweep");
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "0 objects of earlier probes deleted.\n" });
    expect(stderr).toContain(`1 object of the journal not there any more:\n  audience aud_never "${name}"`);
    expect(journal.isThere()).toBe(false);
  });

  test("takes away what the journal has, once, though audiences cannot be listed", async () => {
    const { space, run, journal } = await setUpProbe();
    await space.byHand.create({ ...madeByProbe, name });
    journal.write(made(space.audiences()[0]?.id ?? ""));
    space.refuse("/audiences", 403);
    const { exitCode, stdout, stderr } = await run("probe", "--sweep");
    expect(exitCode).toBe(5);
    expect(stdout).toContain("1 object of earlier probes deleted");
    expect(stderr).toContain("  audience: HTTP 403");
    expect(journal.isThere()).toBe(false);
  });

  test("lists what stays and why, ends with 5, and keeps the journal", async () => {
    const { space, run, journal } = await setUpProbe({ settings: { lockSeconds: 100_000 } });
    await space.byHand.create({ ...madeByProbe, name });
    await space.byHand.edit(name, {
      definition: { query: "event('audiencectl probe abc123 never sent').count() >= 2" },
    });
    journal.write(head);
    const { exitCode, stderr } = await run("probe", "--sweep");
    expect(exitCode).toBe(5);
    expect(stderr).toContain(`"${name}": its deletion failed (HTTP 409)`);
    expect(journal.isThere()).toBe(true);
  });

  test("refuses the journal of another space", async () => {
    const { run, journal, writes } = await setUpProbe();
    journal.write('{"run":"abc123","space":"spa_other"}\n');
    const { exitCode, stderr } = await run("probe", "--sweep");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("is of another space, spa_other");
    expect(writes()).toEqual([]);
  });

  test.each([
    ["null\n", 1],
    ["garbage", 1],
    ["[]", 1],
    ['{"run":1}\n', 1],
    [`${head}null\n`, 2],
    [made("aud_1").replace(head, ""), 1],
  ])("refuses a journal that is none, keeps it, and says where: %j", async (text, line) => {
    const { run, journal, writes } = await setUpProbe();
    journal.write(text);
    const { exitCode, stderr } = await run("probe", "--sweep");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`line ${line} of the journal`);
    expect(journal.isThere()).toBe(true);
    expect(writes()).toEqual([]);
  });

  test.each(["", '{"run":"abc1'])(
    "has nothing to do for a journal of which nothing was written whole: %j",
    async (text) => {
      const { run, journal } = await setUpProbe();
      journal.write(text);
      expect((await run("probe", "--sweep")).exitCode).toBe(0);
      expect(journal.isThere()).toBe(false);
    },
  );
});
