import { resourceKinds } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { listObjects, type SpaceAccess } from "./objects.ts";

/** Every object of every kind in a space, whoever owns it, with the fewest requests. */
export async function readSpace(access: SpaceAccess): Promise<LiveResource[]> {
  const lists = await Promise.all(resourceKinds.map((kind) => listObjects(access, kind)));
  return lists.flat();
}
