import { describe, expect, test } from "vitest";
import type { ApplyResult } from "../../src/apply/outcome.ts";
import * as applyCommand from "../../src/commands/apply.ts";
import type { SimulatedSpace } from "../../src/simulator/state.ts";
import { runInProcess } from "../support/command.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  every,
  linked,
  temporaryFolder,
  writeProject,
  type Manifest,
} from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

const { mailroom, webhooks } = destinations;
const at = `audience/a/destination/${mailroom}`;
const idSyncConfiguration = [{ externalId: "email", strategy: "last" }];
const others = [audience("c"), audience("d"), audience("e")];
/** Somebody who uses the key of A, and who stops to use it before A can go. */
const uses = audience("b", { definition: { query: "trait('${audience.a.key}') = 'true'" } });
const stops = audience("b");

/** An audience with a schedule, a connection and an activation. Another entity means another audience. */
const whole = (targetEntity: string): Manifest =>
  linked(
    "a",
    {
      definition: { query: "entity('x').count() > 1", targetEntity },
      schedules: [every("4h")],
      destinations: [
        destination(mailroom, {
          idSyncConfiguration,
          connectionSettings: { account: "one" },
          activations: [activation("news")],
        }),
      ],
    },
    { replace: "allow" },
  );

const was = [whole("x"), uses, ...others];
const ways = { replaced: [whole("y"), stops, ...others], deleted: [stops, ...others] };

type Edit = (space: SimulatedSpace) => void;

/** Applies a first state, and lets somebody edit the space when the first audience of the second is edited. */
async function editMeanwhile(becomes: Manifest[], edit: Edit, before: Manifest[] = was) {
  let watched = false;
  const requests: string[] = [];
  const space = await startSpace({
    settings: { lockSeconds: 0 },
    onRequest: ({ method, path }) => {
      if (watched && method === "PATCH" && !requests.some((one) => one.startsWith("PATCH"))) edit(space.stored());
      if (watched) requests.push(`${method} ${path}`);
    },
  });
  const folder = temporaryFolder();
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const options = {
    timeScale: TEST_TIME_SCALE,
    format: "json",
    lockTimeout: 600_000,
    autoApprove: true,
    maxDeletePercent: 100,
  };
  const apply = async () => {
    const result = await runInProcess(applyCommand, { cwd: folder, env, options });
    return { ...result, report: JSON.parse(result.stdout) as ApplyResult };
  };
  writeProject(folder, before);
  const { exitCode, stderr } = await apply();
  expect(exitCode, stderr).toBe(0);
  watched = true;
  writeProject(folder, becomes);
  const result = await apply();
  watched = false;
  const outcomes = new Map(result.report.outcomes.map((outcome) => [outcome.address, outcome]));
  return { ...result, outcomes, space, apply, requests };
}

const editConnection: Edit = (space) => {
  const connectionSettings = { account: "one", region: "eu" };
  space.connections = (space.connections ?? []).map((one) => ({ ...one, connectionSettings }));
};
const editMapping: Edit = (space) => {
  const settings = { email: "$.traits.email", phone: "$.traits.phone" };
  const destinationMapping = { actionId: "mailroomUpsertContact", settings };
  space.activations = (space.activations ?? []).map((one) => ({ ...one, destinationMapping }));
};
const editAudience: Edit = (space) => {
  space.audiences = space.audiences.map((one) => (one.name === "A" ? { ...one, enabled: false } : one));
};
const ofA = ({ audiences }: SimulatedSpace): string => audiences.find(({ name }) => name === "A")?.id ?? "";
const addActivation: Edit = (space) => {
  const [one] = space.activations ?? [];
  if (one) space.activations = [one, { ...one, id: "act_hand", activationName: "by hand" }];
};
const addConnection: Edit = (space) => {
  const [one] = space.connections ?? [];
  if (one) space.connections = [one, { ...one, id: "con_hand", destinationId: webhooks }];
};
const addSchedule: Edit = (space) => {
  const [one] = space.schedules ?? [];
  if (one) space.schedules = [one, { ...one, id: "sch_hand", audienceId: ofA(space) }];
};

const edits: [string, Edit, string][] = [
  [
    "a setting of a connection that no manifest has",
    editConnection,
    `${at}, which would go with it, is not as planned`,
  ],
  [
    "a mapped field of an activation that no manifest has",
    editMapping,
    `${at}/activation/news, which would go with it`,
  ],
  ["the audience itself", editAudience, "enabled changed since the plan was made"],
  ["a new activation", addActivation, 'activation "by hand" (act_hand)'],
  ["a new connection", addConnection, "(con_hand)"],
  ["a new schedule", addSchedule, "(sch_hand)"],
];

describe.each(["replaced", "deleted"] as const)("while an audience with parts is about to be %s", (way) => {
  test.each(edits)("somebody sets %s: nothing is deleted", async (_title, edit, reason) => {
    const { exitCode, outcomes, requests, space } = await editMeanwhile(ways[way], edit);
    expect(exitCode).not.toBe(0);
    expect(requests.filter((request) => request.startsWith("DELETE"))).toEqual([]);
    expect(outcomes.get("audience/a")).toMatchObject({
      status: "stale",
      reason: { code: "apply-stale", message: expect.stringContaining(reason) as string },
    });
    expect(outcomes.get(at)).toMatchObject({ status: "skipped", reason: { requires: "audience/a" } });
    expect(space.named("A").targetEntity).toBe("x");
  });

  test("and nobody edits anything, all of it goes", async () => {
    const { exitCode, stderr, space, requests } = await editMeanwhile(ways[way], () => undefined);
    expect(exitCode, stderr).toBe(0);
    expect(requests.filter((request) => request.startsWith("DELETE"))).toHaveLength(4);
    expect(space.audiences().filter(({ targetEntity }) => targetEntity === "x")).toEqual([]);
  });
});

test("a look at all that goes takes one list of each kind, however many parts there are", async () => {
  const three = [destinations.mailroom, destinations.webhooks, destinations.adverts];
  const parts = { destinations: three.map((id) => destination(id, { idSyncConfiguration })) };
  const before = [audience("a", parts), uses, ...others];
  const { exitCode, stderr, requests } = await editMeanwhile(ways.deleted, () => undefined, before);
  expect(exitCode, stderr).toBe(0);
  const last = requests.findLastIndex((request) => request.startsWith("PATCH"));
  const asked = requests.slice(last).filter((request) => /^GET .*\/destination-connections/.test(request));
  // One for all of them, one before each of them goes, and one before the audience does.
  expect(asked).toHaveLength(1 + three.length + 1);
});

describe("just before an audience without parts is replaced", () => {
  const plain = (targetEntity: string): Manifest =>
    linked("a", { definition: { query: "entity('x').count() > 1", targetEntity } }, { replace: "allow" });
  const connect: Edit = (space) => {
    const times = { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z" };
    const connection = { id: "con_hand", audienceId: ofA(space), destinationId: webhooks, idSyncConfiguration: [] };
    space.connections = [{ ...connection, ...times }];
  };
  const describeIt: Edit = (space) => {
    space.audiences = space.audiences.map((one) =>
      one.name === "A" ? { ...one, description: `By hand.\n${one.description}` } : one,
    );
  };

  test.each([
    ["a connection", connect, "(con_hand)"],
    ["a description", describeIt, "description changed since the plan was made"],
  ])("somebody adds %s: it stays", async (_title, edit, reason) => {
    const becomes = [plain("y"), stops, ...others];
    const { outcomes, space } = await editMeanwhile(becomes, edit, [plain("x"), uses, ...others]);
    const message = expect.stringContaining(reason) as string;
    expect(outcomes.get("audience/a")).toMatchObject({ status: "stale", reason: { message } });
    expect(space.named("A").targetEntity).toBe("x");
  });
});

describe("after an audience was edited", () => {
  const { adverts } = destinations;
  const connected = (description: string, entries: object[]): Manifest[] => [
    audience("a", { description, destinations: entries }),
    ...others,
  ];

  test("its connection is not deleted when somebody set meanwhile what no manifest has", async () => {
    const before = connected("one", [destination(mailroom, { connectionSettings: { account: "one" } })]);
    const { outcomes, requests } = await editMeanwhile(connected("two", []), editConnection, before);
    const message = expect.stringContaining("connectionSettings changed since") as string;
    expect(outcomes.get(at)).toMatchObject({ action: "delete", status: "stale", reason: { message } });
    expect(requests.filter((request) => request.startsWith("DELETE"))).toEqual([]);
  });

  test("the settings of its connection are not written when somebody set meanwhile a secret that would be lost", async () => {
    const ads = (account: string): object => destination(adverts, { connectionSettings: { account } });
    const connectionSettings = { account: "one", accessToken: "PLACEHOLDER-TOKEN" };
    const { outcomes, space } = await editMeanwhile(
      connected("two", [ads("two")]),
      (stored) => {
        stored.connections = (stored.connections ?? []).map((one) => ({ ...one, connectionSettings }));
      },
      connected("one", [ads("one")]),
    );
    const message = expect.stringContaining("would lose a secret") as string;
    expect(outcomes.get(`audience/a/destination/${adverts}`)).toMatchObject({ status: "stale", reason: { message } });
    expect(space.stored().connections).toMatchObject([{ connectionSettings }]);
  });

  test("a setting that somebody added meanwhile is kept by an edit of another", async () => {
    const mail = (account: string): object => destination(mailroom, { connectionSettings: { account } });
    const { exitCode, stderr, space } = await editMeanwhile(
      connected("two", [mail("two")]),
      editConnection,
      connected("one", [mail("one")]),
    );
    expect(exitCode, stderr).toBe(0);
    expect(space.stored().connections).toMatchObject([{ connectionSettings: { account: "two", region: "eu" } }]);
  });
});
