import { apiHosts, type Region } from "../../segment/hosts.ts";
import type { Secret } from "../../segment/secret.ts";
import type { Environment } from "../../segment/proxy/choose-proxy.ts";
import { askHost } from "./ask-host.ts";

/**
 * The region that takes a token which the given one refused: one request to each of the others until one takes it. When one
 * of them cannot be reached, that says nothing about the token.
 *
 * @param refusing `undefined` when none is known to refuse it.
 */
export async function findRegion(
  refusing: Region | undefined,
  token: Secret,
  env: Environment,
): Promise<Region | undefined> {
  for (const region of Object.keys(apiHosts) as Region[]) {
    if (region === refusing) continue;
    const answer = await askHost(apiHosts[region], env, token).catch(() => undefined);
    if (answer?.status === 200) return region;
  }
  return undefined;
}
