// CPU time of asking many audiences about a few people, as a project's tests do.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const entryOf = (room) => fileURLToPath(new URL(`../../src/${room}/index.ts`, import.meta.url));
const day = 86_400_000;
const nowMs = Date.parse("2026-03-01T12:30:00Z");

/** Queries of the size and shape that people write; the numbers make each one different. */
const typical = [
  (n) =>
    `event('Order Completed').within(${(n % 90) + 1} days).count() >= ${(n % 9) + 1} AND trait('ltv_${n % 40}') > ${n} AND NOT trait('staff') = 'true'`,
  (n) =>
    `event('Shoes Bought').where( property('price') >= ${n % 100} AND property('brand').one_of('a${n}','b','c') ).within(7 days).count() >= 1`,
  (n) =>
    `(trait('a${n % 40}') = 'x' OR trait('b').exists()) AND (trait('c').starts_with('y') OR NOT event('D').count() = ${n % 7})`,
  (n) =>
    `event('Page Viewed').where(context('page.url').contains('/p/${n % 9}')).between(7 days, ${(n % 20) + 8} days).count() > 2 OR trait('mail').exists()`,
  (n) =>
    `event('Order Completed').where(event('Page Viewed').within(parent: ${(n % 5) + 1} days).count() >= 1).count() >= 1`,
];

const events = ["Order Completed", "Shoes Bought", "D", "Page Viewed"];

/** Somebody with so many events. */
function personOf(n, count) {
  return {
    traits: { [`ltv_${n}`]: n * 50, [`a${n}`]: "x", c: "yes", staff: n % 2 === 0 },
    events: Array.from({ length: count }, (_, at) => ({
      event: events[(at + n) % events.length],
      timestampMs: nowMs - ((at * 7 + n) % 200) * day,
      properties: { price: (at * 13) % 150, brand: ["a1", "b", "z"][at % 3] },
      context: { page: { url: `/p/${at % 9}` } },
    })),
    entities: {},
  };
}

/** CPU seconds of this process, user and system, that a step takes. */
function cpuSeconds(step) {
  const before = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), "evaluator-bench-"));
  const outfile = join(folder, "rooms.mjs");
  const contents = `export * from ${JSON.stringify(entryOf("evaluator"))}; export { parseQuery } from ${JSON.stringify(entryOf("query"))};`;
  await build({
    stdin: { contents, resolveDir: folder },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const { evaluateCondition, explainCondition, nothingSettled, parseQuery } = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  const texts = Array.from({ length: 1000 }, (_, n) => typical[n % typical.length](n));
  const circumstances = { nowMs, type: "USERS", openPoints: nothingSettled };
  const people = (count) => Array.from({ length: 20 }, (_, n) => ({ type: "person", person: personOf(n, count) }));
  let trees;
  const reading = cpuSeconds(() => {
    trees = texts.map((text) => parseQuery(text).tree);
  });
  const ask = (evaluate, subjects) => () => {
    for (const tree of trees) for (const subject of subjects) evaluate(tree, subject, circumstances);
  };
  const few = people(30);
  const many = people(300);
  const first = cpuSeconds(ask(evaluateCondition, few));
  const again = cpuSeconds(ask(evaluateCondition, few));
  const ofMany = cpuSeconds(ask(evaluateCondition, many));
  const explained = cpuSeconds(ask(explainCondition, few));
  return [
    { name: "1,000 audiences asked of 20 people with 30 events, CPU", value: first, unit: "s", aim: "< 1" },
    { name: "  as a multiple of reading the queries", value: first / reading, unit: "×" },
    { name: "  once more, CPU", value: again, unit: "s" },
    { name: "  with 300 events each, CPU", value: ofMany, unit: "s" },
    { name: "  with explanations, as a multiple of without", value: explained / again, unit: "×" },
  ];
}
