import { expect } from "vitest";
import { describeEdit, judgeDrift } from "./drift-verdict.ts";
import { meaningOf, type Field, type Value } from "./fields.ts";
import type { Known } from "./model.ts";
import type { RealSpace } from "./real-space.ts";
import type { Chosen } from "./selections.ts";

interface FoundDrift {
  edited: { address: string; fields: FoundField[] }[];
  missing: { address: string }[];
  unmanaged: { kind: string; id: string }[];
  pending: { address: string; action: string }[];
  notices: { code: string; address?: string }[];
  vanished: unknown[];
  differing: unknown[];
  troubled: unknown[];
}

interface FoundField {
  field: Field;
  applied: Value;
  live: Value;
  appliedIsKnown?: boolean;
}

/**
 * Asks for drift, and holds the answer and the exit code against what there is to know.
 *
 * @param failsUnmanaged Whether what nobody owns is drift. Only without a selection is anything said of it.
 */
export async function lookForDrift(
  known: Known,
  space: RealSpace,
  chosen: Chosen,
  failsUnmanaged: boolean,
): Promise<void> {
  const wanted = judgeDrift(known, chosen);
  const mode = failsUnmanaged && chosen.flags.length === 0 ? ["--unmanaged", "fail"] : [];
  const title = ["audiencectl drift", ...mode, ...chosen.flags].join(" ");
  const { exitCode, stdout, stderr } = await space.run("drift", "--format", "json", ...mode, ...chosen.flags);
  expect(stdout, `${title}: ${stderr}`).toContain('"edited"');
  const drift = JSON.parse(stdout) as FoundDrift;
  const unseen = drift.pending.filter(({ action }) => action === "create");
  const found = {
    edited: drift.edited.flatMap(({ address, fields }) => fields.map((each) => `${address} ${describeField(each)}`)),
    // What is not there waits for its first apply where nothing shows that it ever was: not known to the model.
    missing: [...drift.missing, ...unseen].map(({ address }) => address),
    unmanaged: drift.unmanaged.map(({ kind, id }) => `${kind} ${id}`),
    pending: drift.pending
      .filter((each) => !unseen.includes(each))
      .map(({ address, action }) => `${action} ${address}`),
    notices: drift.notices.map(({ code, address }) =>
      code === "plan-copied-marker"
        ? `a copy of ${address}`
        : code === "plan-unreadable-marker"
          ? "a damaged marker"
          : code,
    ),
  };
  for (const lines of Object.values(found)) lines.sort();
  expect(found, title).toEqual(wanted);
  expect([drift.vanished, drift.differing, drift.troubled], title).toEqual([[], [], []]);
  const counted = [wanted.edited, drift.missing, mode.length > 0 ? wanted.unmanaged : []];
  expect(exitCode, `the exit code of ${title}`).toBe(counted.some((group) => group.length > 0) ? 2 : 0);
}

function describeField({ field, applied, live, appliedIsKnown = true }: FoundField): string {
  return describeEdit(field, appliedIsKnown ? meaningOf(field, applied) : undefined, meaningOf(field, live));
}
