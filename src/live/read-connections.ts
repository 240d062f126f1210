import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { ask, type Answered } from "./ask.ts";
import type { SpaceAccess } from "./call-kind.ts";
import { listObjects } from "./objects.ts";

/**
 * Where audiences are sent: one request for each. When the first is refused, none of the others is sent: a token that may not
 * read one may not read any.
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
    "because" in probe
      ? rest.map((id) => [id, probe] as const)
      : await Promise.all(rest.map(async (id) => [id, await ask(() => listObjects(access, kind, [id]))] as const));
  return new Map([[first, probe], ...others]);
}
