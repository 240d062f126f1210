// The same work as people do it today: one object after the other, looked up, then written, again when refused.
import { setTimeout as sleep } from "node:timers/promises";

/** Brings a space to what manifests declare. References are filled in with the keys that came back. */
export async function runLoop(url, before, manifests) {
  const call = async (method, where, body) => {
    for (;;) {
      const response = await fetch(`${url}/spaces/spa_bench${where}`, {
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
  const find = async (name) => {
    const query = `?search.type=NAME&search.query=${encodeURIComponent(name)}`;
    return (await call("GET", `/audiences${query}`)).audiences.find((audience) => audience.name === name);
  };
  const keys = new Map();
  for (const { metadata, spec } of manifests) {
    const { destinations = [], ...fields } = spec;
    const query = fields.definition.query.replaceAll(/\$\{audience\.(\w+)\.key\}/g, (_, name) => keys.get(name));
    const existing = await find(fields.name);
    if (existing) {
      await call("PATCH", `/audiences/${existing.id}`, { enabled: fields.enabled });
      continue;
    }
    const { audience } = await call("POST", "/audiences", { ...fields, definition: { query } });
    keys.set(metadata.name, audience.key);
    for (const { destination, activations } of destinations) {
      const at = `/audiences/${audience.id}/destination-connections`;
      const { connection } = await call("POST", at, { destination: { ...destination, type: "destination" } });
      for (const activation of activations)
        await call("POST", `${at}/${connection.id}/activations`, { ...activation, performResync: false });
    }
  }
  const declared = new Set(manifests.map(({ spec }) => spec.name));
  for (const { name } of before) {
    if (declared.has(name)) continue;
    const existing = await find(name);
    await call("DELETE", `/audiences/${existing.id}`);
  }
}
