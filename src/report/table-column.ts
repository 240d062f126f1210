/** A column of a table of anything. */
export interface TableColumn<Row> {
  title: string;
  /** What a row has there. Empty where it has nothing of the sort. */
  valueOf: (row: Row) => string;
  /** Whether people need it: programs and spreadsheets get the others, too. @default true */
  forPeople?: false;
  /** Whether numbers stand in it, to the right. @default false */
  numbers?: true;
}
