import { settingRows, type AllowedNumbers, type SettingRow, type SimulatorSettings } from "./settings.ts";

/** Settings read from texts, and one sentence for each text that is not a setting. */
export interface ParsedSettings {
  settings: Partial<SimulatorSettings>;
  problems: string[];
}

/**
 * Reads settings from `name=value` texts, as the command line gives them: `nameCollision=409`. A later text for the
 * same name wins. Never throws: every unknown name and value becomes a problem that lists what is allowed.
 */
export function parseSettings(texts: readonly string[]): ParsedSettings {
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const text of texts) {
    const separator = text.indexOf("=");
    const name = text.slice(0, separator === -1 ? text.length : separator).trim();
    if (!isSettingName(name)) {
      problems.push(`unknown setting "${name}"; settings are ${Object.keys(settingRows).join(", ")}`);
    } else if (separator === -1) {
      problems.push(`setting "${name}" has no value; write ${name}=${String(settingRows[name].default)}`);
    } else {
      const value = parseValue(text.slice(separator + 1).trim(), settingRows[name]);
      if (value === undefined) problems.push(describeBadValue(name, text.slice(separator + 1).trim()));
      else settings[name] = value;
    }
  }
  return { settings, problems };
}

function isSettingName(name: string): name is keyof SimulatorSettings {
  return Object.hasOwn(settingRows, name);
}

type AnyRow = Pick<SettingRow<unknown>, "allowed"> & { several?: boolean };

function parseValue(text: string, { allowed, several = false }: AnyRow): unknown {
  if (typeof allowed === "string") return numberKinds[allowed].pattern.test(text) ? Number(text) : undefined;
  const parse = (word: string): unknown => allowed.find((value) => String(value) === word);
  if (!several) return parse(text);
  const values = text.split(",").map((word) => parse(word.trim()));
  return values.includes(undefined) ? undefined : values;
}

const numberKinds: Readonly<Record<AllowedNumbers, { pattern: RegExp; words: string }>> = {
  "whole number": { pattern: /^\d{1,9}$/, words: "a whole number from 0 to 999999999" },
  seconds: {
    pattern: /^\d{1,9}(\.\d{1,3})?$/,
    words: "a number of seconds from 0 to 999999999, with at most three digits after the point",
  },
  "seconds from -300 to 300": {
    pattern: /^-?([12]?\d?\d(\.\d{1,3})?|300(\.0{1,3})?)$/,
    words: "a number of seconds from -300 to 300, with at most three digits after the point",
  },
  "share from 0 to 1": {
    pattern: /^(0(\.\d{1,6})?|1(\.0{1,6})?)$/,
    words: "a number from 0 to 1, such as 0.1, with at most six digits after the point",
  },
};

function describeBadValue(name: keyof SimulatorSettings, text: string): string {
  const { allowed } = settingRows[name];
  const choices = typeof allowed === "string" ? numberKinds[allowed].words : allowed.map(String).join(", ");
  return `setting "${name}" cannot be "${text}"; allowed: ${choices}`;
}
