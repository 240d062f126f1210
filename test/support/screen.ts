/** What a terminal shows after all that was written to it: enough of one for what this program writes. */
export function screenOf(output: string, { columns, rows }: { columns: number; rows: number }): string[] {
  const lines: string[] = [""];
  let [row, column] = [0, 0];
  const put = (sign: string): void => {
    // The last column holds the cursor back; only the next sign wraps.
    if (column >= columns) [row, column] = [row + 1, 0];
    const line = (lines[row] ?? "").padEnd(column);
    lines[row] = line.slice(0, column) + sign + line.slice(column + 1);
    column += 1;
  };
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  for (const [, argument = "", command = "", sign = ""] of output.matchAll(/\u001b\[([\d;?]*)([A-Za-z])|([^])/gu)) {
    if (sign === "\r") column = 0;
    else if (sign === "\n") [row, column] = [row + 1, 0];
    else if (sign !== "") put(sign);
    else if (command === "A") row = Math.max(row - Number(argument || 1), lines.length - rows, 0);
    else if (command === "K") lines[row] = (lines[row] ?? "").slice(0, column);
    else if (command === "J") lines.splice(row, Infinity, (lines[row] ?? "").slice(0, column));
    else if (command !== "m") throw new Error(`this screen does not know ${command}`);
    for (let missing = lines.length; missing <= row; missing += 1) lines.push("");
  }
  return lines.map((line) => line.trimEnd());
}
