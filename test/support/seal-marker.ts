import { shortHash } from "../../src/values/short-hash.ts";

/** A marker as the tool writes it, from one without its check: `[audiencectl:growth@test/a#2 Kq9z .]`. */
export function sealMarker(marker: string): string {
  const body = marker.slice(0, -1);
  return `${body} =${shortHash(body, 4)}]`;
}
