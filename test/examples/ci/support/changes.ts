import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { audience, type Manifest } from "../../../support/project.ts";

const names = ["buyers", "readers", "leavers", "staff", "guests", "members"];

/** What main declares at first: six audiences, so that taking one away is within the guards. */
export const before: readonly Manifest[] = names.map((name) => audience(name));

/** The same with another query for one of them. */
export function withQuery(name: string, query: string, manifests: readonly Manifest[] = before): Manifest[] {
  return manifests.map((each) => (each.metadata.name === name ? audience(name, { definition: { query } }) : each));
}

/** The same without one of them. */
export function without(name: string, manifests: readonly Manifest[] = before): Manifest[] {
  return manifests.filter((each) => each.metadata.name !== name);
}

/** A query that none of them has. */
export const newQuery = "event('Order Completed').count() >= 3";

/** So little that guards refuse to take the rest away. */
export const tooFew: readonly Manifest[] = before.slice(0, 2);

/** The digest in a report that says how to approve it. */
export function offeredDigest(report = ""): string {
  return /--field digest=(sha256:[0-9a-f]{64})/.exec(report)?.[1] ?? "no digest is offered";
}

/**
 * Writes a test into the clone: somebody with two orders is expected in `buyers`. By `newQuery` nobody with two is.
 *
 * @param count How many of them there are.
 */
export function writeTest(clone: string, count = 1): void {
  const ordered = { events: [{ event: "Order Completed", at: "-2 days", times: 2, every: "1 day" }] };
  const people = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [index === 0 ? "twice" : `twice-${index}`, ordered]),
  );
  const spec = {
    now: "2026-03-01T12:00:00Z",
    people,
    expect: { "audience/buyers": { members: Object.keys(people) } },
  };
  const test = { apiVersion: "audiencectl/v1", kind: "Test", metadata: { name: "buyers" }, spec };
  mkdirSync(path.join(clone, "tests"), { recursive: true });
  writeFileSync(path.join(clone, "tests", "buyers.yaml"), stringify(test));
}
