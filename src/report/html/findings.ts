import { placeText } from "../../diagnostics/diagnostic.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { count } from "../../values/words.ts";
import { manyText, type Cause } from "../by-cause.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import { markup, type Markup } from "./markup.ts";

type Finding = Pick<Plan["refused"][number], "severity" | "message" | "hint" | "paste" | "address" | "source"> & {
  code: string;
};

/**
 * Findings with their remedies, each on a line of its own.
 *
 * @param placed Whether they say what they are about, because nothing around them does.
 */
export function renderFindings(findings: readonly Finding[], placed = true): Markup {
  return markup`<ul class="findings">\n${findings.map((finding) => renderFinding(finding, placed))}</ul>`;
}

/** The same, where what has one cause is one entry, with its addresses folded. */
export function renderCauses(causes: readonly Cause<Finding>[], ids: CardIds): Markup {
  const items = causes.map((cause) => {
    const many = manyText(cause);
    if (many === "") return renderFinding(cause.findings[0], true);
    const all = markup`<details><summary>All ${count(cause.addresses.length)}</summary>${linkAddresses(cause.addresses, ids)}</details>`;
    return renderFinding(cause.findings[0], true, { many, all });
  });
  return markup`<ul class="findings">\n${items}</ul>`;
}

function renderFinding(
  { severity, code, message, hint, paste, address, source }: Finding,
  placed: boolean,
  { many, all }: { many?: string; all?: Markup } = {},
): Markup {
  const place = placed && source && markup` <span class="place">${placeText(source)}</span>`;
  const about = placed && address !== undefined && markup` <code class="about">${address}</code>`;
  return markup`<li class="${severity}"><b class="severity">${severity}</b> <span>${many}${message}</span>${about}${place} <code class="code">${code}</code>${
    hint !== undefined && markup`<p class="remedy"><b>Hint</b> ${hint}</p>`
  }${paste && markup`<pre>${paste.map((line) => markup`${line}\n`)}</pre>`}${all}</li>\n`;
}
