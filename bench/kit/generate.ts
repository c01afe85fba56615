import type { Engine } from '../../src/infrastructure/kernel/database/engine.ts';

const atOnce = 100_000;
const kinds = { person: '1', post: '2' } as const;
type Kind = keyof typeof kinds;
// The same moment for all, a day ago: they sort by their numbers, and below what is made from now on.
const moment = (Date.now() - 24 * 3_600_000).toString(16).padStart(12, '0');
const prefix = (kind: Kind) => `${moment}700${kinds[kind]}8000`;

/** SQL for the id of the nth row of a kind. */
export const idOf = ({ dialect }: Engine, kind: Kind, n: string | number): string =>
  dialect.name === 'sqlite'
    ? `unhex('${prefix(kind)}' || printf('%012x', ${n}))`
    : `unhex(concat('${prefix(kind)}', lpad(hex(${n}), 12, '0')))`;

export const literal = (id: string): string => `x'${id.replaceAll('-', '')}'`;

/** SQL for a whole division. */
export const div = (n: string, by: number): string => `((${n}) - (${n}) % ${by}) / ${by}`;

/** Rows 0 to `count`, made by the database itself: `columns` says what each holds, as SQL of `n`. */
export async function generate(
  engine: Engine,
  table: string,
  count: number,
  columns: Readonly<Record<string, string | number>>,
): Promise<void> {
  for (let from = 0; from < count; from += atOnce)
    await engine.batch([
      {
        text: `insert /*+ set_var(cte_max_recursion_depth = ${atOnce}) */ into ${table} (${Object.keys(columns).join(', ')})
          with recursive numbers (n) as (
            select ${from} union all select n + 1 from numbers where n + 1 < ${Math.min(count, from + atOnce)}
          ) select ${Object.values(columns).join(', ')} from numbers`,
        values: [],
      },
    ]);
}
