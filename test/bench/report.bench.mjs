// How long reports of a large plan take, and how long they are.
import { hashKey, makePlan, renderPlanHtml, renderPlanMarkdown } from "../../dist/index.js";

const CHANGES = 3000;
const query = (index) => `event('Order Completed').count() >= ${index}\nAND NOT trait('staff') = 'true'`;
const spec = (index) => ({
  name: `Audience ${index}`,
  audienceType: "USERS",
  enabled: true,
  definition: { query: query(index) },
});
const source = { file: "audiences/all.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };

function declared(index) {
  const rest = {
    labels: {},
    previousNames: [],
    references: [],
    secrets: [],
    manages: [],
    place: "",
    sources: new Map(),
  };
  const name = `a-${index}`;
  const leave = { protect: false, replaceAllowed: false };
  return { address: `audience/${name}`, kind: "Audience", name, spec: spec(index), source, ...leave, ...rest };
}

function live(index, name) {
  return {
    kind: "Audience",
    id: `aud_${name}`,
    key: name,
    name: `Audience ${index}`,
    spec: { description: "", ...spec(index + 1) },
    ownership: { project: "bench", environment: "bench", name, keyHash: hashKey(name), baseline: "", protect: false },
    within: [],
    knows: ["Schedule", "Destination"],
    facts: { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z", updatedBy: "ada" },
  };
}

/** A third each of creations, updates and deletions. */
function largePlan() {
  const third = CHANGES / 3;
  const numbers = Array.from({ length: third }, (_, index) => index);
  return makePlan({
    owner: { project: "bench", environment: "bench" },
    space: { id: "spa_bench" },
    desired: [...numbers, ...numbers.map((index) => index + third)].map(declared),
    live: [
      ...numbers.map((index) => live(index, `a-${index}`)),
      ...numbers.map((index) => live(index, `gone-${index}`)),
    ],
    forget: [],
    guards: { maxDeletes: 1e6, maxDeletePercent: 100, maxChangePercent: 100, allowDeleteAll: true },
    limitOf: (operation) => ({ lane: operation, requests: 50, seconds: 60, pageSize: 200 }),
    createdAt: "2026-01-01T00:00:00.000Z",
  });
}

export function run() {
  const plan = largePlan();
  const timed = (render) => {
    const started = performance.now();
    const text = render(plan);
    return { seconds: (performance.now() - started) / 1000, text };
  };
  const markdown = timed(renderPlanMarkdown);
  const deletes = plan.changes.filter(({ action }) => action === "delete").length;
  const listed = markdown.text.match(/\*\*delete\*\*/g)?.length ?? 0;
  return [
    { name: `Markdown of ${plan.changes.length} changes`, value: markdown.seconds, unit: "s", aim: "< 1" },
    { name: "  its length over GitHub's limit of 65,536", value: markdown.text.length / 65_536, unit: "×", aim: "< 1" },
    { name: `  deletes listed of ${deletes}`, value: listed },
    { name: `HTML of ${plan.changes.length} changes`, value: timed(renderPlanHtml).seconds, unit: "s", aim: "< 1" },
  ];
}
