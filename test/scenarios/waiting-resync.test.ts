import { describe, expect, test } from "vitest";
import { activation, audience, destination, destinations } from "../support/project.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

const mail = (rest: Record<string, unknown> = {}) =>
  audience("a", { destinations: [destination(destinations.mailroom, { activations: [activation("mail", rest)] })] });
const again = { performResync: true };

/** A project whose audience is sent, and that asks for everybody to be sent again and for nothing else. */
async function openWaiting(): Promise<Workshop> {
  const workshop = await openWorkshop([mail()]);
  expect((await workshop.apply()).exitCode).toBe(0);
  workshop.declare([mail(again)]);
  return workshop;
}

const waits =
  /performResync: true waits in the activation "mail" of "A": this plan sends nobody again, .*sends all [\d,]+ members of today to Mailroom again/u;

describe("performResync: true beside no other change", () => {
  test("is no change", async () => {
    expect((await (await openWaiting()).plan({ detailedExitcode: true })).exitCode).toBe(0);
  });

  test.for(["text", "json", "markdown", "html", "github"])("is noticed in a plan as %s", async (format) => {
    const { stdout } = await (await openWaiting()).plan({ format });
    expect(stdout.replaceAll(/\\"|&quot;|&#34;/gu, '"')).toMatch(waits);
  });

  test("is noticed by an apply", async () => {
    expect((await (await openWaiting()).apply({ format: "markdown" })).stdout).toMatch(waits);
  });

  test("is not noticed where the activation changes", async () => {
    const { plan, declare } = await openWaiting();
    declare([mail({ ...again, displayName: "Mail" })]);
    expect((await plan()).plan.warnings).toEqual([]);
  });

  test("is said to send perhaps nobody where the activation is off", async () => {
    const { apply, declare, plan } = await openWaiting();
    declare([mail({ enabled: false })]);
    await apply();
    declare([mail({ ...again, enabled: false })]);
    expect((await plan()).plan.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/may send all [\d,]+ members of today to Mailroom$/u),
    ]);
  });
});

test.for(["text", "markdown"])("an apply that sent everybody again says as %s to take the word off", async (format) => {
  const { apply, declare } = await openWaiting();
  declare([mail({ ...again, displayName: "Mail" })]);
  expect((await apply({ format })).stdout).toContain(
    'Take performResync: true out of the manifest again ("mail" of "A"): it was sent',
  );
});
