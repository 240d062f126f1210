import { describe, expect, test } from "vitest";
import { linked, audience, load, projectText } from "./temp-project.ts";

/** The only finding about a manifest, as its message and remedy. */
async function onlyFault(text: string): Promise<string> {
  const { diagnostics } = await load({ "a.yaml": text });
  return diagnostics.map(({ message, hint }) => `${message} [${hint}]`).join("\n");
}

const id = "5f7dd78fc2f2ec1a2b3c4d5e";

/** The fields of a spec as they are written wrongly, and as the remedy in the one finding says to write them. */
const shapes: readonly (readonly [title: string, written: string, remedy: string, followed: string])[] = [
  [
    "destinations: ID",
    `destinations: ${id}`,
    `write destinations: [{ destination: { id: ${id} } }]`,
    `destinations: [{ destination: { id: ${id} } }]`,
  ],
  [
    "destinations: [ID]",
    `destinations: [${id}]`,
    `write { destination: { id: ${id} } }`,
    `destinations: [{ destination: { id: ${id} } }]`,
  ],
  [
    "- id: ID",
    `destinations: [{ id: ${id} }]`,
    `write { destination: { id: ${id} } }`,
    `destinations: [{ destination: { id: ${id} } }]`,
  ],
  [
    "- id: ID with more fields",
    `destinations: [{ id: ${id}, activations: [] }]`,
    `write destination: { id: ${id} } in place of id:`,
    `destinations: [{ destination: { id: ${id} }, activations: [] }]`,
  ],
  [
    "- destination: ID",
    `destinations: [{ destination: ${id} }]`,
    `write destination: { id: ${id} }`,
    `destinations: [{ destination: { id: ${id} } }]`,
  ],
  [
    "one entry without its dash",
    `destinations: { destination: { id: ${id} } }`,
    `write destinations: [{ destination: { id: ${id} } }]`,
    `destinations: [{ destination: { id: ${id} } }]`,
  ],
  [
    "schedules: 4h",
    "schedules: 4h",
    "write schedules: [{ strategy: PERIODIC, config: { interval: 4h } }]",
    "schedules: [{ strategy: PERIODIC, config: { interval: 4h } }]",
  ],
  [
    "every: 4 hours",
    "schedules: [{ every: 4 hours }]",
    "write { strategy: PERIODIC, config: { interval: 4h } }",
    "schedules: [{ strategy: PERIODIC, config: { interval: 4h } }]",
  ],
  [
    "an interval beside its strategy",
    "schedules: [{ strategy: PERIODIC, interval: 3h }]",
    "write, for example, { strategy: PERIODIC, config: { interval: 2h } }",
    "schedules: [{ strategy: PERIODIC, config: { interval: 2h } }]",
  ],
  [
    "days and hours in words",
    "schedules: [{ days: [mon, Friday], hours: ['9:00', 5pm], timezone: Europe/Berlin }]",
    "write { strategy: SPECIFIC_DAYS, config: { days: [1, 5], hours: [9, 17], timezone: Europe/Berlin } }",
    "schedules: [{ strategy: SPECIFIC_DAYS, config: { days: [1, 5], hours: [9, 17], timezone: Europe/Berlin } }]",
  ],
  [
    "cron",
    "schedules: [{ cron: '0 9 * * 1' }]",
    "write, for example, { strategy: SPECIFIC_DAYS, config: { days: [1], hours: [9], timezone: America/New_York } }",
    "schedules: [{ strategy: SPECIFIC_DAYS, config: { days: [1], hours: [9], timezone: America/New_York } }]",
  ],
];

describe("a value in another shape is one finding with the right shape", () => {
  test.each(shapes)("%s", async (_title, written, remedy) => {
    expect(await onlyFault(linked("one", `  ${written}\n`))).toMatch(new RegExp(`^[^\\n]*\\[${escape(remedy)}\\]$`));
  });

  test.each(shapes)("what it says to write of %s has no fault", async (_title, _written, _remedy, followed) => {
    expect(await onlyFault(linked("one", `  ${followed}\n`))).toBe("");
  });
});

test.each([
  ["[mon]", "days", "write 1; days are numbers from 0 for Sunday to 6 for Saturday"],
  ["['9:30']", "hours", "hours are whole numbers from 0 to 23"],
  ["['9:00']", "hours", "write 9; hours are whole numbers from 0 to 23"],
])("%s of %s is told with the number to write", async (value, field, remedy) => {
  const config = { days: "[1]", hours: "[9]", [field]: value };
  const spec = `  schedules: [{strategy: SPECIFIC_DAYS, config: {days: ${config.days}, hours: ${config.hours}, timezone: UTC}}]\n`;
  expect(await onlyFault(linked("one", spec))).toContain(`[${remedy}]`);
});

test.each([
  ["metadata", "tags", "labels"],
  ["metadata", "env", "environments"],
  ["spec", "connections", "destinations"],
])("in %s, %s is told to mean %s", async (owner, field, meant) => {
  const told = await onlyFault(audience("one", { [owner]: `  ${field}: x\n` }));
  expect(told).toContain(`${owner}.${field} is not a known field [did you mean ${meant}?`);
});

test.each([
  ["[team, growth]", "write, for example, { team: growth }"],
  ["growth", "write, for example, { team: growth }"],
  ["[team=crm, tier=a]", "write {team: crm, tier: a}"],
  ["['team: crm']", "write {team: crm}"],
  ["[{ team: crm }, { tier: a }]", "write {team: crm, tier: a}"],
])("labels that are %s are told with the mapping to write, under another name, too", async (value, remedy) => {
  expect(await onlyFault(audience("one", { metadata: `  labels: ${value}\n` }))).toContain(`[${remedy}]`);
  expect(await onlyFault(audience("one", { metadata: `  tags: ${value}\n` }))).toContain(
    `[did you mean labels? ${remedy}; allowed fields`,
  );
});

test("another name for labels is told with nothing else where the value is right", async () => {
  expect(await onlyFault(audience("one", { metadata: "  tags: { team: crm }\n" }))).toContain(
    "[did you mean labels? allowed fields",
  );
});

test.each([
  ["destinations: []", "take it out: only Audience manifests have it; allowed fields"],
  ["drop: true", "take it out: only SpaceFilter manifests have it; allowed fields"],
  [
    "audienceType: USERS",
    "the field for that is spec.definition.type, which says USERS; take this one out; allowed fields",
  ],
  ["nothing: 1", "allowed fields"],
])("a field of another kind in a computed trait is told as one: %s", async (field, remedy) => {
  const trait = `apiVersion: audiencectl/v1\nkind: ComputedTrait\nmetadata: { name: one }\nspec:\n  name: One\n  definition: { type: USERS, query: event('A').count() }\n  ${field}\n`;
  expect(await onlyFault(trait)).toContain(` is not a known field [${remedy}`);
});

test.each([
  ["Filter", "SpaceFilter"],
  ["Trait", "ComputedTrait"],
  ["Segment", "Audience"],
  ["Audiences", "Audience"],
])("the kind %s is told to mean %s", async (kind, meant) => {
  expect(await onlyFault(audience("one").replace("kind: Audience", `kind: ${kind}`))).toContain(
    `did you mean ${meant}?`,
  );
});

test("the name of a part as a kind is told with what it is a part of", async () => {
  expect(await onlyFault(audience("one").replace("kind: Audience", "kind: Destination"))).toBe(
    "the kind Destination has no manifests of its own [it is a part of Audience manifests: see audiencectl explain destination]",
  );
});

test("a missing field with few values is told with them", async () => {
  expect(await onlyFault(audience("one").replace("  audienceType: USERS\n", ""))).toBe(
    "spec lacks audienceType [add audienceType: USERS, ACCOUNTS or LINKED below spec]",
  );
});

test("an address that is declared twice is not compared with itself", async () => {
  const files = { "a.yaml": `${audience("one")}---\n${audience("one", { display: "two" })}` };
  const { diagnostics } = await load(files, "staging", projectText.replace(/ {2}lint: .*\n/, ""));
  expect(diagnostics.map(({ code }) => code)).toEqual(["manifest-duplicate-address"]);
});

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
