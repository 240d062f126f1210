import { placeText } from "../../diagnostics/diagnostic.ts";
import type { Plan } from "../../plan/generated/plan.ts";
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

function renderFinding({ severity, code, message, hint, paste, address, source }: Finding, placed: boolean): Markup {
  const place = placed && source && markup` <span class="place">${placeText(source)}</span>`;
  const about = placed && address !== undefined && markup` <code class="about">${address}</code>`;
  return markup`<li class="${severity}"><b class="severity">${severity}</b> <span>${message}</span>${about}${place} <code class="code">${code}</code>${
    hint !== undefined && markup`<p class="remedy"><b>Hint</b> ${hint}</p>`
  }${paste && markup`<pre>${paste.map((line) => markup`${line}\n`)}</pre>`}</li>\n`;
}
