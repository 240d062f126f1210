import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { wordsIn } from "../../src/report/glossary.ts";
import { planHeadline } from "../../src/report/plan-headline.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const mailroom = { destination: { id: "64a1" } };
const query = (least: number): JsonObject => ({ definition: { query: `event('A').count() >= ${least}` } });
const on = { activationName: "mail", activationType: "Audience Entered", enabled: true };
const off = { ...on, enabled: false };

interface Space {
  activation?: JsonObject;
  connection?: Partial<LiveResource>;
  audience?: JsonObject;
}

/** A plan that changes the query of an audience which is connected to Mailroom, and nothing else. */
function changed({ activation, connection, audience = {} }: Space) {
  const buyers = managing(desired("buyers", { ...query(2), ...audience }), "Destination");
  return plan(
    [buyers, desiredPart(buyers, "Destination", mailroom)],
    [
      live("buyers", { spec: { ...query(1), ...audience }, facts: { ...live("any").facts, members: 5 } }),
      livePart(["aud_buyers"], "Destination", "ii_1", mailroom, { name: "Mailroom", ...connection }),
      ...(activation ? [livePart(["aud_buyers", "ii_1"], "Activation", "act_1", activation)] : []),
    ],
  );
}

const said = (space: Space): string | undefined => changeSentences(changed(space))[0]?.text.match(/\((.*?)\)/)?.[1];

describe("an audience is said to be", () => {
  test("sent to a destination by an activation that is on", () => {
    expect(said({ activation: on })).toBe("5 members today, not known how many after, sent to Mailroom");
  });

  test("connected, where its activation is off", () => {
    expect(said({ activation: off })).toBe(
      "5 members today, not known how many after, connected to Mailroom, sending is off",
    );
  });

  test("connected, where the destination is off", () => {
    const facts = { createdAt: "", updatedAt: "", updatedBy: "", receives: false };
    expect(said({ activation: on, connection: { facts } })).toBe(
      "5 members today, not known how many after, connected to Mailroom, sending is off",
    );
  });

  test("perhaps sent, where its activations were not read", () => {
    expect(said({ connection: { knows: [] } })).toBe(
      "5 members today, not known how many after, perhaps sent to Mailroom",
    );
  });

  test("perhaps sent, where there is no activation and the destination may need none", () => {
    expect(said({})).toBe("5 members today, not known how many after, perhaps sent to Mailroom");
  });

  test("perhaps sent, while it is off itself", () => {
    expect(said({ activation: on, audience: { enabled: false } })).toBe(
      "5 members today, not known how many after, perhaps sent to Mailroom",
    );
  });
});

test("an audience that is not in the space yet is to be sent to its destination", () => {
  const buyers = managing(desired("buyers"), "Destination");
  const connection = desiredPart(buyers, "Destination", mailroom, { manages: ["Activation"] });
  const made = plan([buyers, connection, desiredPart(connection, "Activation", on)], []);
  expect(changeSentences(made)[0]?.text).toContain("(to be sent to 64a1)");
});

test("a destination has the name that a connection of another audience shows", () => {
  const buyers = managing(desired("buyers"), "Destination");
  const other = livePart(["aud_other"], "Destination", "ii_1", mailroom, { name: "Mailroom" });
  const made = plan([buyers, desiredPart(buyers, "Destination", mailroom)], [live("other", { marker: null }), other]);
  expect(changeSentences(made)[0]?.text).toContain("perhaps to be sent to Mailroom");
});

test("an audience whose activation is switched on is to be sent to its destination", () => {
  const buyers = managing(desired("buyers", query(2)), "Destination");
  const connection = desiredPart(buyers, "Destination", mailroom, { manages: ["Activation"] });
  const made = plan(
    [buyers, connection, desiredPart(connection, "Activation", on)],
    [
      live("buyers", { spec: query(1) }),
      livePart(["aud_buyers"], "Destination", "ii_1", mailroom, { name: "Mailroom" }),
      livePart(["aud_buyers", "ii_1"], "Activation", "act_1", off),
    ],
  );
  expect(changeSentences(made).map(({ text }) => text.match(/\((.*?)\)/)?.[1])).toEqual([
    "size not known, to be sent to Mailroom",
    "size not known, to be sent to Mailroom",
  ]);
});

test("the headline says of a destination whose activations are off that sending is off", () => {
  expect(planHeadline(changed({ activation: off }))).toMatch(/; connected to Mailroom, sending is off$/);
});

test("a table marks a destination that is sent nothing", () => {
  expect(renderPlanMarkdown(changed({ activation: off }))).toContain("| destinations |");
  expect(renderPlanMarkdown(changed({ activation: off }))).toContain("`Mailroom (off)`");
});

describe("an activation that sends nobody, where another one of its connection", () => {
  const second = { ...off, activationName: "sms" };
  /** The plan that creates such an activation. */
  function created(connection: Partial<LiveResource> = {}, other: JsonObject[] = [on], staysOn = true) {
    const buyers = managing(desired("buyers"), "Destination");
    const part = desiredPart(buyers, "Destination", mailroom, { manages: ["Activation"] });
    const declared = other.map((spec) => (staysOn ? spec : { ...spec, enabled: false }));
    const all = [...declared, second].map((spec) => desiredPart(part, "Activation", spec));
    return plan(
      [buyers, part, ...all],
      [
        live("buyers", { facts: { ...live("any").facts, members: 5 } }),
        livePart(["aud_buyers"], "Destination", "ii_1", mailroom, { name: "Mailroom", ...connection }),
        ...other.map((spec) => livePart(["aud_buyers", "ii_1"], "Activation", "act_1", spec)),
      ],
    );
  }

  test("sends the audience leaves it sent", () => {
    expect(planHeadline(created())).toMatch(/; sent to Mailroom$/);
    expect(changeSentences(created())[0]?.text).toContain("sent to Mailroom");
    expect(renderPlanMarkdown(created())).not.toContain("Mailroom (off)");
  });

  test("is switched off by the plan leaves nobody sent afterwards", () => {
    const made = created({}, [on]);
    const off = created({}, [on], false);
    expect([planHeadline(made), planHeadline(off)].map((line) => /; sent to Mailroom/.test(line))).toEqual([
      true,
      false,
    ]);
  });

  test("is off leaves sending off", () => {
    expect(planHeadline(created({}, [{ ...off, activationName: "mail" }]))).toMatch(
      /; connected to Mailroom, sending is off$/,
    );
  });
});

test("the words of a report say what sent, perhaps sent and connected mean", () => {
  const word = wordsIn("5 members today, not known how many after, perhaps sent to Mailroom").find(
    ({ word: each }) => each === "connection",
  );
  expect(word?.meaning).toContain("`perhaps sent to` that it is not known whether they do");
});

describe("an audience whose connection goes with the plan", () => {
  const buyers = managing(desired("buyers", query(2)), "Destination");
  const made = plan(
    [buyers],
    [
      live("buyers", { spec: query(1), facts: { ...live("any").facts, members: 5 } }),
      livePart(["aud_buyers"], "Destination", "ii_1", mailroom, { name: "Mailroom" }),
      livePart(["aud_buyers", "ii_1"], "Activation", "act_1", on),
    ],
  );
  const text = changeSentences(made).find(({ address }) => address === "audience/buyers")?.text;

  test("was sent there until now", () => {
    expect(text).toContain('"BUYERS" (5 members today, not known how many after, until now sent to Mailroom): ');
  });

  test("sends nobody there who enters", () => {
    expect(text).not.toContain("whoever enters");
  });
});
