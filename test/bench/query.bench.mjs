// CPU time of the query language: what a validate of a large project spends on it, and what hostile input can cost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const entry = fileURLToPath(new URL("../../src/query/index.ts", import.meta.url));

/** Queries of the size and shape that people write; the numbers make each one different. */
const typical = [
  (n) =>
    `event('Order Completed').within(${(n % 90) + 1} days).count() >= ${(n % 9) + 1} AND trait('ltv_${n}') > ${n} AND NOT trait('staff') = 'true'`,
  (n) =>
    `event('Shoes Bought').where( property('price') >= ${n} AND property('brand').one_of('a${n}','b','c') ).within(7 days).count() >= 1`,
  (n) =>
    `(trait('a${n}') = 'x' OR trait('b').exists()) AND (trait('c').starts_with('y') OR NOT event('D').count() = ${n % 7})`,
  (n) =>
    `event('Page Viewed').where(context('page.url').contains('/p/${n}')).between(7 days, ${(n % 20) + 8} days).count() > 2 OR trait('mail').exists()`,
];

const pathological = [
  ["parentheses", "("],
  ["nested where", "event('A').where("],
  ["conditions in one run", "trait('a') = 1 AND "],
  ["stray operators", "= "],
  ["open quotes", "'\\"],
  ["brackets", "[{,"],
];

/** CPU seconds of this process, user and system, that a step takes. */
function cpuSeconds(step) {
  const before = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The least of several runs: what the work costs without the noise of the machine. */
function least(runs, measure) {
  return Math.min(...Array.from({ length: runs }, measure));
}

/** Bundles the library, runs the measurements and answers one row for each. */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), "query-bench-"));
  try {
    const outfile = join(folder, "query.mjs");
    await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", platform: "node", logLevel: "error" });
    return measure(await import(pathToFileURL(outfile).href));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure({ parseQuery, checkQuery, printQuery, describeQuery, canonicalQuery }) {
  const queries = Array.from({ length: 10_000 }, (_, n) => typical[n % typical.length](n));
  const everyday = cpuSeconds(() => {
    for (const query of queries) {
      const { tree } = parseQuery(query);
      const findings = checkQuery(query, { kind: "audience", audienceType: "USERS" });
      if (!tree || findings.some(({ severity }) => severity === "error"))
        throw new Error(`not a valid query: ${query}`);
      printQuery(tree, "multiline");
      describeQuery(tree);
    }
  });
  const rows = [
    {
      name: "10,000 typical queries parsed, checked, printed, described",
      value: everyday,
      unit: "s CPU",
      aim: "< 1.5",
    },
  ];
  for (const [name, piece] of pathological) {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const value = least(2, () => cpuSeconds(() => checkQuery(text, { kind: "audience" })));
    rows.push({ name: `1 MB of ${name}, checked`, value, unit: "s CPU", aim: "< 0.5" });
    const compared = least(2, () => cpuSeconds(() => canonicalQuery(text)));
    rows.push({ name: `1 MB of ${name}, canonical text`, value: compared, unit: "s CPU", aim: "< 0.5" });
  }
  // Many short runs and few long ones, so that both see the garbage collector equally often.
  const nested = (length, times) => {
    const text = "(".repeat(length);
    const step = () => Array.from({ length: times }, () => checkQuery(text, { kind: "audience" }));
    return least(3, () => cpuSeconds(step)) / times;
  };
  nested(10_000, 100);
  const small = nested(10_000, 200);
  const large = nested(100_000, 20);
  rows.push({
    name: "growth from 10 KB to 100 KB of nested parentheses",
    value: large / small,
    unit: "×",
    aim: "about 10 or less",
  });
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());
