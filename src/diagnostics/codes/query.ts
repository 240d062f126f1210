/** Rules about audience queries, computed-trait queries and the filter language of space filters. */
export const queryCodes = {
  "query-empty": {
    title: "The query is empty",
    explanation:
      "Every audience and every computed trait needs a definition; an empty text matches nobody. For an audience of everybody, ask for something that all of them have.",
  },
  "query-syntax": {
    title: "A query breaks the grammar",
    explanation:
      "Conditions are chains of calls joined by AND and OR, such as event('A').count() >= 1. The frame shows where reading had to stop; what is wrong may be just before that.",
  },
  "query-unclosed": {
    title: "A bracket has no partner",
    explanation:
      "Every ( [ { needs its closing partner, and the other way round. A bracket inside of quotes is text and closes nothing, so a missing quote can be the cause.",
  },
  "query-string": {
    title: "A text in quotes is not closed",
    explanation: "A text ends at its closing quote on the same line. A quote inside of it is written \\'.",
  },
  "query-character": {
    title: "A character has no meaning in a query",
    explanation:
      "Outside of quotes only names, numbers, operators and brackets are known. Text that was copied from a page or a chat may hold characters that cannot be seen.",
  },
  "query-comment": {
    title: "A query holds a comment",
    explanation: "The query language has no comments. YAML has: put the remark on a line of its own above the query.",
  },
  "query-too-deep": {
    title: "A query is nested too deeply",
    explanation: "A definition may hold 50 primary expressions, so no query that works needs this many levels.",
  },
  "query-too-many-faults": {
    title: "A query has too many faults to list",
    explanation:
      "After this many findings the text is most likely something else than a query. Fix the first ones and check again: many of the later ones follow from them.",
  },
  "query-is-fql": {
    title: "There is a filter where a query is expected",
    explanation:
      "Space filters are written in FQL (type = 'track'), audiences and computed traits in the query language (event('A').count() >= 1).",
  },
  "query-unquoted-name": {
    title: "A name is not in quotes",
    explanation:
      "Names of events, traits, properties and entities are texts in single quotes inside a call: event('Order Completed'), not event(Order Completed).",
  },
  "query-missing-junction": {
    title: "Two conditions are not joined",
    explanation:
      "Nothing joins two conditions by itself, not even a line break. Write AND between two that both have to hold, and OR between two of which one is enough.",
  },
  "query-chained-comparison": {
    title: "A comparison is compared again",
    explanation:
      "A comparison finishes a condition, so 1 < x < 5 is none. A range is two conditions joined by AND, each with the whole chain before its comparison.",
  },
  "query-foreign-spelling": {
    title: "A spelling belongs to another language",
    explanation:
      "The query language writes AND, OR, NOT, = and one_of(…) where other languages have && || ! == and IN.",
  },
  "query-quotes": {
    title: "A text is in the wrong quotes",
    explanation:
      "All documentation writes texts in straight single quotes. Word processors and chats bend them or make double ones of them, and nothing says that Segment reads those.",
  },
  "query-letter-case": {
    title: "A word is written in another case than documented",
    explanation: "AND, OR, NOT, ANY and ALL are shown in capitals only, functions in small letters only.",
  },
  "query-superseded": {
    title: "A spelling was replaced",
    explanation:
      "Function names and list brackets changed in 2024. The old spelling may stop working at any time; the hint has the new one.",
  },
  "query-undocumented": {
    title: "A spelling is not documented",
    explanation:
      "Nothing says whether Segment accepts it, and what is accepted today may not be tomorrow. The documented spelling is safe.",
  },
  "query-missing-dot": {
    title: "A dot is missing between two calls",
    explanation:
      "The calls of a chain are joined by dots, across line breaks as well: event('A').within(7 days).count().",
  },
  "query-missing-parentheses": {
    title: "A function lacks its parentheses",
    explanation:
      "Functions without arguments are called with empty parentheses: count(), exists(). Without them the word is a name that belongs in quotes.",
  },
  "query-unknown-function": {
    title: "A function is not known",
    explanation:
      "A name close to a known one is an error. Any other is a warning, because the vendor adds functions from time to time.",
  },
  "query-wrong-place": {
    title: "A function is not allowed at this place of the chain",
    explanation: "A chain is an extractor, then filters, a reducer and a comparison; each needs the one before.",
  },
  "query-unreduced": {
    title: "Events are compared without counting them",
    explanation:
      "event() and entity() give many items. They must be counted or summed before they are compared: add count() or another reducer.",
  },
  "query-not-a-condition": {
    title: "There is a value where a condition is expected",
    explanation: "An audience, where(…) and the sides of AND and OR need a comparison that is true or false.",
  },
  "query-not-a-value": {
    title: "A computed trait ends in a condition",
    explanation: "A computed trait keeps a value, so its query ends in a reducer such as count() or sum(…).",
  },
  "query-scope": {
    title: "A function is used where it has nothing to refer to",
    explanation:
      "property() and context() speak of an event inside where(…) or a reducer; parent: needs an event around it.",
  },
  "query-entity": {
    title: "Entities are used outside of a linked audience",
    explanation:
      "entity() reads the data graph, which only audiences of the type LINKED can do. Choose that type, or ask for traits and events instead.",
  },
  "query-target-entity": {
    title: "targetEntity is given for an audience that is not linked",
    explanation:
      "Only audiences of the type LINKED can target an entity of the data graph. Leave targetEntity out; the others always target profiles.",
  },
  "query-quantifier": {
    title: "ANY or ALL is used outside of an account audience",
    explanation: "ANY and ALL look at the users of an account, so they belong to audiences of the type ACCOUNTS.",
  },
  "query-arguments": {
    title: "A function has too many or too few arguments",
    explanation:
      "Every function has its own number of arguments: count() none, trait('plan') one, between(7 days, 10 days) two. A comma inside of a name that lost its quotes makes one more.",
  },
  "query-argument-type": {
    title: "An argument is of the wrong sort",
    explanation:
      "Every function takes arguments of one sort: event() a name in quotes, within() a duration, sum() a property, one_of() the values themselves. The hint says which one is wanted.",
  },
  "query-label": {
    title: "A label does not belong to the function",
    explanation:
      "A label such as parent: says what an argument refers to. parent: is for property, within and between of funnels; exclude: for sources; no other function takes one.",
  },
  "query-missing-unit": {
    title: "A duration has no unit",
    explanation: "A duration is a whole number and a unit, 12 hours or 7 days. A number alone could be either.",
  },
  "query-not-supported": {
    title: "What is asked for is documented not to work",
    explanation:
      "The query is written as the language has it, and Segment's documentation says that audiences do not look at such things. What Segment answers is not known; the audience may stay empty. The hint says what to write instead.",
  },
  "query-meaning-open": {
    title: "Nothing says what this means",
    explanation:
      "The functions are documented, but not in this place or order, so nobody knows whom Segment takes in. Explanations and tests say that it is not known. A setting decides it for windows of rows only (entityWindow). Ask for the same in a documented way, or look at a preview.",
  },
  "query-unit": {
    title: "A unit of time is not known",
    explanation:
      "Windows are given in hours or days; only session windows also in seconds. Write weeks and months in days.",
  },
  "query-duration": {
    title: "A duration is not a whole positive number",
    explanation: "Segment takes whole hours and days only. Part of a day is written in hours: 12 hours, not 0.5 days.",
  },
  "query-window-order": {
    title: "A window ends before it begins",
    explanation:
      "A window is counted back from now, and its nearer end comes first: between(7 days, 10 days) is from ten days ago until seven days ago.",
  },
  "query-session-window": {
    title: "A session window is outside of what is documented",
    explanation:
      "expires_after belongs to computed traits and takes 30 minutes to 90 days. What Segment does with another length is not documented.",
  },
  "query-size": {
    title: "A query has too many conditions",
    explanation:
      "Segment takes at most 50 primary expressions in one definition. Move parts to audiences of their own.",
  },
  "query-entity-depth": {
    title: "Entities are nested too deeply",
    explanation:
      "The data graph can be followed through six relationships, from one where clause into the next. Ask for something nearer, or start from an entity further on.",
  },
  "query-never-true": {
    title: "A condition can never be true",
    explanation: "Counts are whole numbers from 0 on. A condition that no count meets makes an empty audience.",
  },
  "query-always-true": {
    title: "A condition is always true",
    explanation: "Counts are whole numbers from 0 on. A condition that every count meets does nothing.",
  },
  "query-timestamp": {
    title: "A date or time does not exist or is not ISO 8601",
    explanation:
      "Dates are written 2023-12-07, times 2023-12-07T18:50:00Z. A day that the month does not have is refused as well, because nobody can tell what was meant.",
  },
  "query-name": {
    title: "A name is empty, or holds blanks at its ends or what nobody sees",
    explanation:
      "Names are compared letter by letter, so such a name most likely matches nothing. The same holds for a letter that is spelt in two characters, such as u and two dots (NFD), where most keyboards write one (NFC). Reports write such characters as escapes, so that the two can be told apart.",
  },
  "query-null": {
    title: "A value is compared to null",
    explanation:
      "The query language has no word for nothing. Whether a value is there is asked with exists() and absent().",
  },
  "query-fql-syntax": {
    title: "A filter breaks the grammar of FQL",
    explanation:
      "A filter is made of comparisons such as type = 'track', joined by and, or and !. Fields are written with dots and without quotes, texts in quotes.",
  },
  "query-fql-function": {
    title: "A function is not known in FQL",
    explanation:
      "FQL has contains, length, lowercase, uppercase, snakecase, kebabcase, titlecase, typeof, match and conversions.",
  },
  "query-fql-spelling": {
    title: "A spelling is not FQL",
    explanation:
      "FQL writes and, or, !, = where other languages have && || not and ==. What Segment makes of another spelling is not documented.",
  },
  "query-is-not-fql": {
    title: "There is an audience query where a filter is expected",
    explanation:
      "Space filters look at one event at a time and are written in FQL: type = 'track' and event = 'Clicked'.",
  },
} as const;
