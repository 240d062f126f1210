// The main job from end to end, against the embedded simulator: validate, test, plan, apply, plan again, somebody enters an
// audience, a change made by hand, drift. Runs the built program the way a person would, in a throw-away copy of examples/quickstart, and fails
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

/** Serves the same space for what does not come from audiencectl: people, and edits in the Segment app. */
async function withSpace(work) {
  const words = ["simulate", "--port", "0", "--state", stateFile, "--time-scale", "60"];
  const server = spawn(process.execPath, [cli, ...words], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  try {
    const [line] = await once(server.stdout.setEncoding("utf8"), "data");
    const url = line.replace("Listening on ", "").trim();
    return await work(async (method, route, body, user = "") => {
      const headers = {
        authorization: "Bearer PLACEHOLDER",
        "content-type": "application/json",
        "x-simulator-user": user,
      };
      const answer = await fetch(url + route, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      if (!answer.ok) throw new Error(`${method} ${route} was answered with ${answer.status}`);
      return await answer.json();
    });
  } finally {
    server.kill();
    await once(server, "close");
  }
}

const audiences = "/spaces/spa_quickstart/audiences";

async function audienceNamed(call, name) {
  const { data } = await call("GET", audiences);
  return data.audiences.find((audience) => audience.name === name);
}

/** What somebody does in the Segment app. */
async function editByHand(name, change, user) {
  await withSpace(async (call) => {
    const { id } = await audienceNamed(call, name);
    await call("PATCH", `${audiences}/${id}`, change, user);
  });
}

/** What a website sends to Segment: someone is identified and orders something, so many times. */
async function orderTimes(times, userId) {
  await withSpace(async (call) => {
    // A simulator takes the name of a space for a write key.
    const writeKey = "spa_quickstart";
    await call("POST", "/v1/identify", { writeKey, userId, traits: { email: `${userId}@example.org` } });
    for (let number = 1; number <= times; number += 1)
      await call("POST", "/v1/track", { writeKey, userId, event: "Order Completed", properties: { total: 40 } });
  });
}

/** How many members an audience has. */
async function countMembers(name) {
  return await withSpace(async (call) => (await audienceNamed(call, name)).size.count);
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

  console.log("\n── 6. Bea and Cy come to the shop; Bea orders three times");
  await orderTimes(0, "cy");
  const before = await countMembers("Repeat buyers");
  await orderTimes(3, "bea");
  const after = await countMembers("Repeat buyers");
  console.log(`Repeat buyers: ${before} → ${after}`);
  demand(before === 0 && after === 1, "that Bea is the first member");

  console.log("\n── 7. Meanwhile, in the Segment app, Ada Meyer switches an audience off and loosens its query");
  const query = "event('Order Completed').count() >= 1";
  await editByHand("Repeat buyers", { enabled: false, definition: { query } }, "ada.meyer@example.com");
  const drift = await step("8. Find out what somebody did", ["drift", "--simulate"], 2);
  demand(drift.includes("enabled: true → false") && drift.includes("Ada Meyer"), "the field, both values and the name");
  console.log("\nDone: exit code 2 is how drift tells a nightly job that somebody edited the space.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
