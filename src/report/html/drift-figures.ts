import type { Drift } from "../../drift/drift.ts";
import { notAsDeclared, trulyMissing } from "../drift-summary.ts";
import { isPerhapsNew } from "../../drift/sentences.ts";
import { ofThem, partsAmong } from "../not-known.ts";
import type { Markup } from "./markup.ts";
import { renderSection } from "./section.ts";
import { renderTiles, type Tile } from "./tiles.ts";

/** How much moved. Rare groups are counted only when there is anything in them. */
export function renderDriftFigures(drift: Drift): Markup {
  const { unchanged, edited, missing, vanished, troubled, unmanaged, unread, asked } = drift;
  const perhapsNew = missing.filter(isPerhapsNew).length;
  const unmarked = missing.filter((object) => object.unmarked).length;
  const renamed = missing.filter((object) => object.renamedFrom).length;
  const rare: Tile[] = [
    { tone: "delete", label: "not in the space (never applied, or lost)", number: perhapsNew },
    { tone: "update", label: "without a marker", number: unmarked },
    { tone: "update", label: "perhaps renamed", number: renamed },
    { tone: "delete", label: "probably removed by Segment", number: vanished.length },
    { tone: "update", label: "not as declared", number: notAsDeclared(drift) },
    { tone: "replace", label: "in trouble", number: troubled.length },
    { tone: "adopt", label: "unmanaged", number: asked.unmanaged === "fail" ? unmanaged.length : 0 },
    { tone: "delete", label: "kinds not read", number: unread.length },
  ];
  return renderSection({ id: "figures", title: "In figures" }, [
    renderTiles([
      { tone: "update", label: "edited", number: edited.length },
      { tone: "delete", label: "missing", number: trulyMissing(drift) },
      ...rare.filter(({ number }) => number > 0),
      { tone: "create", label: `as declared${partsAmong(drift)}${ofThem(drift)}`, number: unchanged },
    ]),
  ]);
}
