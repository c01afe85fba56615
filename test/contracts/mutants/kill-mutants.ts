import { AssertionError } from 'node:assert';
import { describe, expect, test } from 'vitest';
import { type ContractCase, lacking, type Subject } from '../../../src/contracts/contract.ts';

/** A fault planted into an adapter. */
export interface Mutant<T> {
  readonly title: string;
  /** The title of the case that must fail, so that no mutant dies of something else. */
  readonly killedBy: string;
  plant(subject: T): T;
  /** False where the fault is impossible; default: everywhere. */
  readonly appliesTo?: (subject: T) => boolean;
}

/** A test for each mutant: the case that it names fails. Skipped if this subject cannot show the fault. */
export function killMutants<T extends Subject>(
  name: string,
  cases: readonly ContractCase<T>[],
  mutants: readonly Mutant<T>[],
  open: () => Promise<T>,
): void {
  describe(name, () => {
    for (const { title, killedBy, plant, appliesTo } of mutants)
      test(`fails the contract if it ${title}`, async ({ skip }) => {
        const killer = cases.find((one) => one.title === killedBy);
        expect(killer, `a case "${killedBy}"`).toBeDefined();
        const sound = await open();
        let subject = sound;
        try {
          if (appliesTo?.(sound) === false) skip('impossible here');
          subject = plant(sound);
          const lacks = lacking(killer!, subject);
          if (lacks.length > 0) skip(`cannot show it without ${lacks.join(', ')}`);
          await expect(killer!.check(subject)).rejects.toThrow(AssertionError);
        } finally {
          await subject.stop();
        }
      });
  });
}
