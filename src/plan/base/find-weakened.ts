import type { Diagnostic, SourceRange } from "../../diagnostics/diagnostic.ts";
import { count, listSome } from "../../values/words.ts";
import type { Plan } from "../generated/plan.ts";
import type { ProtectiveSettings } from "./base.ts";

/** Settings beside what they were at a base. */
export interface SettingsSince {
  /** The base, as people call it. */
  ref: string;
  before: ProtectiveSettings;
  now: ProtectiveSettings;
  /** Where the project file says something, by pointer. */
  placeOf: (pointer: string) => SourceRange | undefined;
}

/** A guard by its name in the project file. */
type GuardName = keyof ProtectiveSettings["guards"];

/** What a plan would be refused for if one guard were as it was. */
export type RefusedWith = (guard: Partial<ProtectiveSettings["guards"]>) => readonly { message: string }[];

/** Those of which more lets more through. */
export const guardNames: readonly GuardName[] = [
  "maxDeletes",
  "maxDeletePercent",
  "maxChangePercent",
  "maxMembersResent",
];

const codes: ReadonlySet<string> = new Set(["plan-guards-weakened", "plan-space-changed"]);

/** Whether a finding tells of a protection that a branch takes away, so that it has to be seen before what it lets through. */
export function isWeakening({ code }: Pick<Diagnostic | Plan["warnings"][number], "code">): boolean {
  return codes.has(code);
}

/**
 * What a branch changes of what protects the space: whoever proposes a change could let it through in the same breath.
 *
 * @param space The space of the plan: an id and a slug of one space are no change.
 */
export function findWeakened(since: SettingsSince, space: Plan["space"], refusedWith: RefusedWith): Diagnostic[] {
  return [
    ...movedSpace(since, space),
    ...raisedGuards(since, refusedWith),
    ...lostConfirm(since),
    ...newSecrets(since),
  ];
}

function movedSpace({ before, now, ref, placeOf }: SettingsSince, { id, slug }: Plan["space"]): Diagnostic[] {
  const [was, is] = [before.environment, now.environment];
  if (!was || !is) return [];
  const sameRegion = was.region === is.region;
  if (sameRegion && [is.space, id, slug].includes(was.space)) return [];
  const from = sameRegion ? was.space : `${was.space} in ${was.region}`;
  const to = sameRegion ? is.space : `${is.space} in ${is.region}`;
  return [
    warn(
      "plan-space-changed",
      `this branch leads the environment ${is.name} from the space ${from} to ${to}: what the project manages in ${was.space} stays there as it is, marked, and no plan and no drift looks at it any more`,
      `to release it first, apply manifests: [] and forget: ["*/*"] to ${was.space} with the project file of ${ref}`,
      placeOf(`/spec/environments/${is.name}/${sameRegion ? "space" : "region"}`),
    ),
  ];
}

function raisedGuards({ before, now, ref, placeOf }: SettingsSince, refusedWith: RefusedWith): Diagnostic[] {
  return guardNames.flatMap((name) => {
    const [was, is] = [before.guards[name], now.guards[name]];
    if (was === undefined || (is !== undefined && is <= was)) return [];
    const what =
      is === undefined
        ? `takes the guard ${name}: ${count(was)} away`
        : `raises the guard ${name} from ${count(was)} to ${count(is)}`;
    const refused = refusedWith({ [name]: was }).map(({ message }) => message);
    const effect = refused.length > 0 ? `; with that of ${ref} this plan would be refused: ${refused.join("; ")}` : "";
    return [
      warn(
        "plan-guards-weakened",
        `this branch ${what}${effect}`,
        "a guard counts for every environment and every later plan: to let a single plan through, leave it and approve that plan by its digest, or pass its flag in an apply by hand; once raised, lower it again after that",
        placeOf(`/spec/guards/${name}`),
      ),
    ];
  });
}

function lostConfirm({ before, now, placeOf }: SettingsSince): Diagnostic[] {
  if (!before.environment?.confirm || !now.environment || now.environment.confirm) return [];
  const { name } = now.environment;
  return [
    warn(
      "plan-guards-weakened",
      `this branch takes confirm: true from the environment ${name}, so an apply no longer asks for its name`,
      "put the line back, unless that is meant",
      placeOf(`/spec/environments/${name}`),
    ),
  ];
}

function newSecrets({ before, now, placeOf }: SettingsSince): Diagnostic[] {
  const added = now.secrets.filter((name) => !before.secrets.includes(name));
  const [first] = added;
  if (first === undefined) return [];
  return [
    warn(
      "plan-guards-weakened",
      `this branch lets manifests send the values of ${listSome(added)} to destinations`,
      "look at which destinations get them",
      placeOf(`/spec/secrets/${now.secrets.indexOf(first)}`),
    ),
  ];
}

function warn(
  code: "plan-guards-weakened" | "plan-space-changed",
  message: string,
  hint: string,
  source: SourceRange | undefined,
): Diagnostic {
  return { code, severity: "warning", message, hint, ...(source && { source }) };
}
