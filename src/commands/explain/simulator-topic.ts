import { suggest } from "../../values/suggest.ts";
import { renderEntriesText } from "../../report/text/page-text.ts";
import type { SettingName } from "../../probe/finding.ts";
import { unobservable, unobservableValues } from "../../probe/unobservable.ts";
import { settingRows, type SettingRow } from "../../simulator/settings.ts";
import type { Profile } from "../../probe/generated/profile.ts";
import { CommandError } from "../command-error.ts";
import type { TopicReader } from "./topic.ts";

const settings = settingRows as Readonly<Record<string, SettingRow<unknown>>>;

/** `explain simulator` and `explain simulator.SETTING`: what the simulator can be told with `--set`. */
export const simulatorTopic: TopicReader = {
  topics: [["simulator", "every setting of the simulator; simulator.NAME for one of them"]],
  words: () => ["simulator", ...Object.keys(settings).map((name) => `simulator.${name}`)],

  flags: ["profile"],

  read({ name, rest, profile }) {
    if (name.toLowerCase() !== "simulator") return undefined;
    const rows = Object.entries(settings)
      .filter(([setting]) => rest === undefined || setting === rest)
      .map(([setting, { default: initial, allowed, about, reason }]) => ({
        setting,
        default: initial,
        allowed,
        about,
        reason,
        ...(profile && { profile: profile.settings[setting] ?? null }),
        ...(profile?.open[setting] !== undefined && { open: profile.open[setting] }),
        ...(unobservable[setting as SettingName] !== undefined && {
          unobservable: unobservable[setting as SettingName],
        }),
      }));
    if (rows.length === 0) throw unknownSetting(rest ?? "");
    return {
      data: { settings: rows },
      text: (style) =>
        renderEntriesText(
          rows.map(({ setting, about, ...row }) => ({
            name: setting,
            lines: [
              about,
              ["default", String(row.default)],
              ...(profile ? [["profile", profileText(profile, setting)] as const] : []),
              ["allowed", typeof row.allowed === "string" ? row.allowed : row.allowed.join(", ")],
              ...(row.unobservable === undefined
                ? []
                : [["no probe can tell it", row.unobservable] as [string, string]]),
              ...unobservableValues
                .filter(([name]) => name === setting)
                .map(([, value, because]): [string, string] => [`no probe can tell ${String(value)}`, because]),
            ],
          })),
          style,
        ),
    };
  },
};

/** What a profile says of a setting, with how well it is known. */
function profileText({ settings, open }: Profile, name: string): string {
  const seen = settings[name];
  if (!seen) return `not settled${open[name] === undefined ? "" : `: ${open[name]}`}`;
  const { value, confidence, min, max, note } = seen;
  const range = min !== undefined && max !== undefined ? `, from ${min} to ${max}` : "";
  const shown = value === null ? "none of these" : String(value);
  return `${shown} (${confidence}${range})${note === undefined ? "" : `: ${note}`}`;
}

function unknownSetting(setting: string): CommandError {
  const near = suggest(setting, Object.keys(settings));
  return new CommandError(`the simulator has no setting ${JSON.stringify(setting)}`, {
    code: "unknown-topic",
    hint: `${near === undefined ? "" : `did you mean ${near}? `}audiencectl explain simulator lists them`,
  });
}
