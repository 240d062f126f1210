import { selectObjects, type Candidate } from "../../importing/select-objects.ts";
import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import { kindOf } from "../../resources/kinds.ts";
import { unknownKinds, type Reading, type UnreadKind } from "../../resources/reading.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { ImportOptions } from "./import-context.ts";

/** Whether any object was asked for. */
export function hasSelector({ all, key = [], name = [] }: ImportOptions): boolean {
  return all === true || key.length + name.length > 0;
}

/** The kinds that could not be read and whose objects the options allow. */
export function unreadOf(options: ImportOptions, reading: Reading, desired: readonly DesiredResource[]): UnreadKind[] {
  return unknownKinds(reading, desired).filter(({ kind }) => allowsKind(options, kind));
}

/** Whether `--kind`, where it is given, names a kind. */
function allowsKind({ kind = [] }: ImportOptions, name: string): boolean {
  return kind.length === 0 || kind.some((prefix) => prefix === kindOf(name).prefix);
}

/**
 * The unread kinds that an import may have missed objects of. Whatever is asked for by its key was found, or is told as
 * not found.
 */
export function missedKinds(
  { all = false, name = [], key = [] }: ImportOptions,
  unread: readonly UnreadKind[],
): readonly UnreadKind[] {
  return all || name.length > 0 || key.length === 0 ? unread : [];
}

/** What is said of a kind whose objects could not be read. */
export function unreadText({ kind, because }: UnreadKind): string {
  return `objects of the kind ${kind} could not be read, so nothing is known of them: ${because}`;
}

/** The failure when nothing was asked for. */
export function selectorNeeded({ kind, type }: ImportOptions, candidates: readonly Candidate[]): CommandError {
  const free = candidates.filter(({ claim }) => claim.type === "free").length;
  const given = [...(kind ? ["--kind"] : []), ...(type ? ["--type"] : [])];
  const limits =
    given.length === 0
      ? "--type USERS limits them to a type"
      : `${given.join(" and ")} only ${given.length === 1 ? "limits" : "limit"} these, so give one of them as well`;
  return new CommandError(`choose what to import: the space has ${plural(free, "unmanaged object")}`, {
    code: "import-selection",
    hint: `--all for all of them, --key KEY or --name 'GLOB' for some; ${limits}`,
  });
}

/**
 * The objects that the options ask for.
 *
 * @param unread Kinds that could not be read: of what is not found, nobody knows whether it is there.
 * @throws {CommandError} naming everything that cannot be chosen.
 */
export function select(options: ImportOptions, candidates: Candidate[], unread: readonly UnreadKind[]): LiveResource[] {
  const { all = false, key = [], name = [], type = [] } = options;
  const wanted = candidates.filter(({ live }) => allowsKind(options, live.kind));
  const { chosen, problems } = selectObjects(wanted, { all, keys: key, names: name, types: type });
  const lines = [
    ...problems.map(({ message, hint }) => (hint === undefined ? message : `${message}; ${hint}`)),
    ...(problems.length > 0 ? unread.map(unreadText) : []),
  ];
  if (lines.length > 0) throw new CommandError(lines.join("\n"), { code: "import-selection" });
  return chosen;
}

/** Says of which kinds nothing is known. */
export function tellOfMissed(io: CommandIo, missed: readonly UnreadKind[]): void {
  if (missed.length === 0) return;
  const { yellow, cyan } = io.style.stderr;
  for (const kind of missed) io.stderr(`${yellow("Warning:")} ${escapeControls(unreadText(kind))}\n`);
  io.stderr(`${cyan("Hint:")} use a token whose role may read them, or leave them out with --kind\n`);
}
