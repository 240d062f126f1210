import { expect, test } from "vitest";
import { withholdFound } from "../../src/plan/change/withhold.ts";
import type { Change } from "../../src/plan/generated/plan.ts";

const change = (address: string, ...requires: string[]): Change =>
  ({ address, action: "create", requires, unknown: [], warnings: [] }) as unknown as Change;

test("whatever hangs on a change that is left out names the cause of it, however far away", () => {
  const code = "plan-destination-unknown";
  const message = "no destination x can be seen in the workspace, so audience/a/y is left out";
  const changes = [change("audience/c", "audience/b"), change("audience/b", "audience/a/y"), change("audience/a/y")];
  const left = withholdFound(
    changes,
    ({ address }) => (address === "audience/a/y" ? { code, severity: "warning", message, address } : undefined),
    new Map(),
  );
  expect(left.map(({ warnings: [finding] }) => [finding?.message, finding?.hint])).toEqual([
    ["audience/c is left out, because it needs audience/b, which is left out", `first see to the cause: ${message}`],
    ["audience/b is left out, because it needs audience/a/y, which is left out", `first see to the cause: ${message}`],
    [message, undefined],
  ]);
});
