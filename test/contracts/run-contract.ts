import { describe, test } from 'vitest';
import { type ContractCase, lacking, type Subject } from '../../src/contracts/contract.ts';

/** Runs a suite with vitest: a test for each case, each with a subject of its own. */
export function runContract<T extends Subject>(
  name: string,
  cases: readonly ContractCase<T>[],
  open: () => Promise<T>,
): void {
  describe(name, () => {
    for (const one of cases)
      test(one.title, async ({ skip }) => {
        const subject = await open();
        try {
          const lacks = lacking(one, subject);
          if (lacks.length > 0) skip(`without ${lacks.join(', ')}`);
          await one.check(subject);
        } finally {
          await subject.stop();
        }
      });
  });
}
