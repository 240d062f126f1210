// Generated from schemas/profile.schema.json by `npm run generate`. Do not edit.

/**
 * What a probe measured of one space: how the API behaves where its documentation leaves that open. It holds no data of the space.
 */
export interface Profile {
  /**
   * The version of this format.
   */
  formatVersion: 1;
  /**
   * The version of audiencectl that probed.
   */
  tool: string;
  /**
   * Where the workspace is.
   */
  region: "us" | "eu";
  /**
   * The day on which the probe began, ISO 8601 in UTC. Earlier versions wrote the time, too.
   */
  probedAt: string;
  end: ProfileEnd;
  /**
   * What became of each group of probes, by its letter.
   */
  groups: {
    [k: string]: ProfileGroup;
  };
  /**
   * What was seen, by the name that the setting has in the simulator.
   */
  settings: {
    [k: string]: ProfileSetting;
  };
  /**
   * Why a setting was not settled, by its name. Every setting is either here or in settings.
   */
  open: {
    [k: string]: string;
  };
  /**
   * What this token may use of the workspace.
   */
  features: {
    [k: string]: ProfileFeature;
  };
  /**
   * How many requests the probe made, those of its sweep included.
   */
  requests: number;
}
/**
 * How the probe ended. One that did not complete still holds what it saw until then.
 */
export interface ProfileEnd {
  /**
   * Whether every group was looked at; or the API failed, somebody stopped the probe, or its requests were used up.
   */
  how: "complete" | "stopped" | "interrupted" | "budget";
  /**
   * What stopped it; left out for one that is complete.
   */
  because?: string;
}
/**
 * What became of a group of probes.
 */
export interface ProfileGroup {
  /**
   * All of it was done; it met something unexpected; or it was not asked for or not possible.
   */
  outcome: "done" | "stopped" | "left-out";
  /**
   * Why; left out for one that was done.
   */
  because?: string;
  /**
   * How many requests it made.
   */
  requests: number;
}
/**
 * What was seen of one setting.
 */
export interface ProfileSetting {
  /**
   * A value that the setting may have; null when the API did what none of them stands for.
   */
  value: string | number | boolean | null;
  /**
   * One answer says so; it is a number that lies between min and max; it is at least that; or no value of the setting stands for what was seen.
   */
  confidence: "observed" | "measured" | "at-least" | "outside";
  /**
   * For a number that was measured: it is no less, in the unit of the setting.
   */
  min?: number;
  /**
   * For a number that was measured: it is no more, in the unit of the setting.
   */
  max?: number;
  /**
   * For a number that was measured: how often.
   */
  n?: number;
  /**
   * What was seen, in words. No text of the space is in it.
   */
  note?: string;
  /**
   * The numbers of the exchanges that say so, counted from 1 in the order in which they were sent.
   */
  exchanges: number[];
}
/**
 * Whether the token may use something of the workspace.
 */
export interface ProfileFeature {
  /**
   * Whether the token may use it.
   */
  access: "allowed" | "refused" | "not-known";
  /**
   * The status of the answer.
   */
  status?: number;
  /**
   * What was seen, in words. No text of the space is in it.
   */
  note?: string;
  /**
   * The numbers of the exchanges that say so.
   */
  exchanges: number[];
}
