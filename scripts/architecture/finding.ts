/** A place where the code does not follow a house rule. */
export interface Finding {
  /** The rule's name; it stays. */
  readonly rule: string;
  /** File from the root, with a line where there is one: `modules/orders/routes.ts:12`. */
  readonly at: string;
  /** What was found there, in a few words. */
  readonly found: string;
  /** Why it is not allowed, and what to do instead. */
  readonly advice: string;
}

/** The finding as two lines for a person. */
export const describeFinding = ({ rule, at, found, advice }: Finding): string =>
  `${rule}  ${at}  ${found}\n    ${advice}`;
