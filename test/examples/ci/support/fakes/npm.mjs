// Stands for npm where nothing may be downloaded: puts a program that is there already where npm would put it.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";

const [command, ...words] = process.argv.slice(2);
const prefix = words.includes("--prefix") ? words[words.indexOf("--prefix") + 1] : ".";

if (command === "ci") {
  for (const file of ["package.json", "package-lock.json"])
    if (!existsSync(file)) fail(`The \`npm ci\` command can only install with an existing ${file}`);
  if (!("audiencectl" in (JSON.parse(readFileSync("package.json", "utf8")).devDependencies ?? {})))
    fail("nothing here depends on audiencectl");
} else if (command !== "install" || !words.some((word) => /^audiencectl@\d+\.\d+\.\d+$/.test(word)))
  fail(`unexpected: npm ${process.argv.slice(2).join(" ")}`);

const folder = path.join(prefix, "node_modules", ".bin");
mkdirSync(folder, { recursive: true });
symlinkSync(process.env.FAKE_AUDIENCECTL, path.join(folder, "audiencectl"));

function fail(message) {
  process.stderr.write(`npm error ${message}\n`);
  process.exit(1);
}
