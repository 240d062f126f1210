import type { Profile, ProfileSetting } from "../../probe/generated/profile.ts";
import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import type { Style } from "../style.ts";

/**
 * What a probe found, setting by setting: value, how sure that is, and which exchanges say so; then what stays open, and
 * what the API did that no setting stands for. Ends with a line break.
 *
 * @param defaults What the simulator does without a profile, by setting.
 */
export function renderProfileText(profile: Profile, defaults: Readonly<Record<string, unknown>>, style: Style): string {
  const settings = Object.entries(profile.settings);
  const cells = settings.map(([name, setting]) => [
    name,
    setting.value === null ? "?" : String(setting.value),
    confidenceText(setting),
    setting.exchanges.join(", "),
    differs(setting, defaults[name]) ? `default ${String(defaults[name])}` : "",
  ]);
  const rows = table([["SETTING", "VALUE", "CONFIDENCE", "EXCHANGES", ""], ...cells]);
  const [head = "", ...lines] = rows;
  const open = Object.entries(profile.open).map(([name, because]) => [name, because]);
  const verdict =
    profile.end.how === "complete" ? "" : ` It is not complete: ${profile.end.because ?? profile.end.how}.`;
  const sum = `${plural(settings.length, "setting")} settled, ${open.length} open, ${plural(profile.requests, "request")}.${verdict}`;
  return [
    ...(settings.length > 0 ? [style.bold(head), ...lines, ""] : []),
    ...(open.length > 0 ? [style.bold("Open"), ...table(open).map((line) => style.dim(line)), ""] : []),
    escapeControls(sum),
    "",
  ].join("\n");
}

function differs({ value, min, max }: ProfileSetting, initial: unknown): boolean {
  if (value === initial) return false;
  if (min === undefined || typeof initial !== "number") return true;
  return initial < min || (max !== undefined && initial > max);
}

function confidenceText({ confidence, min, max, note }: ProfileSetting): string {
  if (confidence === "measured") return `measured: ${min} to ${max}`;
  if (confidence === "at-least") return `at least ${min}`;
  return note === undefined ? confidence : `${confidence}: ${note}`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((cells) => (cells[at] ?? "").length)));
  return rows.map((cells) =>
    escapeControls(
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    ),
  );
}
