import type { Change, Plan } from "../../plan/generated/plan.ts";
import { costText } from "../apply-cost.ts";
import { membersAffected } from "../plan-text.ts";
import { count } from "../style.ts";
import { renderFactList } from "./fact-list.ts";
import { markup, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";
import { renderTiles } from "./tiles.ts";

/** Dangerous ones first. */
const tiles: readonly (readonly [action: Change["action"], label: string])[] = [
  ["delete", "to delete"],
  ["replace", "to replace"],
  ["update", "to update"],
  ["create", "to create"],
  ["adopt", "to adopt"],
  ["forget", "to let go"],
];

/** How much a plan changes, whom it concerns, what it costs and what it leaves alone. */
export function renderPlanFigures(plan: Plan): Markup {
  const { changes, unchanged, unmanaged, estimate } = plan;
  const counted = tiles.map(([tone, label]) => ({
    tone,
    label,
    number: changes.filter(({ action }) => action === tone).length,
  }));
  const real = changes.filter(({ action }) => action !== "none");
  const aside = [
    ...(unmanaged.count > 0 ? [`${count(unmanaged.count)} that nobody owns`] : []),
    ...(unmanaged.foreign > 0 ? [`${count(unmanaged.foreign)} of other projects`] : []),
  ];
  return renderSection({ id: "figures", title: "In figures" }, [
    renderTiles([...counted, { tone: "none", label: "unchanged", number: unchanged }]),
    renderFactList([
      ["Members affected", real.length > 0 && count(membersAffected(real))],
      ["Cost", real.length > 0 && costText(estimate)],
      ["Not touched", aside.length > 0 && markup`${aside.join(", ")}`],
    ]),
  ]);
}
