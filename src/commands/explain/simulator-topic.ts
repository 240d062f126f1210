import { suggest } from "../../values/suggest.ts";
import { renderEntriesText } from "../../report/text/page-text.ts";
import type { SettingName } from "../../probe/finding.ts";
import { unobservable } from "../../probe/unobservable.ts";
import { settingRows, type SettingRow } from "../../simulator/settings.ts";
import { CommandError } from "../command-error.ts";
import type { TopicReader } from "./topic.ts";

const settings = settingRows as Readonly<Record<string, SettingRow<unknown>>>;

/** `explain simulator` and `explain simulator.SETTING`: what the simulator can be told with `--set`. */
export const simulatorTopic: TopicReader = {
  topics: [["simulator", "every setting of the simulator; simulator.NAME for one of them"]],
  words: () => ["simulator", ...Object.keys(settings).map((name) => `simulator.${name}`)],

  read({ name, rest }) {
    if (name.toLowerCase() !== "simulator") return undefined;
    const rows = Object.entries(settings)
      .filter(([setting]) => rest === undefined || setting === rest)
      .map(([setting, { default: initial, allowed, about, reason }]) => ({
        setting,
        default: initial,
        allowed,
        about,
        reason,
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
              ["allowed", typeof row.allowed === "string" ? row.allowed : row.allowed.join(", ")],
              ...(row.unobservable === undefined
                ? []
                : [["no probe can tell it", row.unobservable] as [string, string]]),
            ],
          })),
          style,
        ),
    };
  },
};

function unknownSetting(setting: string): CommandError {
  const near = suggest(setting, Object.keys(settings));
  return new CommandError(`the simulator has no setting ${JSON.stringify(setting)}`, {
    code: "unknown-topic",
    hint: `${near === undefined ? "" : `did you mean ${near}? `}audiencectl explain simulator lists them`,
  });
}
