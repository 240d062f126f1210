import { unknownKeyText } from "../../plan/keys/unknown-key-text.ts";
import { unknownKeyFinder, type UnknownKey } from "../../plan/keys/unknown-keys.ts";
import { kindOf } from "../../resources/kinds.ts";
import { unknownKinds } from "../../resources/reading.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { listSome } from "../../values/words.ts";
import type { AuditInput } from "../audit-input.ts";
import type { AuditFindings, AuditRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { minuteText } from "../../values/minute-text.ts";

/** Queries that name the key of something deleted, and go on without a fault on what nothing updates (API.md 2.10). */
export const deadKey: AuditRule = {
  name: "dead-key",
  title: "Queries that name the key of something deleted",
  saves: "members that are wrong: nothing updates what such a query looks at",
  hint: "take the condition out, or name a key that is there",
  needs: ["seenTraits"],
  find(input) {
    const { meant, reading, readAt, seenTraits } = input;
    const unread = unknownKinds(reading, []).find(({ kind }) => kindOf(kind).keyMeans);
    if (unread) return gap(`which keys there are: ${unread.kind} objects cannot be read: ${unread.because}`, true);
    const unknownKeysOf = unknownKeyFinder(reading, []);
    const taken = new Set(reading.live.flatMap(({ key }) => key ?? []));
    const doubted = new Set<string>();
    const rows = meant.flatMap((object) => {
      const seen = seenKeys(object, taken, input);
      const told = unknownKeysOf(object).filter(({ key }) => !seen.some((each) => each.key === key));
      for (const { key, evidence } of told) if (!evidence) doubted.add(key);
      return [
        ...seen.map(({ evidence, at }) => ({ subject: subjectOf(object), evidence, readAt: at })),
        ...told
          .filter(({ evidence }) => evidence)
          .map((key) => ({ subject: subjectOf(object), evidence: textOf(key, object), readAt })),
      ];
    });
    const gaps = [
      ...(doubted.size > 0
        ? [
            {
              what: `whether these names in queries are keys of something deleted, or traits that events set: ${listSome([...doubted])}`,
              refused: false,
            },
          ]
        : []),
      ...(seenTraits && "because" in seenTraits
        ? [{ what: `which traits of profiles were audiences once: ${seenTraits.because}`, refused: true }]
        : []),
    ];
    return { rows, gaps };
  },
};

/** Keys in the query of an object that profiles still have from something that is gone. */
function seenKeys(
  { kind, spec }: LiveResource,
  taken: ReadonlySet<string>,
  { seenTraits }: AuditInput,
): { key: string; evidence: string; at: string }[] {
  if (!seenTraits || !("value" in seenTraits)) return [];
  const { value, readAt: at } = seenTraits;
  return kindOf(kind)
    .keysUsed(spec)
    .flatMap((key) => {
      const trait = taken.has(key) ? undefined : value.get(key);
      if (!trait) return [];
      const when = trait.lastSeenAt === undefined ? "" : `, last seen at ${minuteText(trait.lastSeenAt)}`;
      const evidence = `its query names ${key}, which no audience or computed trait of the space has and profiles still carry as ${trait.type}${when}`;
      return [{ key, evidence, at }];
    });
}

function textOf(found: UnknownKey, { kind }: LiveResource): string {
  const { sentence, reason } = unknownKeyText(found, kind);
  return `it ${sentence}: ${reason}`;
}

function gap(what: string, refused: boolean): AuditFindings {
  return { rows: [], gaps: [{ what, refused }] };
}
