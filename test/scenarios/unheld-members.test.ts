import { describe, expect, test } from "vitest";
import { activation, audience, destination, destinations, writeProject } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

const sends = (name: string, spec = {}) =>
  audience(name, {
    options: { includeHistoricalData: true },
    destinations: [destination(destinations.mailroom, { activations: [activation("mail")] })],
    ...spec,
  });

/** What the first plan says of audiences whose sizes nobody knows, where the project limits the members sent, or does not. */
async function saidOf(
  manifests: ReturnType<typeof audience>[],
  guards: Record<string, number> = { maxMembersResent: 100 },
) {
  const { folder, plan } = await openWorkshop(manifests);
  writeProject(folder, manifests, { guards });
  const { exitCode, plan: made } = await plan();
  return { exitCode, said: made.warnings.filter(({ code }) => code === "plan-members-not-known") };
}

describe("a limit of members sent and audiences whose sizes nobody knows", () => {
  test("is said not to be held against those that are new and sent somewhere", async () => {
    const { said } = await saidOf([sends("a"), sends("b")]);
    expect(said.map(({ message }) => message)).toEqual([
      'the guard maxMembersResent: 100 cannot be checked against "A" and "B", because nobody knows yet how many will be in them; all members of them may be sent to their destinations',
    ]);
  });

  test("blocks no first plan", async () => {
    expect((await saidOf([sends("a")])).exitCode).toBe(0);
  });

  test.for([
    ["that is sent nowhere", [audience("a")], undefined],
    ["that is off", [sends("a", { enabled: false })], undefined],
    ["where the project sets no limit", [sends("a")], {}],
  ] as const)("is not spoken of for an audience %s", async ([, manifests, guards]) => {
    expect((await saidOf([...manifests], guards)).said).toEqual([]);
  });
});
