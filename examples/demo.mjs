// The main job from end to end, against the embedded simulator: validate, test, plan, apply, plan again, a change made by
// hand, drift. Runs the built program the way a person would, in a throw-away copy of examples/quickstart, and fails
// when any step does not end as it should.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";

const root = path.resolve(import.meta.dirname, "..");
const cli = path.join(root, "dist", "cli.js");
const folder = mkdtempSync(path.join(tmpdir(), "audiencectl-demo-"));
const stateFile = path.join(".audiencectl", "simulator.json");

/** Shows a command, runs it and shows its output. Ends the demo when the exit code is not the expected one. */
async function step(title, words, expectedCode = 0) {
  console.log(`\n── ${title}\n$ audiencectl ${words.join(" ")}\n`);
  const child = spawn(process.execPath, [cli, ...words], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const output = text(child.stdout);
  const [code] = await once(child, "close");
  process.stdout.write(await output);
  if (code !== expectedCode) throw new Error(`audiencectl ${words[0]} ended with ${code} instead of ${expectedCode}`);
  return await output;
}

/** What somebody does in the Segment app: the same space, behind the same API, under another name. */
async function editByHand(name, change, user) {
  const words = ["simulate", "--port", "0", "--state", stateFile, "--time-scale", "60"];
  const server = spawn(process.execPath, [cli, ...words], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  try {
    const [line] = await once(server.stdout.setEncoding("utf8"), "data");
    const url = `${line.replace("Listening on ", "").trim()}/spaces/spa_quickstart/audiences`;
    const headers = {
      authorization: "Bearer PLACEHOLDER",
      "content-type": "application/json",
      "x-simulator-user": user,
    };
    const { data } = await (await fetch(url, { headers })).json();
    const { id } = data.audiences.find((audience) => audience.name === name);
    const answer = await fetch(`${url}/${id}`, { method: "PATCH", headers, body: JSON.stringify(change) });
    if (!answer.ok) throw new Error(`the edit by hand was answered with ${answer.status}`);
  } finally {
    server.kill();
    await once(server, "close");
  }
}

function demand(condition, what) {
  if (!condition) throw new Error(`the demo expected ${what}`);
}

try {
  cpSync(path.join(root, "examples", "quickstart"), folder, { recursive: true });
  await step("1. Check the manifests, offline", ["validate"]);
  await step("2. Ask the queries about invented people, offline", ["test", "--coverage"]);
  await step("3. See what an apply would do", ["plan", "--simulate"]);
  await step("4. Do it", ["apply", "--simulate", "--auto-approve"]);
  const second = await step("5. Plan again: there is nothing to do", ["plan", "--simulate"]);
  demand(second.includes("No changes."), "a second plan without changes");

  console.log("\n── 6. Meanwhile, in the Segment app, ada switches an audience off and loosens its query");
  const query = "event('Order Completed').count() >= 1";
  await editByHand("Repeat buyers", { enabled: false, definition: { query } }, "ada");
  const drift = await step("7. Find out what somebody did", ["drift", "--simulate"], 2);
  demand(drift.includes("enabled: true → false") && drift.includes("ada"), "the field, both values and the name");
  console.log("\nDone: exit code 2 is how drift tells a nightly job that somebody edited the space.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
