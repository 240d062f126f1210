import type { Drift } from "../../drift/drift.ts";
import { countMissing, notAsDeclared, removedText } from "../drift-summary.ts";
import { ofThem, partsAmong } from "../not-known.ts";
import type { Markup } from "./markup.ts";
import { renderSection } from "./section.ts";
import { renderTiles, type Tile } from "./tiles.ts";

/** How much moved. Rare groups are counted only when there is anything in them. */
export function renderDriftFigures(drift: Drift): Markup {
  const { unchanged, edited, vanished, troubled, unmanaged, unread, asked } = drift;
  const numberOf = countMissing(drift);
  const rare: Tile[] = [
    ...(
      [
        ["delete", "not in the space (never applied, or lost)"],
        ["update", "without a marker"],
        ["update", "perhaps renamed"],
      ] as const
    ).map(([tone, label]) => ({ tone, label, number: numberOf(label) })),
    { tone: "update", label: "not as declared", number: notAsDeclared(drift) },
    { tone: "replace", label: "in trouble", number: troubled.length },
    { tone: "adopt", label: "unmanaged", number: asked.unmanaged === "fail" ? unmanaged.length : 0 },
    { tone: "delete", label: "kinds not read", number: unread.length },
  ];
  const removed = removedText(drift);
  return renderSection({ id: "figures", title: "In figures" }, [
    renderTiles([
      { tone: "update", label: "edited", number: edited.length },
      { tone: "delete", label: `missing${removed}`, number: numberOf("missing") + vanished.length },
      ...rare.filter(({ number }) => number > 0),
      { tone: "create", label: `as declared${partsAmong(drift)}${ofThem(drift)}`, number: unchanged },
    ]),
  ]);
}
