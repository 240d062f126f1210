// Prints how far the program is from what is possible, as ratios and differences against a bound measured in the same
// run: machines differ, and so absolute times say nothing. `node test/bench/run.mjs [part of a name]`.
import { readdirSync } from "node:fs";
import path from "node:path";

const wanted = process.argv[2] ?? "";
for (const file of readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".bench.mjs"))
  .toSorted()) {
  if (!file.includes(wanted)) continue;
  console.log(`\n${file.replace(".bench.mjs", "")}`);
  const { run } = await import(path.join(import.meta.dirname, file));
  for await (const { name, value, unit = "", aim } of await run()) {
    const number = typeof value === "number" ? Number(value.toPrecision(3)) : value;
    console.log(
      `  ${name.padEnd(62)} ${String(number).padStart(8)} ${unit.padEnd(4)} ${aim === undefined ? "" : `(aim: ${aim})`}`,
    );
  }
}
