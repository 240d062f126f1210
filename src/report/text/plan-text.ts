import { count, plural } from "../../values/words.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { costText } from "../apply-cost.ts";
import { isLoud, renderChange } from "./change-text.ts";
import { type Style } from "../style.ts";

const countedActions = ["create", "update", "replace", "delete", "adopt", "forget"] as const;

/** A plan for reading on a terminal or in a log. Ends with a line break. */
export function renderPlanText(plan: Plan, style: Style): string {
  const changes = plan.changes.filter(({ action }) => action !== "none");
  const noted = plan.changes.filter(({ action }) => action === "none");
  const blocks = [
    [headline(plan, style)],
    ...changes.map((change) => renderChange(change, style)),
    ...noted.map((change) => renderChange(change, style)),
    ...section("Worth knowing", plan.warnings, style.yellow),
    ...refusals(plan, style),
    summary(plan, changes, style),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The actions of a plan with their counts: `1 to create, 2 to update, 0 to delete`. Rare actions only when there are any. */
export function countActions(changes: readonly Pick<Change, "action">[]): string {
  return countedActions
    .map((action) => ({ action, number: changes.filter((change) => change.action === action).length }))
    .filter(({ action, number }) => number > 0 || action === "create" || action === "update" || action === "delete")
    .map(({ action, number }) => `${count(number)} to ${action}`)
    .join(", ");
}

/** Which project, environment and space a report is about. */
export function headline(
  { project, environment, space }: Pick<Plan, "project" | "environment" | "space">,
  style: Style,
): string {
  const name = space.slug === undefined ? space.id : `${space.slug} (${space.id})`;
  return `Project ${style.bold(project)}, environment ${style.bold(environment)}, space ${style.bold(escapeControls(name))}`;
}

function section(title: string, findings: Plan["refused"], paint: (text: string) => string): string[][] {
  if (findings.length === 0) return [];
  const lines = findings.flatMap(({ code, message, hint }) => [
    `  ${paint("!")} ${escapeControls(message)} [${code}]`,
    ...(hint === undefined ? [] : [`    → ${escapeControls(hint)}`]),
  ]);
  return [[paint(`${title}:`), ...lines]];
}

/** Why a plan may not be applied, with the digest that some of it can be waived by. */
function refusals({ refused, digest }: Plan, style: Style): string[][] {
  const lines = section("This plan may not be applied", refused, style.red);
  return lines.map((block) => [...block, style.dim(`  Digest of this plan: ${digest}`)]);
}

function summary(plan: Plan, changes: readonly Change[], style: Style): string[] {
  const unmanaged = [
    ...(plan.unmanaged.count > 0 ? [`${count(plan.unmanaged.count)} that nobody owns`] : []),
    ...(plan.unmanaged.foreign > 0 ? [`${count(plan.unmanaged.foreign)} of others`] : []),
  ];
  const aside = unmanaged.length > 0 ? [style.dim(`Not touched: ${unmanaged.join(", ")}.`)] : [];
  if (changes.length === 0 && plan.refused.length === 0)
    return [
      style.green(`No changes. The space is as the manifests declare (${plural(plan.unchanged, "object")}).`),
      ...aside,
    ];
  return [
    `${style.bold("Plan:")} ${countActions(changes)}; ${count(plan.unchanged)} unchanged.`,
    `Members affected: ${count(membersAffected(changes))}. ${costText(plan.estimate)}`,
    ...warnOfResync(changes, style),
    ...tellExplained(plan, style),
    ...aside,
  ];
}

/** The members of all audiences concerned. Parts know those of their audience, which counts once. */
export function membersAffected(changes: readonly Change[]): number {
  const byAudience = new Map<string, number>();
  for (const { address, within, impact } of changes) {
    const audience = within?.[0]?.address ?? address;
    byAudience.set(audience, Math.max(byAudience.get(audience) ?? 0, impact.members ?? 0));
  }
  return [...byAudience.values()].reduce((sum, members) => sum + members, 0);
}

/** How much of the plan is not the doing of the files that are looked at. */
function tellExplained({ base, changes }: Plan, style: Style): string[] {
  if (!base) return [];
  const concerned = changes.filter(({ explained }) => explained !== undefined);
  const others = concerned.filter(({ explained }) => explained === false).length;
  const difference = `the difference from ${escapeControls(base.ref)}`;
  if (others === 0) return [style.dim(`All changes are explained by ${difference}.`)];
  const verb = others === 1 ? "is" : "are";
  return [
    style.yellow(
      `${count(others)} of ${plural(concerned.length, "change")} ${verb} not explained by ${difference}: drift, or an earlier merge that was not applied.`,
    ),
  ];
}

function warnOfResync(changes: readonly Change[], style: Style): string[] {
  const addresses = changes.filter(isLoud).map(({ address }) => escapeControls(address));
  return addresses.length === 0
    ? []
    : [style.bold(style.red(`!!! Everybody is sent again by ${addresses.join(", ")}.`))];
}
