import { describe, expect, test } from "vitest";
import { driftOf } from "../drift/drift-of.ts";
import { leaveOutKnown, listFindings } from "../../src/drift/list-findings.ts";
import { renderWebhookJson } from "../../src/report/webhook/webhook-json.ts";
import { renderWebhookSlack } from "../../src/report/webhook/webhook-slack.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";
import { hostileTexts } from "./golden/hostile-texts.ts";

interface SlackBody {
  text: string;
  blocks: { text?: { text: string; verbatim: boolean }; elements?: { text: string; verbatim: boolean }[] }[];
}

type Render = typeof renderWebhookJson;

/** What a webhook is sent when nobody owns these and that is drift. */
function tell(render: Render, present: readonly LiveResource[]): string {
  const found = plan([], present);
  return render(driftOf(found, { live: present, unmanaged: "fail" }));
}

const named = (name: string): LiveResource => live("x", { marker: null, name });
const slack = (present: readonly LiveResource[]): SlackBody =>
  JSON.parse(tell(renderWebhookSlack, present)) as SlackBody;
const textsOf = ({ blocks }: SlackBody): { text: string; verbatim: boolean }[] =>
  blocks.flatMap(({ text, elements = [] }) => (text ? [text] : elements));
const crowd = Array.from({ length: 500 }, (_, index) => named(`Number ${index} ${"&".repeat(9000)}`)).map(
  (each, index) => ({ ...each, id: `aud_${index}` }),
);

describe("what Slack is sent", () => {
  test("is a headline and a line for each finding", () => {
    const { text, blocks } = slack([named("VIP")]);
    expect(text).toBe("Drift in growth/test: 0 edited, 0 missing, 1 unmanaged");
    expect(blocks.map((block) => textsOf({ text, blocks: [block] })[0]?.text)).toEqual([
      "*Drift in growth/test: 0 edited, 0 missing, 1 unmanaged*",
      '• unmanaged: audience "VIP" (aud_x, key x, created at 2025-12-01 00:00 UTC)',
      "If nothing is done, Segment goes on with what is in the space now. If you are not sure what is right, ask whoever looks after the manifests.",
      "To see all of it: audiencectl drift --env test",
    ]);
  });

  test("names the ways to keep what was edited and to plan what takes it back, for that object alone", () => {
    const edited = live("a", {
      spec: { enabled: false },
      marker: { baseline: baselineOf(kindOf("Audience"), desired("a").spec) },
    });
    const { blocks } = JSON.parse(renderWebhookSlack(driftOf(plan([desired("a")], [edited])))) as SlackBody;
    expect(blocks.at(-1)?.elements?.map(({ text }) => text)).toEqual([
      "To keep what is in the space: audiencectl import --update audience/a --env test",
      "To plan what would revert the edits: audiencectl plan audience/a --env test",
      'Look at that plan before an apply: "A" is switched on again.',
      "To see all of it: audiencectl drift --env test",
    ]);
  });

  test("says how much waits for an apply", () => {
    const drift = driftOf(plan([desired("a", { enabled: false })], [live("a")]));
    expect(renderWebhookSlack(drift)).toContain(
      "Not applied yet, and not drift: 1 change in the manifests (see audiencectl plan --env test).",
    );
  });

  test("leads to a plan that creates what is missing, and says what to do if it is gone for good", () => {
    const { blocks } = JSON.parse(renderWebhookSlack(driftOf(plan([desired("a")], [])))) as SlackBody;
    expect(blocks.at(-1)?.elements?.map(({ text }) => text)).toEqual([
      "To plan what would create it: audiencectl plan audience/a --env test",
      'Look at that plan before an apply: "A" may be created as a new audience, with another id.',
      "If it was in the space and is gone for good: remove the manifest of audience/a",
      "To see all of it: audiencectl drift --env test",
    ]);
  });

  test("says of what is missing where its manifest sends it, and not that it is about to be sent", () => {
    const gone = managing(desired("gone"), "Destination");
    const connection = desiredPart(gone, "Destination", { destination: { id: "64a1" } }, { manages: ["Activation"] });
    const on = { activationName: "mail", activationType: "Audience Entered", enabled: true };
    const found = plan([gone, connection, desiredPart(connection, "Activation", on)], []);
    expect(renderWebhookSlack(driftOf(found))).toContain(
      '\\"GONE\\" (the manifest sends it to 64a1): audience/gone is not in the space',
    );
  });

  test("leads to the project, the environment and the API of the run", () => {
    const drift = driftOf(plan([desired("a")], []), { reach: "--project teams/growth --env test --simulate" });
    const command = (name: string): string => `audiencectl ${name} --project teams/growth --env test --simulate`;
    const { blocks } = JSON.parse(renderWebhookSlack(drift)) as SlackBody;
    expect(blocks.at(-1)?.elements?.at(-1)?.text).toContain(command("drift"));
    const { findings } = JSON.parse(renderWebhookJson(drift)) as { findings: { hint: string }[] };
    expect(findings[0]?.hint).toContain(command("plan audience/a"));
  });

  test("tells of a removed connection once, by what people call its audience and its destination", () => {
    const audience = managing(desired("a", { name: "Cart abandoners" }), "Destination");
    const connection = desiredPart(
      audience,
      "Destination",
      { destination: { id: "64a1" } },
      { manages: ["Activation"] },
    );
    const mail = { activationName: "mail", activationType: "Audience Entered", enabled: true };
    const facts = { ...live("a").facts, members: 96_901 };
    const present = [
      live("a", { spec: { name: "Cart abandoners" }, facts }),
      live("b"),
      livePart(["aud_b"], "Destination", "con_2", { destination: { id: "64a1" } }, { name: "Mailroom" }),
    ];
    const found = plan([audience, connection, desiredPart(connection, "Activation", mail)], present);
    const { text, blocks } = JSON.parse(renderWebhookSlack(driftOf(found, { live: present }))) as SlackBody;
    expect([text, ...blocks.slice(1, -2).map((block) => block.text?.text)]).toEqual([
      "Drift in growth/test: 0 edited, 1 missing",
      '• "Cart abandoners" (96,901 members) is not sent to Mailroom: removed in the space, by whom is not known, or not applied yet',
    ]);
    expect(
      blocks
        .at(-1)
        ?.elements?.map((each) => each.text)
        .slice(0, 2),
    ).toEqual([
      "To plan what would make it as declared: audiencectl plan audience/a --env test",
      'Look at that plan before an apply: "Cart abandoners" (96,901 members) may send its members to Mailroom again.',
    ]);
  });

  test("says which way an edited field went", () => {
    const edited = live("a", {
      spec: { enabled: false },
      marker: { baseline: baselineOf(kindOf("Audience"), desired("a").spec) },
    });
    const found = plan([desired("a")], [edited]);
    const { blocks } = JSON.parse(renderWebhookSlack(driftOf(found, { live: [edited] }))) as SlackBody;
    expect(blocks[1]?.text?.text).toContain(
      "was edited in the space by somebody with the id ada at 2026-01-01 00:00 UTC: enabled true → false",
    );
  });

  test("says what people call the object, how many are in it and where that is sent, and links the run", () => {
    const edited = live("a", {
      spec: { name: "Repeat buyers", enabled: false },
      marker: { baseline: baselineOf(kindOf("Audience"), desired("a", { name: "Repeat buyers" }).spec) },
      facts: { ...live("a").facts, members: 56_259 },
    });
    const ads = { destination: { id: "64a1f0c2e8b5d90012aa0002" } };
    const declared = managing(desired("a", { name: "Repeat buyers" }), "Destination");
    const present = [edited, livePart(["aud_a"], "Destination", "con_1", ads, { name: "Google Ads" })];
    const found = plan([declared, desiredPart(declared, "Destination", ads)], present);
    const drift = driftOf(found, { live: present });
    const origin = { commit: "0123abc", run: "https://ci.example/runs/42", madeAt: "2026-01-01T00:00:00.000Z" };
    const { blocks } = JSON.parse(renderWebhookSlack(drift, { origin })) as SlackBody;
    expect(blocks[1]?.text?.text).toMatch(
      /^• "Repeat buyers" \(56,259 members, perhaps sent to Google Ads\): audience\/a was edited/,
    );
    expect(blocks.at(-1)?.elements?.[0]?.text).toBe(
      "Made from commit 0123abc at 2026-01-01 00:00 UTC, by <https://ci.example/runs/42|this run>.",
    );
  });

  test("says of an edited query what it meant and what it means", () => {
    const query = (text: string) => ({ definition: { query: text } });
    const declared = desired("a", query("event('A').count() >= 3"));
    const edited = live("a", {
      spec: query("event('A').count() >= 1"),
      marker: { baseline: baselineOf(kindOf("Audience"), declared.spec) },
    });
    const found = plan([declared], [edited]);
    const { blocks } = JSON.parse(renderWebhookSlack(driftOf(found, { live: [edited] }))) as SlackBody;
    expect(blocks[1]?.text?.text).toContain('definition.query "did A at least 3 times" → "did A at least once"');
  });

  test("ends with a whole command, however much was not compared", () => {
    const edited = live("a", { spec: { name: "B" } });
    const notCompared = Array.from({ length: 60 }, (_, index) => ({
      field: `spec.field${index}`,
      addresses: ["audience/a"],
    }));
    const drift = { ...driftOf(plan([desired("a")], [edited])), notCompared };
    const { blocks } = JSON.parse(renderWebhookSlack(drift)) as SlackBody;
    expect(blocks.at(-1)?.elements?.at(-1)?.text).toBe("To see all of it: audiencectl drift --env test");
  });

  test("stays within the limits of Slack, however much there is", () => {
    const long = plan(
      crowd.map((_, index) => desired(`a${index}`, { name: "&".repeat(9000) })),
      crowd,
    );
    const origin = { commit: "&".repeat(9000), run: `https://ci.example/${"a".repeat(9000)}`, madeAt: "2026-01-01" };
    const drift = driftOf(long, { live: crowd, unmanaged: "fail", reach: "x".repeat(9000) });
    const body = JSON.parse(renderWebhookSlack(drift, { origin })) as SlackBody;
    expect(body.blocks.length).toBeLessThanOrEqual(50);
    for (const { text } of textsOf(body)) expect(text.length).toBeLessThanOrEqual(3000);
    expect(textsOf(body).at(-2)?.text).toContain("… and 980 findings more.");
  });

  test.each(["<!channel>", "<@U012AB3CD>", "<!subteam^S012|all>", "<https://example.com|click>", "&lt;!here&gt;"])(
    "shows %s as it is, and mentions nobody",
    (name) => {
      const escaped = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      const texts = textsOf(slack([named(name)]));
      expect(texts.map(({ text }) => text).join("\n")).toContain(escaped);
      expect(texts.every(({ text, verbatim }) => verbatim && !/[<>]/.test(text))).toBe(true);
    },
  );

  test("has no name from the space in the text that notifications show", () => {
    expect(slack([named("@channel VIP")]).text).not.toContain("VIP");
  });

  test.each(Object.entries(hostileTexts))("takes every kind of text: %s", (_title, name) => {
    const body = slack([named(name)]);
    // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
    for (const { text } of textsOf(body)) expect(text).not.toMatch(/[\u0000-\u001f\u007f\u2028-\u202e]/);
  });
});

describe("what a program is sent", () => {
  test("is compact, whatever there is", () => {
    const body = JSON.parse(tell(renderWebhookJson, crowd)) as { findings: unknown[]; more: number };
    expect([body.findings.length, body.more]).toEqual([100, 400]);
  });

  test("says how much of it was known before", () => {
    const present = [named("VIP"), { ...named("New"), id: "aud_new" }];
    const found = plan([desired("gone")], present);
    const drift = driftOf(found, { live: present, unmanaged: "fail" });
    const [{ digest } = { digest: "" }] = listFindings(drift);
    const body: unknown = JSON.parse(renderWebhookJson(leaveOutKnown(drift, new Set([digest]))));
    expect(body).toMatchObject({
      summary: "New drift in growth/test: 0 edited, 0 missing, 2 unmanaged",
      known: 1,
      findings: [{ code: "drift-unmanaged" }, { code: "drift-unmanaged" }],
    });
  });

  test("leaves out what is no drift", () => {
    const present = [named("VIP")];
    const found = plan([desired("gone")], present);
    const body: unknown = JSON.parse(renderWebhookJson(driftOf(found, { live: present })));
    expect(body).toMatchObject({ findings: [{ code: "drift-missing", address: "audience/gone" }], more: 0 });
  });
});
