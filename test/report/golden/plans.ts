import type { JsonObject } from "../../../src/values/json.ts";
import { nameEditors } from "../../../src/plan/change/authors.ts";
import type { Plan } from "../../../src/plan/generated/plan.ts";
import { baselineOf } from "../../../src/resources/baseline.ts";
import { kindOf } from "../../../src/resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../../src/resources/resource.ts";
import { desired, live, plan, refersTo } from "../../plan/builders.ts";
import { desiredPart, livePart, managing } from "../parts.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { reachedPlan } from "./reached.ts";

const guards = { maxDeletes: 10, maxDeletePercent: 30, maxChangePercent: 60, allowDeleteAll: false };
const mailroom = { destination: { id: "64a1f0c2e8b5d90012aa0001" } };
const adverts = { destination: { id: "64a1f0c2e8b5d90012aa0002" } };

const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

const query = (text: string): JsonObject => ({ definition: { query: text } });

/** A manifest in a file of its own, so that places in reports can be told apart. */
function declared(name: string, spec: JsonObject = {}, rest: Partial<DesiredResource> = {}): DesiredResource {
  const source = { file: `audiences/${name}.yaml`, line: 4, column: 9, endLine: 4, endColumn: 9 + name.length };
  return desired(name, spec, { source, ...rest });
}

function facts(rest: Partial<LiveResource["facts"]> = {}): LiveResource["facts"] {
  return { ...live("any").facts, ...rest };
}

const staff = declared("staff", query("trait('email').ends_with('@example.com')"));
const buyersQuery = (least: number): JsonObject =>
  query(`event('Order Completed').count() >= ${least}\nAND NOT trait('staff') = 'true'`);

/** The same plan with the name of whoever edited the live objects. */
function named(made: Plan): Plan {
  return { ...made, changes: nameEditors(made.changes, new Map([[live("any").facts.updatedBy, "Ada Meyer"]])) };
}

/** One of everything. */
function mixed(rest: Partial<Parameters<typeof plan>[2]> = {}): Plan {
  return named(mixedUnnamed(rest));
}

function mixedUnnamed(rest: Partial<Parameters<typeof plan>[2]>): Plan {
  const winners = managing(
    declared("winners", { ...query("event('Order Completed').count() >= 10"), description: "Ten orders." }),
    "Destination",
  );
  const winBack = refersTo("winners");
  return plan(
    [
      staff,
      declared("buyers", buyersQuery(4)),
      declared("recent", query("event('Opened').within(30 days).count() >= 1"), { replaceAllowed: true }),
      winners,
      desiredPart(winners, "Destination", mailroom, { manages: ["Activation"] }),
      declared("win-back", winBack.spec, { references: winBack.references }),
      declared("drifted"),
      declared("renamed", {}, { previousNames: ["old-name"] }),
      declared("taken", {}, { adopt: { key: "taken" } }),
    ],
    [
      live("staff", { spec: staff.spec }),
      live("buyers", { spec: buyersQuery(3), facts: facts({ members: 56_259 }) }),
      live("recent", {
        spec: query("event('Opened').count() >= 1"),
        facts: facts({ members: 90_754, cadence: "REALTIME" }),
      }),
      { ...live("drifted"), spec: { ...live("drifted").spec, enabled: false } },
      live("old-name", { spec: { name: "RENAMED" } }),
      live("taken", { marker: null }),
      live("gone", { facts: facts({ members: 12 }) }),
      livePart(["aud_gone"], "Destination", "ii_gone", adverts, {
        name: "Adverts",
        facts: { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "", updatedBy: "", kindName: "Paid Social" },
      }),
      live("let-go"),
      live("foreign", { marker: { project: "other" } }),
      live("unowned", { marker: null }),
    ],
    { forget: ["audience/let-go"], ...rest },
  );
}

/** Deletes, replacements and a full resync in front of a few harmless changes. */
function dangerous(): Plan {
  const sent = managing(declared("sent", query("event('Sent').count() >= 2")), "Destination");
  const connection = desiredPart(sent, "Destination", mailroom, { manages: ["Activation"] });
  const activation = { activationName: "winback", activationType: "Audience Entered", enabled: true };
  return plan(
    [
      sent,
      connection,
      desiredPart(connection, "Activation", { ...activation, enabled: false, performResync: true }),
      ...many(3, (index) => declared(`anew-${index}`, { audienceType: "ACCOUNTS" }, { replaceAllowed: true })),
    ],
    [
      live("sent", { spec: query("event('Sent').count() >= 1"), facts: facts({ members: 1_200_345 }) }),
      livePart(["aud_sent"], "Destination", "ii_sent", mailroom, { name: "Mailroom" }),
      livePart(["aud_sent", "ii_sent"], "Activation", "act_sent", activation),
      ...many(3, (index) => live(`anew-${index}`, { facts: facts({ members: 1000 * index }) })),
      ...many(6, (index) => live(`gone-${index}`, { facts: facts({ members: 10 ** index }) })),
    ],
  );
}

let hugePlan: Plan | undefined;

/** Three thousand changes of every kind. Making them takes seconds, and no report changes a plan. */
function huge(): Plan {
  return (hugePlan ??= plan(
    [
      ...many(1000, (index) => declared(`new-${index}`, buyersQuery(index))),
      ...many(1500, (index) => declared(`changed-${index}`, buyersQuery(index + 1))),
    ],
    [
      ...many(1500, (index) =>
        live(`changed-${index}`, { spec: buyersQuery(index), facts: facts({ members: index }) }),
      ),
      ...many(500, (index) => live(`gone-${index}`, { facts: facts({ members: index }) })),
    ],
  ));
}

/** Texts of people that must not be taken for anything but texts. */
function hostile(): Plan {
  const texts = Object.entries(hostileTexts);
  return plan(
    texts.map(([name, text]) => declared(`hostile-${name}`, { name: text, description: text, ...query(text) })),
    [
      ...texts
        .slice(0, 3)
        .map(([name, text]) => live(`hostile-${name}`, { spec: { name: text, description: "before", ...query("x") } })),
      live("gone", { spec: { name: hostileTexts.markdown }, facts: facts({ updatedBy: hostileTexts.mentions }) }),
    ],
  );
}

/** An audience that others use would go, and guards say no. */
function refused(): Plan {
  return plan(
    [declared("user", query("trait('gone_0') = 'true'"))],
    [
      live("user", { spec: query("trait('gone_0') = 'true'") }),
      ...many(4, (index) => live(`gone_${index}`, { marker: { name: `gone-${index}` } })),
    ],
    { guards },
  );
}

/** A chain of audiences, each made from the one before it. */
function chain(): Plan {
  const links = many(4, (index) => {
    const { spec, references } = refersTo(`link-${index - 1}`);
    return index === 0 ? declared("link-0") : declared(`link-${index}`, spec, { references });
  });
  return plan(links, []);
}

/** The plans that every output is held against, by name. */
export const goldenPlans = {
  /** Nothing to do, nothing else in the space. */
  empty: () => plan([staff], [live("staff", { spec: staff.spec })]),
  "create-only": () => plan([staff, declared("buyers", buyersQuery(3)), declared("third")], []),
  mixed,
  dangerous,
  huge,
  hostile,
  refused,
  chain,
  /** Everything that the project manages would be deleted. */
  "delete-everything": () =>
    plan(
      [],
      many(3, (index) => live(`gone-${index}`)),
      { guards },
    ),
  /** Only hand edits, nothing that a manifest changed. */
  "drift-only": () =>
    named(
      plan(
        [declared("a"), declared("b")],
        many(2, (index) => {
          const name = "ab".charAt(index);
          return { ...live(name), spec: { ...live(name).spec, enabled: false, description: "By hand." } };
        }),
      ),
    ),
  "adopt-and-forget": () =>
    plan(
      [
        declared("taken", {}, { adopt: { key: "taken" } }),
        declared("taken-over", buyersQuery(4), { adopt: { key: "taken-over" } }),
      ],
      [
        live("taken", { marker: null }),
        live("taken-over", { marker: null, spec: buyersQuery(3), facts: facts({ members: 4711 }) }),
        live("let-go"),
      ],
      { forget: ["audience/let-go"] },
    ),
  /** A name, a description and a query of many lines. */
  "long-texts": () => {
    const lines = many(120, (index) => `trait('t${index}') = 'x'`).join("\nOR ");
    return plan(
      [declared("long", { ...query(lines), description: "New text.\n".repeat(60) })],
      [live("long", { spec: { ...query(lines.replace("t60", "changed")), description: "Old text.\n".repeat(60) } })],
    );
  },
  /** What is only worth a warning. */
  warned: () =>
    mixed({
      findings: {
        refused: [],
        warnings: [
          {
            code: "plan-kind-unreadable",
            severity: "warning",
            message: "objects of the kind SpaceFilter cannot be read with this token",
            hint: "use a token whose role may read them",
          },
        ],
      },
    }),
  /** Live objects of which nobody can say whether they are as declared in everything. */
  "not-known": () => {
    const sent = managing(declared("sent"), "Destination");
    const connection = { ...mailroom, connectionSettings: { key: "${env.MAIL_KEY}" } };
    const secrets = [{ pointer: "/connectionSettings/key", name: "MAIL_KEY", source: sent.source }];
    return plan(
      [
        declared("silent", { options: { filterByExternalIds: ["email"] } }),
        declared("told"),
        sent,
        desiredPart(sent, "Destination", connection, { secrets }),
      ],
      [
        live("silent", {
          spec: { options: {} },
          marker: {
            baseline: baselineOf(
              kindOf("Audience"),
              declared("silent", { options: { filterByExternalIds: ["email"] } }).spec,
            ),
          },
        }),
        live("told"),
        live("sent"),
        livePart(["aud_sent"], "Destination", "con_sent", { ...mailroom, connectionSettings: { key: "••••abcd" } }),
      ],
      { fingerprint: () => "aa" },
    );
  },
  /** Others are made from what changes, and a filter drops events that they read. */
  reached: reachedPlan,
} satisfies Record<string, () => Plan>;
