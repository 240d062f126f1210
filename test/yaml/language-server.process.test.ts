import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../readme/pages.ts";
import { startLanguageServer } from "../support/language-server.ts";

const server = await startLanguageServer();
afterAll(server.stop);

const line = `# yaml-language-server: $schema=${path.join(root, "schemas", "manifest.schema.json")}\n`;

/** A manifest of nine lines, of which line 8 is the given one. */
function manifest(field: string): string {
  return `apiVersion: audiencectl/v1
kind: Audience
metadata:
  name: vips
spec:
  name: VIPs
  audienceType: USERS
  ${field}
  definition: { query: "event('A').count() >= \${var.least}" }
`;
}

const [right, wrong] = [manifest("enabled: true"), manifest("enbled: true")];
const unknown = "Property enbled is not allowed.";

test("the language server of editors marks a wrong field where it stands, and nothing in a right manifest", async () => {
  expect(await server.open("wrong.yaml", line + wrong)).toEqual([[9, 3, unknown]]);
  expect(await server.open("right.yaml", line + right)).toEqual([]);
});

test("the language server completes fields and values, and says what a field is", async () => {
  await server.open("half.yaml", line + manifest("en"));
  expect(await server.complete("half.yaml", 9, 5)).toEqual(expect.arrayContaining(["enabled", "options", "schedules"]));
  await server.open("value.yaml", line + manifest("enabled: true").replace("USERS", ""));
  expect(await server.complete("value.yaml", 8, 17)).toEqual(expect.arrayContaining(["USERS", "ACCOUNTS", "LINKED"]));
  await server.open("known.yaml", line + right);
  expect(await server.hover("known.yaml", 8, 5)).toContain("What the members are");
});

// schemas/README.md says so.
test.each([
  ["at the top covers the first document only", `${line}${right}---\n${wrong}`, []],
  ["after each --- covers every document", `${line}${right}---\n${line}${wrong}`, [[20, 3, unknown]]],
  ["of the second document does not cover the first", `${wrong}---\n${line}${wrong}`, [[19, 3, unknown]]],
])("a schema line %s", async (title, text, marked) => {
  expect(await server.open(`${title}.yaml`, text)).toEqual(marked);
});

test("the schema of projects marks a wrong field of a project file", async () => {
  const schema = line.replace("manifest.schema", "project.schema");
  const project = "apiVersion: audiencectl/v1\nkind: Project\nmetadata: { name: growth }\nspec:\n  enviroments: {}\n";
  const marked = await server.open("audiencectl.yaml", schema + project);
  expect(marked).toContainEqual([6, 3, "Property enviroments is not allowed."]);
});
