/**
 * The values in a file that steps write for a GitHub runner: lines `name=value`, and `name<<END` with lines up to `END`.
 *
 * @throws {SyntaxError} for lines that a runner would refuse.
 */
export function readCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  while (lines.length > 0) {
    const line = lines.shift() ?? "";
    const [, block, end] = /^([\w-]+)<<(.+)$/.exec(line) ?? [];
    const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
    if (block !== undefined && end !== undefined) {
      const length = lines.indexOf(end);
      if (length < 0) throw new SyntaxError(`${end} is missing`);
      values[block] = lines
        .splice(0, length + 1)
        .slice(0, -1)
        .join("\n");
    } else if (name !== undefined && value !== undefined) values[name] = value;
    else throw new SyntaxError(`a runner does not take ${line}`);
  }
  return values;
}
