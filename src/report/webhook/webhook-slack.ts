import { commandLine, commandLineAbout } from "../../values/command-line.ts";
import { beforeApplying, editsOn, waysOn } from "../../drift/ways-on.ts";
import { pendingTexts } from "../../drift/pending-sentences.ts";
import type { Drift } from "../../drift/drift.ts";
import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import { originText } from "../origin-text.ts";
import type { ReportSetting } from "../report-setting.ts";
import { notComparedTexts } from "../drift-summary.ts";
import { unselectedText } from "../plan-summary.ts";
import { leftAloneText } from "../whom-to-ask.ts";
import { messageOf } from "./webhook-findings.ts";

/** A block each, far below the 50 that Slack takes: nobody reads more of them in a channel. */
const MOST_FINDINGS = 20;
/** So many characters a text may have, or Slack refuses the message as a whole. */
const LONGEST_TEXT = 3000;
/** An escape makes five characters of one. */
const MOST_CHARACTERS = 500;

interface SlackBlock {
  type: "section" | "context";
  text?: SlackText;
  elements?: SlackText[];
}

/** `verbatim`: nothing in it is made a link or a mention. */
interface SlackText {
  type: "mrkdwn";
  text: string;
  verbatim: true;
}

/**
 * The body of a request to a Slack webhook: a headline and a short list. Names from the space stand in blocks only, where
 * they are shown as they are; the text, of which Slack makes the notification, has none.
 */
export function renderWebhookSlack(drift: Drift, { origin }: ReportSetting = {}): string {
  const { headline, findings, more } = messageOf(drift, MOST_FINDINGS);
  const asides = [...notComparedTexts(drift), ...[unselectedText(drift)].filter(Boolean), ...pendingTexts(drift)];
  const aside = asides.map((text) => `${text} `).join("");
  const alone = leftAloneText(drift);
  const rest = more > 0 ? `… and ${plural(more, "finding")} more. ` : "";
  const from = originText(origin, {
    code: slackEscape,
    link: (address, text) => `<${address.replaceAll("&", "&amp;")}|${text}>`,
  });
  const blocks: SlackBlock[] = [
    { type: "section", text: slackText(`*${slackEscape(headline)}*`) },
    ...findings.map(({ about, message }): SlackBlock => {
      const line = about === undefined ? message : `${about}: ${message}`;
      return { type: "section", text: slackText(`• ${slackEscape(line)}`) };
    }),
    ...(alone === undefined ? [] : [{ type: "context" as const, elements: [slackText(slackEscape(alone))] }]),
    {
      type: "context",
      elements: [
        ...(from === "" || from.length > LONGEST_TEXT ? [] : [slackText(from)]),
        ...waysOnTexts(drift).map((text) => slackText(slackEscape(text))),
        ...(`${rest}${aside}` === "" ? [] : [slackText(slackEscape(`${rest}${aside}`.trimEnd()))]),
        // By itself, so that what is long before it never cuts the command.
        slackText(slackEscape(`To see all of it: ${commandLine("drift", drift.reach)}`)),
      ],
    },
  ];
  return JSON.stringify({ text: slackEscape(headline), blocks });
}

/** The ways on from what moved: messages have no room for them with each finding. */
function waysOnTexts(drift: Drift): string[] {
  const ways = waysOn(drift).map(
    ({ says, command, flags, addresses }) =>
      `${says}: ${commandLineAbout([command, ...flags].join(" "), addresses, drift.reach)}`,
  );
  const edits = editsOn(drift).map(({ says, edit }) => `${says}: ${edit}`);
  const known = beforeApplying(drift);
  const before =
    ways.length === 0 || known.length === 0 ? [] : [`Look at that plan before an apply: ${known.join("; ")}.`];
  return [...ways, ...before, ...edits];
}

function slackText(text: string): SlackText {
  return { type: "mrkdwn", text, verbatim: true };
}

/** A text as Slack shows it and nothing more: cut, and without the signs that begin links and mentions. */
function slackEscape(text: string): string {
  const characters = Array.from(escapeControls(text));
  const cut = characters.length > MOST_CHARACTERS ? [...characters.slice(0, MOST_CHARACTERS - 1), "…"] : characters;
  return cut.join("").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
