import type { Change } from "../../plan/generated/plan.ts";
import { wordsOf } from "../action-words.ts";
import { lossText } from "../danger.ts";
import { calledIn } from "../destination-label.ts";
import { saysEverybodyIsSent, sendsEverybody } from "../../plan/change/sends-everybody.ts";
import { count, plural } from "../../values/words.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import { markup, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";

/** So many are named; the others stand among the cards. */
const MOST_NAMED = 12;

/** What a plan deletes and replaces, named before everything else. */
export function renderDanger(changes: readonly Change[], ids: CardIds): Markup | undefined {
  const lost = (["delete", "replace"] as const).flatMap((action) =>
    changes.filter((change) => change.action === action),
  );
  if (lost.length === 0) return undefined;
  const deletes = lost.filter(({ action }) => action === "delete").length;
  const parts = [
    ...(deletes > 0 ? [plural(deletes, "deletion")] : []),
    ...(deletes < lost.length ? [plural(lost.length - deletes, "replacement")] : []),
  ];
  return renderSection({ id: "danger", title: parts.join(" and "), tone: "bad" }, [
    markup`<ul class="named">\n${lost.slice(0, MOST_NAMED).map((change) => renderLost(change, ids))}</ul>`,
    markup`<p>${lossText(lost)}</p>`,
    lost.length > MOST_NAMED &&
      markup`<p>and ${count(lost.length - MOST_NAMED)} more, first among the changes below</p>`,
  ]);
}

function renderLost(change: Change, ids: CardIds): Markup {
  const { address, impact } = change;
  const { members } = impact;
  const size = members !== undefined && markup` <span class="brief">· ${plural(members, "member")}</span>`;
  const name = markup` <span class="brief">· ${calledIn(change)}</span>`;
  return markup`<li>${linkAddresses([address], ids)} ${wordsOf(change).planned}${name}${size}</li>\n`;
}

/** What sends whole audiences, which nothing takes back. */
export function renderResyncs(changes: readonly Change[], ids: CardIds): Markup | undefined {
  const loud = changes.filter(sendsEverybody);
  if (loud.length === 0) return undefined;
  return renderSection(
    { id: "resync", title: "Whole audiences are sent", tone: "bad" },
    markup`<ul class="named">\n${loud.map((change) => renderResync(change, ids))}</ul>`,
  );
}

function renderResync(change: Change, ids: CardIds): Markup {
  const warning = change.warnings.find(saysEverybodyIsSent);
  return markup`<li>${linkAddresses([change.address], ids)}: ${warning?.message}</li>\n`;
}
