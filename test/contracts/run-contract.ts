import { describe, expect, test } from 'vitest';
import { type ContractCase, lacking, type Subject } from '../../src/contracts/contract.ts';

/**
 * Runs a suite with vitest: a test for each case, each with a subject of its own. `lacks` are the abilities that the
 * subject cannot have: any other that is missing fails, since its cases would be skipped.
 */
export function runContract<T extends Subject>(
  name: string,
  cases: readonly ContractCase<T>[],
  open: () => Promise<T>,
  lacks?: readonly string[],
): void {
  describe(name, () => {
    if (lacks)
      test(`is tested with every ability but ${lacks.join(', ') || 'none'}`, async () => {
        const subject = await open();
        const missing = new Set(cases.flatMap((one) => lacking(one, subject)));
        await subject.stop();
        expect([...missing].sort()).toEqual([...lacks].sort());
      });
    for (const one of cases)
      test(one.title, async ({ skip }) => {
        const subject = await open();
        try {
          const missing = lacking(one, subject);
          if (missing.length > 0) skip(`without ${missing.join(', ')}`);
          await one.check(subject);
        } finally {
          await subject.stop();
        }
      });
  });
}
