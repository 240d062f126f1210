import { joinWords } from "../../values/words.ts";
import type { Target } from "../projects/target.ts";
import { credentialName } from "./secret-lines.ts";
import type { CiSystem } from "./ci-files.ts";

/** A secret that pipelines need, as its CI system calls it. */
export interface SecretToSet {
  ci: CiSystem;
  /** Where it goes, with its name. */
  secret: string;
  what: string;
}

/** What a system has for secrets. */
interface SecretRow {
  /** One token for all spaces that it can read. */
  reads: string;
  /** Where the token of an environment goes that the first one cannot read; what stands there ends in the target's name. */
  readsElsewhere: (target: Target) => string;
  /** One for each environment; left out: nothing is ever applied. */
  writes?: (target: Target) => string;
  /** Where a secret of manifests goes; left out: nothing is planned. */
  manifests?: (name: string) => string;
  /** What works better with it. */
  further?: Omit<SecretToSet, "ci">;
}

/** The names are those of `examples/ci`. */
const rows: Record<CiSystem, SecretRow> = {
  github: {
    reads: "secret SEGMENT_READ_TOKEN of the repository",
    readsElsewhere: ({ variable }) => `secret SEGMENT_READ_TOKEN_${variable} of the repository`,
    writes: ({ key }) => `secret SEGMENT_WRITE_TOKEN of the environment audiencectl/${key}`,
    manifests: (name) => `secret ${name} of each environment audiencectl/…`,
  },
  gitlab: {
    reads: "masked variable SEGMENT_READ_TOKEN",
    readsElsewhere: ({ variable }) => `masked variable SEGMENT_READ_TOKEN_${variable}`,
    writes: ({ key }) => `masked and protected variable SEGMENT_WRITE_TOKEN for the environment ${key}`,
    manifests: (name) => `masked and protected variable ${name}, limited to each environment`,
    further: {
      secret: "masked variable AUDIENCECTL_NOTES",
      what: "optional, for notes in merge requests: a project access token with the role Reporter and the scope api",
    },
  },
  circleci: {
    reads: "SEGMENT_READ_TOKEN in the context audiencectl-read",
    readsElsewhere: ({ variable }) => `SEGMENT_READ_TOKEN_${variable} in the context audiencectl-read`,
    writes: ({ project, environment }) =>
      `SEGMENT_WRITE_TOKEN in the context audiencectl-write-${project}-${environment}`,
    manifests: (name) => `${name} in each context audiencectl-write-…`,
  },
  jenkins: {
    reads: "credential segment-read-token",
    readsElsewhere: ({ project, environment }) => `credential segment-read-token-${project}-${environment}`,
    writes: ({ project, environment }) =>
      `credential segment-write-token-${project}-${environment} in the folder of the default branch`,
    manifests: (name) => `credential ${credentialName(name)}-… for each project and environment`,
  },
  cron: {
    reads: "PUBLIC_API_TOKEN in the file of settings",
    readsElsewhere: ({ variable }) => `PUBLIC_API_TOKEN_${variable} in the file of settings`,
  },
};

/** What is known of the projects whose secrets are listed. */
export interface KnownOfSecrets {
  /** What manifests may name. Default: nothing. */
  secrets?: readonly string[];
  /** Keys of targets whose spaces are known to be out of reach of the token of the others. Default: none. */
  elsewhere?: ReadonlySet<string> | undefined;
  /** The spaces of all targets of the repository, by their keys. */
  spaces: ReadonlyMap<string, string>;
  /** Whether the pipelines were there before, with the secrets of other targets. Default: no. */
  more?: boolean;
}

/** The secrets that the pipelines of a project need. */
export function secretsToSet(
  systems: readonly CiSystem[],
  targets: readonly Target[],
  { secrets = [], elsewhere = new Set(), spaces, more = false }: KnownOfSecrets,
): SecretToSet[] {
  const spaceOf = ({ key, environment }: Target): string => {
    const space = spaces.get(key);
    return space === undefined ? `the space of ${environment}` : `the space ${space}`;
  };
  return systems.flatMap((ci) => {
    const { reads, readsElsewhere, writes, manifests, further } = rows[ci];
    const apart = targets.filter(({ key }) => elsewhere.has(key));
    const together = [...new Set(targets.filter(({ key }) => !elsewhere.has(key)).map(spaceOf))];
    return [
      ...(apart.length < targets.length ? [{ ci, secret: reads, what: readsText(together, more) }] : []),
      ...apart.map((target) => ({
        ci,
        secret: readsElsewhere(target),
        what: `a token that can read ${spaceOf(target)}`,
      })),
      ...targets.flatMap((target) =>
        writes
          ? [
              {
                ci,
                secret: writes(target),
                what: `a token that can write audiences in ${spaceOf(target)}${sameSpaceText(target, spaces)}`,
              },
            ]
          : [],
      ),
      ...secrets.flatMap((name) =>
        manifests ? [{ ci, secret: manifests(name), what: `what manifests name as \${env.${name}}` }] : [],
      ),
      ...(further && !more ? [{ ci, ...further }] : []),
    ];
  });
}

/** Whether the pipelines of a system apply what is merged. */
export function appliesItself(ci: CiSystem): boolean {
  return rows[ci].writes !== undefined;
}

/** One token reads for all; where it is there already, only what it has to read besides is new. */
function readsText(spaces: readonly string[], more: boolean): string {
  return more
    ? `the token that is there, if it can read ${joinWords(spaces, "and")}, too`
    : `a token that can read ${joinWords(spaces, "and")}`;
}

/** Another target with the same space needs a secret of its own, and not a token of its own. */
function sameSpaceText({ key }: Target, spaces: ReadonlyMap<string, string>): string {
  const space = spaces.get(key);
  const others = [...spaces].filter(([other, its]) => other !== key && its === space).map(([other]) => other);
  return space === undefined || others.length === 0
    ? ""
    : `; ${joinWords(others, "and")} ${others.length === 1 ? "names" : "name"} the same space, so the token can be the same`;
}
