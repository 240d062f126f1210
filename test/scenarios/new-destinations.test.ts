import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { activation, audience, destination, destinations, linked } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

const { mailroom, webhooks } = destinations;
const withHistory = { options: { includeHistoricalData: true } };
const to = (...ids: string[]) => ({ destinations: ids.map((id) => destination(id)) });
/** The same with an activation that is on, so that they send. */
const sending = (...ids: string[]) => ({
  destinations: ids.map((id) => destination(id, { activations: [id === webhooks ? hook : activation("mail")] })),
});
const hook = activation("hook", {
  destinationMapping: { actionId: "webhookSend", settings: { url: "https://example.com" } },
});

/** What a plan says of new destinations that are sent everybody, as severity and message. */
function notesIn({ changes }: Plan): string[] {
  return changes
    .flatMap(({ warnings }) => warnings)
    .filter(({ code }) => code === "plan-destination-backfill")
    .map(({ severity, message }) => `${severity}: ${message}`);
}

/** Applies audiences without destinations, and says what a plan does that adds some. */
async function connectLater(make: typeof audience, spec = {}, ...ids: string[]) {
  const workshop = await openWorkshop([make("a", { ...spec, destinations: [] })]);
  expect((await workshop.apply()).exitCode).toBe(0);
  workshop.declare([make("a", { ...spec, ...sending(...ids) })]);
  return workshop;
}

describe("a new destination", () => {
  test("of an audience with historical data is told with the number of members", async () => {
    const { plan } = await connectLater(audience, withHistory, mailroom);
    const [note, ...others] = notesIn((await plan()).plan);
    expect(note).toMatch(
      /^warning: all [\d,]+ members of the audience are sent to \w+; how long that takes is not published$/,
    );
    expect(others).toEqual([]);
  });

  test("of a linked audience is told with the minutes that it takes at the published limit", async () => {
    const { plan } = await connectLater(linked, withHistory, webhooks);
    const planned = (await plan()).plan;
    const minutes = Math.ceil((planned.changes[0]?.impact.members ?? 0) / 500 / 60);
    expect(notesIn(planned)[0]).toContain(`at least ${minutes} minute`);
  });

  test("of an audience with historical data that has no activation is not said to be sent anybody", async () => {
    const workshop = await connectLater(audience, withHistory);
    workshop.declare([audience("a", { ...withHistory, ...to(mailroom) })]);
    const [note] = notesIn((await workshop.plan()).plan);
    expect(note).toContain("probably nobody is sent to Mailroom, because no activation of it is on");
  });

  test("of an audience whose size Segment does not say is told without a number", async () => {
    const { plan, space } = await connectLater(audience, withHistory, mailroom);
    space.simulator.settings.computeSeconds = 1_000_000;
    expect(notesIn((await plan()).plan)[0]).toContain("all members of the audience are sent to");
    expect(notesIn((await plan()).plan)[0]).toContain("how many is not known");
  });

  test("of an audience without historical data is told of nothing", async () => {
    const { plan } = await connectLater(audience, {}, mailroom);
    expect(notesIn((await plan()).plan)).toEqual([]);
  });

  test("of an audience that comes with it is told of nothing", async () => {
    const { plan } = await openWorkshop([audience("a", { ...withHistory, ...to(mailroom) })]);
    expect(notesIn((await plan()).plan)).toEqual([]);
  });

  test("is told when the same plan switches historical data on", async () => {
    const workshop = await openWorkshop([audience("a", { destinations: [] })]);
    await workshop.apply();
    workshop.declare([audience("a", { ...withHistory, ...to(mailroom) })]);
    expect(notesIn((await workshop.plan()).plan)).toHaveLength(1);
  });

  test("of an audience that does not say whether it includes historical data is a note at most", async () => {
    const { plan, space } = await connectLater(audience, {}, mailroom);
    space.simulator.settings.optionalFields = "left-out";
    space.refuse(`/destinations/${mailroom}`, 403);
    expect(notesIn((await plan()).plan)).toEqual([expect.stringMatching(/^info: whether all members .* is not known/)]);
  });
});

describe("the guard maxMembersResent", () => {
  test("refuses more members than it allows, and the flag in its hint lets them through", async () => {
    const { apply, plan } = await connectLater(audience, withHistory, mailroom, webhooks);
    const { plan: refused, exitCode } = await plan({ maxMembersResent: 0 });
    expect([exitCode, refused.refused.map(({ code }) => code)]).toEqual([3, ["plan-too-many-members"]]);
    const members = Number(/--max-members-resent (\d+)/.exec(refused.refused[0]?.hint ?? "")?.[1]);
    expect(members).toBe(2 * (refused.changes[0]?.impact.members ?? 0));
    expect((await plan({ maxMembersResent: members })).exitCode).toBe(0);
    expect((await apply({ maxMembersResent: members - 1 })).exitCode).toBe(3);
    expect((await apply({ maxMembersResent: members })).exitCode).toBe(0);
  });

  test("is waived by an approval of exactly that plan", async () => {
    const { apply, plan, space } = await connectLater(audience, withHistory, mailroom);
    const { digest } = (await plan({ maxMembersResent: 0 })).plan;
    expect((await apply({ maxMembersResent: 0, approve: digest })).exitCode).toBe(0);
    expect(space.stored().connections).toHaveLength(1);
  });

  test("refuses what nobody knows the size of", async () => {
    const { plan, space } = await connectLater(audience, withHistory, mailroom);
    space.simulator.settings.computeSeconds = 1_000_000;
    const { refused } = (await plan({ maxMembersResent: 1_000_000 })).plan;
    expect(refused.map(({ message }) => message)).toEqual([
      "all members of audience/a would be sent, how many is not known, and the guard allows 1,000,000",
    ]);
  });
});

describe("whether a destination is enabled for a space", () => {
  const told = ({ warnings }: Plan) =>
    warnings.flatMap(({ code, message }) => (code === "plan-destination-enabled-unknown" ? [message] : []));

  test("is said to be not known as long as no connection of the space shows it, once for all", async () => {
    const { plan } = await openWorkshop([audience("a", to(mailroom, webhooks)), audience("b", to(mailroom))]);
    expect(told((await plan()).plan)).toEqual([
      "whether Mailroom and Webhooks are enabled for this space is not known, because no connection of the space was seen that shows it; Segment may refuse to connect what is not",
    ]);
  });

  test("is no question where a connection shows the source of the space", async () => {
    const { plan, apply, declare } = await openWorkshop([audience("a", to(mailroom))]);
    expect((await apply()).exitCode).toBe(0);
    declare([audience("a", to(mailroom)), audience("b", to(webhooks))]);
    expect(told((await plan()).plan)).toEqual([]);
  });

  test("is no question of a plan that connects nothing", async () => {
    const { plan } = await openWorkshop([audience("a")]);
    expect(told((await plan()).plan)).toEqual([]);
  });
});
