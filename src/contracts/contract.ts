/** What a suite tests: an adapter, with what the test needs to see of the world outside it. */
export interface Subject {
  stop(): Promise<void> | void;
}

/**
 * One promise of a port. A suite is a list of them, for any test runner: open a subject for each case, and show the
 * case as skipped if `lacking` names anything.
 */
export interface ContractCase<T> {
  readonly title: string;
  /** The optional members of the subject that this case uses. */
  readonly needs: readonly (keyof T & string)[];
  /** Throws an `AssertionError` when the adapter breaks the promise. */
  check(subject: T): Promise<void>;
}

type With<T, K extends keyof T> = T & { readonly [P in K]-?: NonNullable<T[P]> };

export const contractCase = <T, K extends keyof T & string = never>(
  title: string,
  check: (subject: With<T, K>) => Promise<void>,
  ...needs: readonly K[]
): ContractCase<T> => ({ title, needs, check: (subject) => check(subject as With<T, K>) });

/** What the subject lacks for this case; the case is skipped unless this is empty. */
export const lacking = <T>({ needs }: ContractCase<T>, subject: T): readonly string[] =>
  needs.filter((need) => subject[need] === undefined);
