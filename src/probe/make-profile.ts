import { settingRows } from "../simulator/settings.ts";
import type { Region } from "../segment/hosts.ts";
import type { Profile, ProfileSetting } from "./generated/profile.ts";
import type { SettingName } from "./finding.ts";
import { allProbes } from "./probes/all-probes.ts";
import { readableFinding } from "./readable-finding.ts";
import type { ProbeRun } from "./run-probes.ts";
import { unobservable } from "./unobservable.ts";

/** What a profile says besides what was found. */
export interface ProfileFacts {
  /** The version of the program. */
  tool: string;
  region: Region;
  /** The day on which it began, ISO 8601 in UTC. */
  probedAt: string;
  requests: number;
}

/** The profile of a run. Every setting is in it, settled or with the reason why it is not. */
export function makeProfile({ findings, open, features, groups, end }: ProbeRun, facts: ProfileFacts): Profile {
  const names = Object.keys(settingRows) as SettingName[];
  const settled = names.filter((name) => findings[name] !== undefined);
  const because = (name: SettingName): string => {
    const group = allProbes.findLast(({ settles }) => settles.includes(name))?.group;
    const outcome = group === undefined ? undefined : groups[group];
    return unobservable[name] ?? open[name] ?? outcome?.because ?? "nothing that was seen says so";
  };
  return {
    formatVersion: 1,
    tool: facts.tool,
    region: facts.region,
    probedAt: facts.probedAt,
    end,
    groups,
    settings: Object.fromEntries(
      settled.map((name) => [name, readableFinding(name, findings[name] as ProfileSetting)]),
    ),
    open: Object.fromEntries(names.filter((name) => !settled.includes(name)).map((name) => [name, because(name)])),
    features,
    requests: facts.requests,
  };
}
