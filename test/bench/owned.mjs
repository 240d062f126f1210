import { baselineOf, hashKey, joinDescription, kindOf } from "../../dist/index.js";

/** An audience as it is in the space after the project `bench` has applied its manifest of that name. */
export function ownedAudience(number, manifestName, { name, audienceType, enabled, definition }) {
  const key = `audience_${number}`;
  const spec = { name, audienceType, enabled, definition };
  const baseline = baselineOf(kindOf("Audience"), spec);
  const owner = { project: "bench", environment: "bench", name: manifestName };
  const now = new Date(0).toISOString();
  return {
    id: `aud_${String(number).padStart(27, "0")}`,
    key,
    name,
    description: joinDescription("", { ...owner, keyHash: hashKey(key), baseline, protect: false }),
    enabled,
    audienceType,
    query: definition.query,
    options: {},
    createdBy: "usr_bench",
    updatedBy: "usr_bench",
    createdAt: now,
    updatedAt: now,
    computingSince: now,
  };
}
