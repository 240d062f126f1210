import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DestinationAction, FoundDestination } from "../../resources/named-destination.ts";
import { member, type JsonValue } from "../../values/json.ts";
import { childPointer, type Pointer } from "../../values/pointer.ts";
import { suggest } from "../../values/suggest.ts";
import { listSome } from "../../values/words.ts";
import { sourceIn } from "../change/source-in.ts";
import { checkValue } from "./check-value.ts";
import { refuseClearField } from "./check-secret.ts";
import type { DestinationCheck, NamedChange, Objection } from "./destination-check.ts";

const SETTINGS = "/destinationMapping/settings";

type Named = Pick<NamedChange, "change" | "manifest">;

/**
 * What is odd about the action that an activation names, and about its mapping. It is sent as it is: nothing says that what a
 * destination shows is all it takes (API.md 5.1), unless it would be a secret that everybody can read. A replacement deletes
 * first, so it needs an action that is there.
 */
export const isMappable: DestinationCheck = (named) => {
  const { answer, action: asked } = named;
  if (answer?.type !== "found" || !asked) return [];
  const { destination } = answer;
  const { actions } = destination;
  if (!actions) return [];
  const action = actions.find((each) => each.id === asked.id || each.slug === asked.id);
  if (action) return checkSettings(named, asked.settings, action, destination);
  if (actions.length > 0 && named.around.behaviour?.unknownAction === "accepted") return [];
  return [
    {
      leavesOut: actions.length > 0 ? "replacements" : "never",
      finding: noAction(named, asked.id, destination, actions),
    },
  ];
};

function noAction(
  named: Named,
  id: string,
  { name }: FoundDestination,
  actions: readonly DestinationAction[],
): Diagnostic {
  if (actions.length === 0)
    return doubt(
      named,
      "/destinationMapping",
      `${name} shows no actions, so it may take no destinationMapping`,
      "remove destinationMapping; such a destination is set up by connectionSettings alone",
    );
  const near =
    suggest(
      id,
      actions.flatMap((each) => [each.id, each.name]),
    ) ?? "";
  const meant = actions.find((each) => each.id === near || each.name === near);
  return doubt(
    named,
    "/destinationMapping/actionId",
    `${name} shows no action ${id}`,
    meant ? `did you mean ${meant.id}?` : `its actions are ${listSome(actions.map((each) => each.id))}`,
  );
}

function checkSettings(
  named: NamedChange,
  settings: NonNullable<NamedChange["action"]>["settings"],
  action: DestinationAction,
  { name }: FoundDestination,
): Objection[] {
  const { fields } = action;
  if (fields.length === 0) return [];
  const where = `the action ${action.name} of ${name}`;
  const keys = fields.map(({ key }) => key);
  const found = Object.entries(settings).flatMap(([key, value]): Objection[] => {
    const pointer = childPointer(SETTINGS, key);
    const field = fields.find((each) => each.key === key);
    if (!field) {
      const near = suggest(key, keys);
      const meant = fields.find((each) => each.key === near);
      const meantSecret = meant && refuseClearField(meant, pointer, value, named, where);
      if (meantSecret) return [meantSecret];
      const hint = near === undefined ? `its fields are ${listSome(keys)}` : `did you mean ${near}?`;
      return [{ leavesOut: "never", finding: doubt(named, pointer, `${where} shows no field ${key}`, hint) }];
    }
    const secret = refuseClearField(field, pointer, value, named, where);
    if (secret) return [secret];
    const fault = checkValue(field, value);
    return fault
      ? [{ leavesOut: "never", finding: doubt(named, pointer, `${key} of ${where} ${fault.message}`, fault.hint) }]
      : [];
  });
  // Settings that are left out keep what they are (API.md 5.8).
  const lacking =
    named.change.action === "update"
      ? []
      : fields.filter(({ key, required }) => required && isEmpty(member(settings, key)));
  return [
    ...found,
    ...lacking.map(({ key }): Objection => {
      const message = `${where} needs the field ${key}, which destinationMapping.settings leaves ${Object.hasOwn(settings, key) ? "empty" : "out"}`;
      const finding = doubt(named, "/destinationMapping", message, `fill ${key} in, in destinationMapping.settings`);
      return { leavesOut: "never", finding };
    }),
  ];
}

function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === "";
}

function doubt({ change, manifest }: Named, pointer: Pointer, message: string, hint: string): Diagnostic {
  return { code: "plan-mapping-doubtful", severity: "warning", message, hint, ...sourceIn(change, manifest, pointer) };
}
