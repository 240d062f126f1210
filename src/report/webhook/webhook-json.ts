import type { Drift } from "../../drift/drift.ts";
import type { ReportSetting } from "../report-setting.ts";
import { messageOf } from "./webhook-findings.ts";

/** Enough to see what happened; the whole is what the command prints. */
const MOST_FINDINGS = 100;

/** The body of a request that tells a program of drift: one line of JSON. */
export function renderWebhookJson(drift: Drift, { origin }: ReportSetting = {}): string {
  const { project, environment, space, createdAt } = drift;
  const { headline, findings, more } = messageOf(drift, MOST_FINDINGS);
  return JSON.stringify({
    formatVersion: 1,
    event: "drift",
    project,
    environment,
    space,
    createdAt,
    summary: headline,
    ...(drift.known && { known: drift.known.length }),
    ...(drift.notCompared && { notCompared: drift.notCompared }),
    ...(drift.unselected && { unselected: drift.unselected }),
    findings: findings.map(({ code, address, about, message, hint }) => ({ code, address, about, message, hint })),
    more,
    ...(origin && { origin }),
  });
}
