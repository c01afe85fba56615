import type { EntitySchema } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kernel } from '../kit/kernel.ts';

export interface AggregateCase<T extends object> {
  readonly name: string;
  readonly schema: EntitySchema<T>;
  /** A new one; most of its fields are set, with values that show when they are swapped or cut. */
  make(kernel: Kernel): T;
  /** The fields that nothing changes. */
  readonly fixed: readonly string[];
  /** Changes, one unit of work each, that together reach every field that can change. */
  readonly changes: readonly ((aggregate: T, kernel: Kernel) => void)[];
}

const fieldsOf = (aggregate: object): Record<string, unknown> => {
  const { version: _, ...fields } = { ...aggregate } as Record<string, unknown>;
  return fields;
};

/** Nobody checks the names of mapped fields but this: each survives being stored, changed and loaded. */
export function aggregateContract<T extends object>(
  open: () => Promise<Kernel>,
  sample: AggregateCase<T>,
): void {
  describe(`${sample.name}`, () => {
    let kernel: Kernel;
    beforeAll(async () => {
      kernel = await open();
      kernel.serve([]);
    });
    afterAll(() => kernel.close());

    test('every field comes back as it was stored, new and after each change', async () => {
      const made = sample.make(kernel);
      const { id } = made as unknown as { id: string };
      await kernel.unitOfWork.run(async () => kernel.aggregates.add(sample.schema, made));
      const load = () =>
        kernel.unitOfWork.run(async () => (await kernel.aggregates.find(sample.schema, { id }))!);
      expect(fieldsOf(await load())).toEqual(fieldsOf(made));

      const touched = new Set<string>();
      for (const change of sample.changes) {
        const before = fieldsOf(await load());
        let changed: Record<string, unknown> = {};
        await kernel.unitOfWork.run(async () => {
          const loaded = (await kernel.aggregates.find(sample.schema, { id }))!;
          change(loaded, kernel);
          changed = fieldsOf(loaded);
        });
        const after = fieldsOf(await load());
        expect(after).toEqual(changed);
        expect(after, 'each change changes something').not.toEqual(before);
        for (const field of Object.keys(after))
          if (JSON.stringify(after[field]) !== JSON.stringify(before[field])) touched.add(field);
      }
      const never = Object.keys(fieldsOf(made)).filter((field) => !touched.has(field));
      expect(never.sort()).toEqual([...sample.fixed].sort());
    });

    test('every field of the class is mapped, and every mapped field is one of the class', () => {
      const mapped = Object.keys(sample.schema.meta.properties).filter((field) => field !== 'version');
      expect(mapped.sort()).toEqual(Object.keys(fieldsOf(sample.make(kernel))).sort());
    });

    test('loading changes nothing, so nothing is written back', async () => {
      const made = sample.make(kernel);
      const { id } = made as unknown as { id: string };
      await kernel.unitOfWork.run(async () => kernel.aggregates.add(sample.schema, made));
      await kernel.unitOfWork.run(() => kernel.aggregates.find(sample.schema, { id }));
      const { version } = (await kernel.unitOfWork.run(() =>
        kernel.aggregates.find(sample.schema, { id }),
      )) as unknown as { version: number };
      expect(version).toBe(1);
    });
  });
}
