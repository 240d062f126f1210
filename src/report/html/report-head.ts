import type { Plan } from "../../plan/generated/plan.ts";
import { renderFactList, type Fact } from "./fact-list.ts";
import { markup, type Markup } from "./markup.ts";
import type { Origin } from "../report-setting.ts";
import { renderTime } from "./time.ts";

/** What stands at the head of a report about a space. */
export interface HeadParts {
  subject: Pick<Plan, "project" | "environment" | "space" | "createdAt">;
  /** What the report is: `Plan` or `Drift`. */
  report: string;
  verdict: { text: string; tone: "bad" | "good" | "plain" };
  /** What it comes to, in one line. Left out where the verdict says it all. */
  headline?: string;
  facts: readonly Fact[];
  /** What the report was made from, where that is known. */
  origin?: Origin | undefined;
}

/** Which project, environment and space a report is about, when the space was read, and what came out. */
export function renderHead({ subject, report, verdict, headline, facts, origin }: HeadParts): Markup {
  const { project, environment, space, createdAt } = subject;
  const { id, slug, name } = space;
  return markup`<p class="product">audiencectl</p>
<h1>${report} <span class="of">for</span> ${project} <span class="of">in</span> ${environment}</h1>
<p class="verdict ${verdict.tone}">${verdict.text}</p>
${headline !== undefined && headline !== "" && markup`<p class="headline">${headline}</p>\n`}${renderFactList([
    [
      "Space",
      [
        name !== undefined && `${name} `,
        slug !== undefined && markup`<code>${slug}</code> `,
        markup`<code>${id}</code>`,
      ],
    ],
    ["Space read", renderTime(createdAt)],
    [
      "Made",
      origin && [
        origin.commit !== undefined && markup`from commit <code>${origin.commit}</code>, `,
        renderTime(origin.madeAt),
      ],
    ],
    ["Run", origin?.run],
    ["Started by", origin?.startedBy],
    ...facts,
  ])}`;
}
