import mysql2 from 'mysql2';
import type { Sent } from '../../kit/round-trips.ts';
import { readStatement } from './read-statement.ts';
import { type Route, routeOf, verdicts } from './routing.ts';
import { statementsOf } from './sql.ts';
import type { VSchema } from './vschema.ts';

/** Statements that differ only in values and columns, with the operations that send them. */
export interface Family {
  readonly statement: string;
  readonly route: Route;
  readonly operations: Set<string>;
}

export class StatementList {
  readonly #vschema: VSchema;
  readonly #columnsOf: ReadonlyMap<string, readonly string[]>;
  readonly #families = new Map<string, Family>();

  constructor(vschema: VSchema, columnsOf: ReadonlyMap<string, readonly string[]>) {
    this.#vschema = vschema;
    this.#columnsOf = columnsOf;
  }

  /** Returns the keys of what was sent; adds only what is not among `known`. */
  add(operation: string, sent: readonly Sent[], known: ReadonlySet<string> = new Set()): Set<string> {
    const keys = new Set<string>();
    for (const { text, values } of sent)
      for (const tree of statementsOf(mysql2.format(text, values as never))) {
        const read = readStatement(tree, this.#columnsOf);
        const route = routeOf(read, this.#vschema);
        const statement = `${read.verb} ${route.tables.join(', ')}`;
        const key = `${statement} ${JSON.stringify(route)}`;
        keys.add(key);
        if (known.has(key)) continue;
        const family = this.#families.get(key) ?? { statement, route, operations: new Set() };
        this.#families.set(key, family);
        family.operations.add(operation);
      }
    return keys;
  }

  /** The worst first. */
  get families(): Family[] {
    const rank = ({ route: { verdict } }: Family) => verdicts.indexOf(verdict);
    const order = (one: Family) => `${one.statement} ${one.route.keys}`;
    return [...this.#families.values()].sort((a, b) => rank(b) - rank(a) || (order(a) < order(b) ? -1 : 1));
  }
}

/** The list as a page in Markdown. */
export function pageOf(families: readonly Family[], introduction: string): string {
  const of = (verdict: string) => families.filter(({ route }) => route.verdict === verdict);
  const worst = [...verdicts].reverse();
  const counts = worst.map((verdict) => `| ${verdict} | ${of(verdict).length} |`);
  const sections = worst.map((verdict) => {
    const rows = of(verdict).map(
      ({ statement, route: { keys, refused, isAcrossKeyspaces }, operations }) =>
        `| ${statement} | ${keys.join('; ')} | ${[...refused, ...(isAcrossKeyspaces ? ['keyspaces'] : [])].join(', ')} | ${[...operations].join(', ')} |`,
    );
    return `## ${verdict[0]!.toUpperCase()}${verdict.slice(1)}\n| statement | found by | to be rewritten | sent by |\n|---|---|---|---|\n${rows.join('\n')}`;
  });
  return `${introduction}\n| shards | statements |\n|---|---|\n${counts.join('\n')}\n\n${sections.join('\n\n')}\n`;
}
