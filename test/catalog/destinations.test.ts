import path from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { audience, destination, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";
import { writeCatalog } from "./catalog-file.ts";
import { runIn, runOffline } from "./shop.ts";

const known = [
  { id: "d_ads", name: "Adverts" },
  { id: "d_mail", name: "Mailroom", enabled: true },
  { id: "d_news", name: "Newsletter", enabled: false },
  { id: "d_twin_1", name: "Twin" },
  { id: "d_twin_2", name: "Twin" },
];

/** A project whose audience is sent to some destinations, with a catalog that has a few. */
function sendTo(entries: object[], parts: Record<string, unknown> = { destinations: known }): string {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a", { destinations: entries })], { space: "shop" });
  writeCatalog(folder, parts);
  return folder;
}

async function findingsOf(folder: string): Promise<Diagnostic[]> {
  const { stdout } = await runOffline(folder, "validate", "--format", "json");
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

test.each<[title: string, id: string, remedy: string]>([
  ["a slip in an id", "d_mial", "did you mean 'd_mail' (Mailroom)?"],
  ["a name where the id belongs", "Mailroom", "did you mean 'd_mail' (Mailroom)?"],
  ["a slip in such a name", "Mailrom", "did you mean 'd_mail' (Mailroom)?"],
  ["a name that several have", "Twin", "several are called 'Twin': 'd_twin_1', 'd_twin_2'; write the id of one"],
  ["what nothing is near to", "64a1f0c2e8b5", "a warehouse needs destination.type: warehouse"],
])("validate says what to do about %s", async (_title, id, remedy) => {
  const folder = sendTo([destination(id)]);
  expect(await findingsOf(folder)).toMatchObject([
    {
      code: "catalog-unknown-destination",
      severity: "warning",
      message: `The catalog of test has no destination '${id}'`,
      hint: expect.stringContaining(remedy) as string,
      source: { file: path.join("audiences", "all.yaml"), line: 13, column: 13 },
    },
  ]);
});

test("validate tells of a destination that was switched off", async () => {
  expect(await findingsOf(sendTo([destination("d_news")]))).toMatchObject([
    {
      code: "catalog-disabled-destination",
      message: "The destination 'd_news' (Newsletter) was switched off when the catalog was pulled",
    },
  ]);
});

test.each<[title: string, entry: object, parts?: Record<string, unknown>]>([
  ["one that the catalog has", destination("d_mail")],
  ["a warehouse", { destination: { id: "w_1", type: "warehouse" } }],
  ["any, where the catalog has no list of them", destination("d_mial"), { entities: [] }],
  [
    "any, where the list could not be read",
    destination("d_mial"),
    { destinations: known, unread: { destinations: "403" }, kept: ["destinations"] },
  ],
])("validate says nothing of %s", async (_title, entry, parts) => {
  expect(await findingsOf(sendTo([entry], parts))).toEqual([]);
});

test("a plan leaves destinations of the catalog to what the workspace answers", async () => {
  const space = await startSpace();
  const folder = sendTo([destination("d_mial")]);
  writeProject(folder, [audience("a", { destinations: [destination("d_mial")] })]);
  writeCatalog(folder, { destinations: known, space: "spa_simulated" });
  const { stdout, stderr } = await runIn(folder, space, "plan");
  expect(stdout).toContain("no destination d_mial can be seen in the workspace");
  expect(stderr).not.toContain("catalog-");
});

test.each<[format: string, shown: string[]]>([
  ["text", ['destination:d_mail "Mailroom"', "destination:d_else\n"]],
  ["mermaid", ['[("Mailroom<br>destination:d_mail")]', '[("destination:d#95;else")]'.replace("#95;", "_")]],
  ["dot", ['[label="Mailroom\\ndestination:d_mail", shape=cylinder]', '[label="destination:d_else", shape=cylinder]']],
  ["json", ['"name": "Mailroom"', '"name": "d_else"']],
])(
  "graph shows the names of destinations beside their ids in %s, where the catalog has them",
  async (format, shown) => {
    const { stdout } = await runOffline(
      sendTo([destination("d_mail"), destination("d_else")]),
      "graph",
      "--format",
      format,
    );
    for (const text of shown) expect(stdout).toContain(text);
  },
);

test("graph says what is wrong with a catalog, and shows ids", async () => {
  const folder = sendTo([destination("d_mail")], { destinations: "none" });
  const { stdout, stderr, exitCode } = await runOffline(folder, "graph");
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining("destination:d_mail\n") as string,
  });
  expect(stderr).toContain("catalog-unusable");
});
