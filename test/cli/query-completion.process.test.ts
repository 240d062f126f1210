import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { isLong } from "../support/length.ts";
import { isInstalled, shells, type Answer } from "../support/shells.ts";

const events = [
  { name: "Order Completed", properties: [{ name: "products.$.price" }, { name: "total" }] },
  { name: "Order Refunded", properties: [{ name: "reason" }] },
  { name: "Signed Up" },
  { name: 'Dan\'s "Big" `Day`' },
];

function writeCatalog(folder: string, environment: string, rest: object): void {
  mkdirSync(path.join(folder, "catalog"), { recursive: true });
  const head = { apiVersion: "audiencectl/v1", kind: "Catalog", environment, space: `spa_${environment}` };
  writeFileSync(path.join(folder, "catalog", `${environment}.json`), JSON.stringify({ ...head, ...rest }));
}

/** A project of two environments, of which only the second knows an account's trait. */
function setUp(): string {
  const folder = temporaryFolder();
  writeProject(folder, [audience("vip", { name: "VIP customers" })]);
  writeFileSync(
    path.join(folder, "audiencectl.yaml"),
    "apiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: growth}\nspec: {manifests: [audiences/*.yaml], environments: {staging: {space: spa_staging}, production: {space: spa_production}}}\n",
  );
  writeCatalog(folder, "staging", { events, users: [{ name: "plan" }] });
  writeCatalog(folder, "production", { events: [{ name: "Order Shipped" }], accounts: [{ name: "seats" }] });
  return folder;
}

/**
 * What is typed, what is offered of it up to what follows, and what the line is then in a shell that leaves the quote open.
 */
const cases: readonly [typed: string, offered: string[], line?: string][] = [
  [
    `audiencectl preview -e staging --query "event('Ord`,
    ["event('Order Completed')", "event('Order Refunded')"],
    `audiencectl preview -e staging --query "event('Order `,
  ],
  [
    `audiencectl preview --env staging --query "event('Sig`,
    ["event('Signed Up')"],
    `audiencectl preview --env staging --query "event('Signed Up')`,
  ],
  [
    `audiencectl preview --env=production --type ACCOUNTS --query "event('Order Shipped').count() > 3 AND trait('s`,
    ["event('Order Shipped').count() > 3 AND trait('seats')"],
    `audiencectl preview --env=production --type ACCOUNTS --query "event('Order Shipped').count() > 3 AND trait('seats')`,
  ],
  [
    `audiencectl explain query "event('Order Completed').where(property('tot`,
    ["event('Order Completed').where(property('total')"],
    `audiencectl explain query "event('Order Completed').where(property('total')`,
  ],
  [
    `audiencectl explain query "trait('plan') = 'pro'" --against "trait('v`,
    ["trait('vip_customers')"],
    `audiencectl explain query "trait('plan') = 'pro'" --against "trait('vip_customers')`,
  ],
  [`audiencectl explain query 'event("Sig`, ['event("Signed Up")'], `audiencectl explain query 'event("Signed Up")`],
  [`audiencectl explain query "event('Order Shi`, ["event('Order Shipped')"]],
  [`audiencectl preview -e staging --query "event('Order Shi`, []],
  [`audiencectl preview -e staging --query "trait('plan') = 'p`, []],
  [`audiencectl preview -e staging --query "event('Signed Up')"`, []],
  [`audiencectl preview -e staging --query event`, []],
];

/** Where nothing could be added that would be right: the cursor two characters before the end, at a quote of the query. */
const midWord = `audiencectl explain query "event('Sig')\u0002\u0002`;

const joined = `audiencectl preview --query="event('Sig`;

/** Bash lists when a key has changed nothing. */
const again = `audiencectl preview -e staging --query "event('Ord\t\t`;

/** Names that need help within the quotes of a shell; fish lists what is meant, and not how it is typed. */
const hostile: readonly [typed: string, typedThen: string, meant: string][] = [
  [
    `audiencectl explain query "event('Order Completed').where(property('prod`,
    String.raw`"event('Order Completed').where(property('products.\$.price')`,
    "event('Order Completed').where(property('products.$.price')",
  ],
  [
    `audiencectl explain query "event('Da`,
    String.raw`"event('Dan\\'s \"Big\" \`Day\`')`,
    String.raw`event('Dan\'s "Big" ${"`Day`"}')`,
  ],
];

/** One shell before every change, and all that there are at night: what they are offered comes of one program. */
const asked = shells.filter(({ name }) => isInstalled(name) && (isLong || name === "bash"));

describe.each(asked)("a query in quotes in $name", (shell) => {
  const lines = [...[...cases, ...hostile].map(([typed]) => typed), midWord, joined];
  // Only bash is asked again for the list: the others show what they have been told.
  if (shell.name === "bash") lines.push(again);
  let asking: Promise<Answer[]> | undefined;
  const ask = async (): Promise<Answer[]> => {
    const script = path.join(temporaryFolder(), "script");
    writeFileSync(script, (await runWords(["completion", shell.name], { cwd: temporaryFolder() })).stdout);
    return await shell.answers(script, lines, setUp());
  };
  const answerTo = async (typed: string): Promise<Answer> =>
    (await (asking ??= ask()))[lines.indexOf(typed)] ?? { offers: [] };

  test.each(cases)("%s: %j", async (typed, offered, line) => {
    const answer = await answerTo(typed);
    expect([...new Set(answer.offers.map(({ word }) => word.trimEnd()))].toSorted()).toEqual(offered);
    if (line !== undefined && answer.line !== undefined) expect(answer.line).toBe(line);
  });

  test("is not touched where the cursor is not at its end", async () => {
    const { offers, line } = await answerTo(midWord);
    expect(offers).toEqual([]);
    if (line !== undefined) expect(line).toBe(midWord.slice(0, -2));
  });

  test("after an equals sign is completed, but for zsh, which does not say that the quote is open", async () => {
    const { offers } = await answerTo(joined);
    const words = offers.map(({ word }) => word.replace("--query=", "").trimEnd());
    expect([...new Set(words)]).toEqual(shell.name === "zsh" ? [] : ["event('Signed Up')"]);
  });

  test.runIf(shell.name === "bash")("is listed by names alone", async () => {
    const { offers } = await answerTo(again);
    expect(offers.map(({ word }) => word).slice(-2)).toEqual(["Order Completed", "Order Refunded"]);
  });

  test.each(hostile)("%s: what a shell would expand is kept from it", async (typed, then, meant) => {
    const { offers, line } = await answerTo(typed);
    if (line === undefined) expect(offers).toEqual([{ word: meant }]);
    else expect(line).toBe(typed.slice(0, typed.indexOf('"')) + then);
  });
});

describe("what scripts ask the program for names in a query", () => {
  const ask = (cwd: string, ...words: string[]) => runWords(["completion", "query-names", ...words], { cwd });

  test("is a name a line, with what the query still needs as it is typed", async () => {
    const folder = setUp();
    expect((await ask(folder, "--text=event('Order C")).stdout).toBe("Order Completed\tompleted')\n");
    expect((await ask(folder, "--text=event('Dan", '--quote="')).stdout).toBe(
      `Dan's "Big" \`Day\`\t${String.raw`\\'s \"Big\" \`Day\`')`}\n`,
    );
    expect((await ask(folder, '--text=event("Dan', "--quote='")).stdout).toBe("");
  });

  test("is nothing without a catalog, without a project and for a text that is no query", async () => {
    const nothing = { exitCode: 0, stdout: "", stderr: "" };
    const folder = temporaryFolder();
    expect(await ask(folder, "--text=event('")).toEqual(nothing);
    writeProject(folder, [audience("vip")]);
    expect(await ask(folder, "--text=trait('")).toEqual(nothing);
    expect(await ask(setUp(), "--text=)))('")).toEqual(nothing);
    expect(await ask(setUp())).toEqual(nothing);
    const broken = setUp();
    writeFileSync(path.join(broken, "catalog", "staging.json"), "{{");
    expect((await ask(broken, "--env", "staging", "--text=event('")).stdout).toBe("");
  });
});
