import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { ask, type Answered } from "./ask.ts";
import type { SpaceAccess } from "./call-kind.ts";
import { listObjects } from "./objects.ts";

/**
 * Where audiences are sent: one request for each. When the token may not read those of the first, none of the others is asked
 * for.
 *
 * @param audiences Their ids.
 */
export async function readConnections(
  access: SpaceAccess,
  audiences: readonly string[],
): Promise<ReadonlyMap<string, Answered<readonly LiveResource[]>>> {
  const kind = kindOf("Destination");
  const [first, ...rest] = audiences;
  if (first === undefined) return new Map();
  const probe = await ask(() => listObjects(access, kind, [first]));
  const others =
    "because" in probe && probe.forbidden
      ? rest.map((id) => [id, probe] as const)
      : await Promise.all(rest.map(async (id) => [id, await ask(() => listObjects(access, kind, [id]))] as const));
  return new Map([[first, probe], ...others]);
}
