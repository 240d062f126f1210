// The same work as people do it today: one object after the other, looked up, then written, again when refused.
import { setTimeout as sleep } from "node:timers/promises";

/** Where the objects of each kind are, and what to call the list of them. */
const collections = {
  ComputedTrait: { path: "/spaces/spa_bench/computed-traits", list: "computedTraits", item: "computedTrait" },
  SpaceFilter: { path: "/filters", list: "filters", item: "filter" },
  Audience: { path: "/spaces/spa_bench/audiences", list: "audiences", item: "audience" },
};

/** Brings a space to what manifests declare. References are filled in with the keys that came back. */
export async function runLoop(url, before, manifests) {
  const call = async (method, where, body) => {
    for (;;) {
      const response = await fetch(`${url}${where}`, {
        method,
        headers: { authorization: "Bearer PLACEHOLDER", "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      const answer = await response.json();
      if (response.status === 429) await sleep(answer.errors[0].data.msBeforeNext);
      else if (response.ok) return answer.data;
      else throw new Error(`${method} ${where}: ${JSON.stringify(answer)}`);
    }
  };
  const find = async (kind, name) => {
    const { path, list } = collections[kind];
    // Only audiences can be searched for; of the others people read the list.
    const query = {
      Audience: `?search.type=NAME&search.query=${encodeURIComponent(name)}`,
      ComputedTrait: "?pagination.count=1000",
      SpaceFilter: "?integrationId=spa_bench&pagination.count=10",
    }[kind];
    return (await call("GET", path + query))[list].find((each) => each.name === name);
  };
  const keys = new Map();
  for (const { kind, metadata, spec } of inOrder(manifests)) {
    const { destinations = [], schedules = [], ...fields } = filledIn(spec, keys);
    const { path, item } = collections[kind];
    const existing = await find(kind, fields.name);
    if (existing) {
      await call("PATCH", `${path}/${existing.id}`, { enabled: fields.enabled });
      continue;
    }
    const owner = kind === "SpaceFilter" ? { integrationId: "spa_bench" } : {};
    const { [item]: made } = await call("POST", path, { ...fields, ...owner });
    keys.set(nameOf(kind, metadata.name), made.key);
    for (const schedule of schedules) await call("POST", `${path}/${made.id}/schedules`, schedule);
    for (const { destination, activations = [], ...rest } of destinations) {
      const at = `${path}/${made.id}/destination-connections`;
      const { connection } = await call("POST", at, { ...rest, destination: { type: "destination", ...destination } });
      for (const activation of activations)
        await call("POST", `${at}/${connection.id}/activations`, { performResync: false, ...activation });
    }
  }
  const declared = new Set(manifests.map(({ spec }) => spec.name));
  for (const { name } of before) {
    if (declared.has(name)) continue;
    const existing = await find("Audience", name);
    await call("DELETE", `${collections.Audience.path}/${existing.id}`);
  }
}

const nameOf = (kind, name) => `${kind === "ComputedTrait" ? "trait" : "audience"}.${name}`;

const referencesIn = (spec) => [...JSON.stringify(spec).matchAll(/\$\{((?:audience|trait)\.[\w-]+)\.key\}/g)];

/** The manifests with every one after those whose keys it uses. */
function inOrder(manifests) {
  const ordered = [];
  const done = new Set();
  let rest = manifests;
  while (rest.length > 0) {
    const ready = rest.filter(({ spec }) => referencesIn(spec).every(([, name]) => done.has(name)));
    if (ready.length === 0) throw new Error("the manifests refer to each other in a circle");
    for (const { kind, metadata } of ready) done.add(nameOf(kind, metadata.name));
    ordered.push(...ready);
    rest = rest.filter((each) => !ready.includes(each));
  }
  return ordered;
}

function filledIn(spec, keys) {
  const text = JSON.stringify(spec)
    .replaceAll(/\$\{((?:audience|trait)\.[\w-]+)\.key\}/g, (_, name) => keys.get(name))
    .replaceAll(/\$\{env\.\w+\}/g, "PLACEHOLDER");
  return JSON.parse(text);
}
