import type { EntitySchema } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kernel } from '../kit/kernel.ts';

export interface AggregateCase<T extends object> {
  readonly name: string;
  readonly schema: EntitySchema<T>;
  /** A new aggregate whose field values reveal when columns are swapped or truncated. */
  make(kernel: Kernel): T;
  /** The fields that never change. */
  readonly fixed: readonly string[];
  /** Changes, each in a unit of work, that together cover every field that can change. */
  readonly changes: readonly ((aggregate: T, kernel: Kernel) => void)[];
}

const fieldsOf = (aggregate: object): Record<string, unknown> => {
  const { version: _, ...fields } = { ...aggregate } as Record<string, unknown>;
  return fields;
};

/** The compiler does not check the names of mapped fields, so these tests store, change and load each field. */
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

    test('every field is loaded as it was stored, when new and after each change', async () => {
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

    test('the mapped fields are exactly the fields of the class', () => {
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
