import { describe, expect, test } from 'vitest';
import { kernelJobs } from '../../../src/infrastructure/kernel/kernel.module.ts';
import { resolveNeeds } from '../../../src/infrastructure/kernel/runtime/jobs.ts';
import { contexts } from '../../../src/modules.ts';
import { databases, startWorld } from '../../kit/world.ts';
import { startFullAccount } from './full-account.ts';
import { columnsOf, holds, type Row, tableRows, valueForms, valuesAt } from './reading.ts';
import { rules } from './rules.ts';
import { mark, timeZone } from './town.ts';

const day = 24 * 3_600_000;
const words = (lists: Iterable<string>) => [...lists].flatMap((list) => list.split(' '));
const declared = Object.entries(rules).flatMap(([table, { exported = {}, technical = {} }]) =>
  [...Object.keys(exported), ...words(Object.values(technical))].map((column) => `${table}.${column}`),
);

describe.each(databases)('Personal data, on %s', (kind) => {
  test('every column says whether it is exported, and how it is deleted', async () => {
    const { database } = await startWorld(kind);
    expect(await columnsOf(kind, database)).toEqual(declared.toSorted());
  });

  test('the export has every value of every column that is about you', async () => {
    const { call, database, zoe } = await startFullAccount(kind);
    const document = await call('identity.export-me', {}, zoe.actor);
    const [missing, empty]: string[][] = [[], []];
    for (const [table, { of, exported = {} }] of Object.entries(rules)) {
      if (!of) continue;
      const rows = await tableRows(database, table, of, zoe.id);
      if (rows.length === 0) empty!.push(table);
      for (const [column, path] of Object.entries(exported)) {
        const values = rows.map((row) => row[column]).filter((value) => value !== null);
        if (values.length === 0) empty!.push(`${table}.${column}`);
        const found = new Set(valuesAt(document, path));
        for (const value of values)
          if (!valueForms(column, value).some((form) => found.has(form)))
            missing!.push(`${table}.${column} ${valueForms(column, value)[0]}`);
      }
    }
    expect({ missing, empty }).toEqual({ missing: [], empty: [] });
  });

  test('a deleted account leaves no row, name or id behind, except where the rules say so', async () => {
    const { call, clock, core, database, settled, zoe } = await startFullAccount(kind);
    const own = new Set<string>([zoe.id]);
    for (const [table, { of, purge, exported = {} }] of Object.entries(rules))
      if (of && purge === 'deleted' && exported.id)
        for (const { id } of await tableRows(database, table, `${of}`, zoe.id))
          own.add(valueForms('id', id)[0]!);
    await call('identity.delete-me', { password: zoe.password }, zoe.actor);
    await settled();
    const left = async (purges: readonly string[]) => {
      const found: string[] = [];
      for (const [table, { purge, othersName = '' }] of Object.entries(rules)) {
        const isKept = typeof purge === 'object';
        if (!isKept && !purges.includes(purge)) continue;
        for (const row of (await tableRows(database, table)) as Row[])
          for (const [column, value] of Object.entries(row)) {
            const named =
              isKept || othersName.split(' ').includes(column) ? [mark, timeZone] : [mark, ...own];
            if (holds(value, named)) found.push(`${table}.${column} ${valueForms(column, value)[0]}`);
          }
      }
      return found;
    };
    expect(await left(['deleted'])).toEqual([]);
    clock.at += 181 * day;
    const jobs = [...kernelJobs, ...contexts.flatMap(({ jobs = [] }) => jobs)].filter(({ name }) =>
      name.startsWith('drop-'),
    );
    for (const one of jobs) while (await one.run(resolveNeeds(one.needs, core.get)));
    expect(await left(['deleted', 'expires'])).toEqual([]);
  });
});
