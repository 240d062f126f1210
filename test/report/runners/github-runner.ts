/** A command as the runner understands it. */
export interface RunnerCommand {
  command: string;
  properties: Record<string, string>;
  data: string;
}

/** Commands that a runner obeys. */
const known = [
  "error",
  "warning",
  "notice",
  "debug",
  "group",
  "endgroup",
  "echo",
  "add-mask",
  "add-matcher",
  "remove-matcher",
  "set-output",
  "save-state",
  "set-env",
  "add-path",
  "stop-commands",
];

/** Every command that the runner carries out while it reads a log. */
export function readAsRunner(log: string): RunnerCommand[] {
  let token: string | undefined;
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const words = new Set([...known, ...(token === undefined ? [] : [token.toLowerCase()])]);
    const found = readColons(line, words) ?? readBracket(line, words);
    if (!found) return [];
    const name = found.command.toLowerCase();
    if (token !== undefined) {
      if (name === token.toLowerCase()) token = undefined;
      return [];
    }
    if (name === "stop-commands") token = found.data;
    return [found];
  });
}

/** `::name key=value,key=value::data`, after any blanks. */
function readColons(line: string, words: ReadonlySet<string>): RunnerCommand | undefined {
  const [, head, data] = /^\s*::(.*?)::(.*)$/su.exec(line) ?? [];
  return readHead(head, words, ",", (properties) => ({
    properties: mapValues(properties, (value) => decode(value, ["%3A", ":"], ["%2C", ","])),
    data: decode(data ?? ""),
  }));
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function readBracket(line: string, words: ReadonlySet<string>): RunnerCommand | undefined {
  const [, head, data] = /##\[(.*?)\](.*)$/su.exec(line) ?? [];
  const decoded = (text: string): string => decode(text, ["%3B", ";"], ["%5D", "]"]);
  return readHead(head, words, ";", (properties) => ({
    properties: mapValues(properties, decoded),
    data: decoded(data ?? ""),
  }));
}

function readHead(
  head: string | undefined,
  words: ReadonlySet<string>,
  separator: string,
  rest: (properties: Record<string, string>) => Omit<RunnerCommand, "command">,
): RunnerCommand | undefined {
  if (head === undefined) return undefined;
  const blank = head.indexOf(" ");
  const command = blank < 0 ? head : head.slice(0, blank);
  if (!words.has(command.toLowerCase())) return undefined;
  const pairs = blank < 0 ? [] : head.slice(blank + 1).split(separator);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals > 0 && equals < pair.length - 1 ? [[pair.slice(0, equals), pair.slice(equals + 1)]] : [];
  });
  return { command, ...rest(Object.fromEntries(properties) as Record<string, string>) };
}

function mapValues(values: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

/** The percent sign last, as the runner does it. */
function decode(text: string, ...more: [escape: string, character: string][]): string {
  const escapes = [["%0D", "\r"], ["%0A", "\n"], ...more, ["%25", "%"]];
  return escapes.reduce((result, [escape = "", character = ""]) => result.replaceAll(escape, character), text);
}
