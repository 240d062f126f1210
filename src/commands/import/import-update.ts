import { bringBack } from "../../importing/bring-back.ts";
import { claimOn } from "../../importing/claim.ts";
import { SecretNames } from "../../importing/hide-secrets.ts";
import { knownSecretsOf } from "../../importing/known-secrets.ts";
import { partLines } from "../../importing/part-lines.ts";
import type { Candidate } from "../../importing/select-objects.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import { keysNotKnown } from "../../plan/change/keys-not-known.ts";
import { livePairsOf } from "../../plan/match/live-pairs.ts";
import { gatherUncompared } from "../../plan/change/uncompared.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "../output/output-file.ts";
import type { ImportOptions, Surroundings } from "./import-context.ts";
import { byteOrderMark } from "../project/byte-order-mark.ts";
import { findLeftUnmarked, namesObjects } from "./left-unmarked.ts";
import { findNotInSpace } from "./not-in-space.ts";
import { tellNext } from "./tell-next.ts";
import { renderUpdate, tellOfUpdate } from "./update-output.ts";
import { hasSelector, missedKinds, select } from "./import-selection.ts";

/** Brings manifests up to what is live. */
export async function updateManifests(io: CommandIo, options: ImportOptions, around: Surroundings): Promise<ExitCode> {
  const { context, resources, sources, draft, secretOf, unread } = around;
  const { destinations: takesParts = true } = options;
  const topLevel = around.live.filter(({ within }) => within.length === 0);
  // Nothing records who moved in these, so they are taken only where somebody names them.
  const unmarked = namesObjects(options) ? draft.unmarked : [];
  const known = [...draft.kept, ...unmarked];
  const managed = new Set(known.map(({ live }) => live.id));
  const owner = ownerOf(context.project, context.environment);
  const candidates = topLevel.map((each): Candidate => {
    const claim = claimOn(each, resources, owner);
    if (managed.has(each.id)) return { live: each, claim: { type: "free" } };
    return { live: each, claim: claim.type === "free" ? { type: "unmanaged" } : claim };
  });
  const chosen = select(hasSelector(options) ? options : { ...options, all: true }, candidates, unread);
  const missed = missedKinds(options, unread);
  const planned = new Map(draft.changes.map((change) => [change.address, change]));
  const keys = new Map(livePairsOf(draft.matched).map(({ desired, live }) => [desired.address, live.key]));
  const ids = new Set(chosen.map(({ id }) => id));
  const pairs = known.filter(({ desired, live }) =>
    desired.parent === undefined ? ids.has(live.id) : takesParts && ids.has(live.within[0] ?? ""),
  );
  const taken = new Set(pairs.map(({ desired }) => desired.address));
  const secrets = new SecretNames(knownSecretsOf(resources, [...draft.kept, ...draft.unmarked], secretOf));
  const result = await bringBack({
    pairs,
    unmarked: new Set(unmarked.map(({ desired }) => desired.address)),
    changes: takesParts ? draft.changes.filter(({ within }) => ids.has(within?.[0]?.id ?? "")) : [],
    secretNames: secrets,
    linesOf: (id) => partLines(id, around.live, secrets),
    editedIn: (address) => planned.get(address)?.edited ?? [],
    keysNotKnown: (address, pointer) => {
      const change = planned.get(address);
      return change ? keysNotKnown(change, pointer) : [];
    },
    othersInSpace: (address) =>
      (planned.get(address)?.otherInSpace ?? []).flatMap(({ pointer, lastSent }) =>
        lastSent === "other" ? [] : pointer,
      ),
    resources,
    sources,
    context,
    keyOf: (address) => keys.get(address),
    secretOf,
  });
  const leftUnmarked = findLeftUnmarked(options, around, taken);
  const notInSpace = findNotInSpace(options, around, new Set(leftUnmarked.map(({ address }) => address)));
  const beside = {
    missed,
    leftUnmarked,
    ...(notInSpace && { notInSpace }),
    selected: draft.selected,
    uncompared: gatherUncompared(pairs.flatMap(({ desired }) => planned.get(desired.address) ?? [])),
  };
  if (options.dryRun !== true)
    for (const { source, text } of result.files)
      if (text !== source.text) await writeOutputFile(io, source.file, byteOrderMark(io, source.file) + text);
  io.stdout(renderUpdate(options, result, beside));
  // What else is odd in the files is not how it ends.
  io.held?.release();
  tellOfUpdate(io, result, beside);
  tellNext(io, options, around, pairs, result);
  if (result.files.some(({ left }) => left.length > 0)) return exitCodes.failed;
  if (namesObjects(options) && beside.leftUnmarked.length > 0) return exitCodes.failed;
  return missed.length > 0 ? exitCodes.partial : exitCodes.done;
}
