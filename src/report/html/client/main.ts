import { findCards } from "./cards.ts";
import { offerCopying } from "./copy.ts";
import { startFilter } from "./filter.ts";
import { listenToKeys } from "./keys.ts";
import { followLinks } from "./links.ts";
import { offerOpening, openForPrint } from "./opening.ts";

// Everything that the page can do with a script. Without one, all of it can be read all the same.
const cards = findCards();
const filter = startFilter(cards);
offerOpening(cards);
openForPrint();
followLinks(filter);
listenToKeys(cards, filter);
offerCopying();
