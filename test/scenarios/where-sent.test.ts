import { describe, expect, test } from "vitest";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { activation, audience, destination, destinations } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

const mailroom = destination(destinations.mailroom, { activations: [activation("mail")] });
const asked = (query: string, spec = {}) => audience("a", { definition: { query }, ...spec });
const [was, becomes] = ["event('Bought').count() >= 1", "event('Bought').count() >= 2"];

/** A project whose audience is sent to Mailroom in the space, and that no longer says so. */
async function leftOut(spec = {}) {
  const workshop = await openWorkshop([asked(was, { destinations: [mailroom] })], { computeSeconds: 0 });
  expect((await workshop.apply()).exitCode).toBe(0);
  workshop.declare([asked(becomes, spec)]);
  workshop.space.requests.length = 0;
  return workshop;
}
const sentences = (plan: Parameters<typeof changeSentences>[0]) => changeSentences(plan).map(({ text }) => text);

describe("an audience whose query changes and whose manifest leaves out its destinations", () => {
  test("is said to be sent where it is sent", async () => {
    const { plan } = await leftOut();
    const [said] = sentences((await plan()).plan);
    expect(said).toMatch(/^"A" \([\d,]+ members today, not known how many after, sent to Mailroom\): /);
    expect(said).toContain("whoever enters is sent to Mailroom");
  });

  test("costs two requests to know that, which count as requests of the plan", async () => {
    const { plan, space } = await leftOut();
    const made = (await plan()).plan;
    expect(space.requests.filter((each) => /connections|activations/.test(each))).toHaveLength(2);
    expect(made.estimate.reading?.requests).toMatchObject({
      listDestinationsFromAudience: 1,
      listActivationsFromAudience: 1,
    });
  });

  test("is said to be sent nobody knows where, where the token may not read it", async () => {
    const { plan, space } = await leftOut();
    space.refuse("/destination-connections", 403);
    expect(sentences((await plan()).plan)[0]).toContain(", where it is sent is not known)");
  });

  test("keeps what it is connected to", async () => {
    const { apply, space } = await leftOut();
    expect((await apply()).exitCode).toBe(0);
    expect(space.stored().connections).toHaveLength(1);
  });
});

test("the connections of an audience that stays as it is are not read", async () => {
  const { plan, declare, space } = await leftOut();
  declare([asked(was)]);
  await plan();
  expect(space.requests.filter((each) => /connections|activations/.test(each))).toEqual([]);
});

test("the activations that a manifest leaves out below its destinations are read where the query changes", async () => {
  const { plan } = await leftOut({ destinations: [destination(destinations.mailroom)] });
  expect(sentences((await plan()).plan)[0]).toContain(", sent to Mailroom)");
});

describe("an audience that only uses what a plan changes", () => {
  /** `b` asks for the members of `a` and is sent to Mailroom in the space, and the plan is about `a` alone. */
  async function usedByOne() {
    const uses = audience("b", {
      definition: { query: "trait('${audience.a.key}') = 'true'" },
      destinations: [mailroom],
    });
    const workshop = await openWorkshop([asked(was), uses], { computeSeconds: 0 });
    expect((await workshop.apply()).exitCode).toBe(0);
    workshop.declare([asked(becomes), uses]);
    return workshop;
  }

  test("is said to be sent where it is sent, also in a plan that leaves it out", async () => {
    const { plan } = await usedByOne();
    const { plan: made } = await plan({ target: ["audience/a"] });
    expect(sentences(made)[0]).toContain('used by "B"');
    expect(sentences(made)[0]).toContain(", sent to Mailroom)");
  });
});

test("the first line of a plan names each destination that something is newly sent to", async () => {
  const options = { includeHistoricalData: true };
  const old = audience("b", { definition: { query: becomes }, options, destinations: [] });
  const workshop = await openWorkshop([old], { computeSeconds: 0 });
  expect((await workshop.apply()).exitCode).toBe(0);
  workshop.declare([
    asked(was, { options, destinations: [mailroom] }),
    { ...old, spec: { ...old.spec, destinations: [destination(destinations.adverts)] } },
  ]);
  const [line = ""] = (await workshop.plan({ format: "text" })).stdout.split("\n");
  expect(line).toContain("Mailroom");
  expect(line).toContain("Adverts");
});
