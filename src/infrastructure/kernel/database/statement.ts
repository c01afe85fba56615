import type { Dialect } from './dialect.ts';
import { idToBytes } from './id-bytes.ts';
import { isIdName } from './id-names.ts';

export type Value = string | number | bigint | boolean | null | Uint8Array;
export type Params = Readonly<
  Record<string, Value | readonly Value[] | readonly Readonly<Record<string, Value>>[]>
>;

/** SQL text and values for a driver. */
export interface BoundStatement {
  readonly text: string;
  readonly values: Value[];
  /** Of `appendRows`: what stands before the rows. */
  readonly head?: string;
}

interface Parameter {
  readonly name: string;
  /** The index of the first parameter of this name. */
  readonly first: number;
  readonly list: boolean;
  /** The columns of a list-of-rows parameter. */
  readonly columns: readonly string[] | null;
  /** A list behind `in`, where values or rows may repeat. */
  readonly padded: boolean;
}

/** SQL split at its parameters: `parts` has one more entry than `parameters`. */
interface Compiled {
  readonly parts: readonly string[];
  readonly parameters: readonly Parameter[];
  /** The complete text when no parameter is a list. */
  readonly text: string | null;
  readonly byLengths: Map<string, string>;
  /** The parameter whose rows are all that an `insert … values` writes. */
  readonly inserted: string | null;
}

// `:name`, `:name*` (a list), `:name*(a, b)` (a list of rows), `row:name*(a, b)` (a table of MySQL,
// which takes a parameter there for text)
const parameterPattern = /:([a-z][A-Za-z0-9]*)(\*)?(?:(?<=\*)\(([^)]*)\))?/g;
const paddedLengths = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
// Of SQLite alone: MySQL gets most of these as text, which would only grow.
const beforeRowsToFind = /\bin \(values $/;
const beforeRowsToInsert = /^\s*insert\b.*\)\s+values $/s;

/**
 * SQL text with named parameters: `:name` is a value, `:names*` a list, `values :rows*(aId, b)` a list of rows.
 * Lists behind `in` are padded to a few lengths, so that few distinct statements are prepared.
 * `id-names.ts` lists the names that hold ids.
 */
export class Statement<P extends Params = Params, R = Record<string, unknown>> {
  declare readonly row: R;
  declare readonly params: P;
  readonly #source: (dialect: Dialect) => string;
  readonly #compiled = new Map<string, Compiled>();

  constructor(source: (dialect: Dialect) => string) {
    this.#source = source;
  }

  /** As `bind`, but inserts several rows by the statements of `dialect.insertedAtOnce`. */
  bindWrites(dialect: Dialect, params: P): BoundStatement[] {
    const { inserted } = this.#compiledFor(dialect);
    const rows = inserted === null ? [] : (params[inserted] as readonly Readonly<Record<string, Value>>[]);
    const sizes = dialect.insertedAtOnce;
    const [most = 0] = sizes;
    if (rows.length === 0 || rows.length > most) return [this.bind(dialect, params)];
    return slices(rows, sizes).map((some) => this.bind(dialect, { ...params, [inserted!]: some }));
  }

  bind(dialect: Dialect, params: P): BoundStatement {
    const compiled = this.#compiledFor(dialect);
    const values: Value[] = [];
    let lengths = '';
    // Where the value of each parameter is, since a page's statement names its viewer many times.
    const places: number[] = [];
    for (const parameter of compiled.parameters) {
      const value = params[parameter.name];
      if (value === undefined) throw new Error(`No value for :${parameter.name}`);
      const former = places[parameter.first];
      places.push(values.length);
      if (former !== undefined && !parameter.list) values.push(values[former]!);
      else if (!parameter.list) values.push(toValue(parameter.name, value as Value));
      else lengths += `,${pushList(values, parameter, value as readonly unknown[])}`;
    }
    if (compiled.text !== null) return { text: compiled.text, values };
    let text = compiled.byLengths.get(lengths);
    if (text === undefined)
      compiled.byLengths.set(lengths, (text = expand(compiled, lengths.slice(1).split(',').map(Number))));
    return { text, values };
  }

  #compiledFor(dialect: Dialect): Compiled {
    let compiled = this.#compiled.get(dialect.name);
    if (!compiled) this.#compiled.set(dialect.name, (compiled = compile(this.#source(dialect))));
    return compiled;
  }
}

/** Cuts a list into pieces of these sizes, the largest first; the last size is 1. */
function slices<T>(list: readonly T[], sizes: readonly number[]): (readonly T[])[] {
  const all: (readonly T[])[] = [];
  for (let from = 0; from < list.length; from += all.at(-1)!.length) {
    const size = sizes.find((one) => one <= list.length - from)!;
    all.push(list.slice(from, from + size));
  }
  return all;
}

/**
 * Declares an insert of `:rows*(…)` into a table to which units only append: an engine may store the rows of several
 * such writes by one statement, at the end of the transaction.
 */
export const appendRows = <R extends Readonly<Record<string, Value>>>(
  source: string,
): Statement<{ rows: readonly R[] }> => new AppendRows<{ rows: readonly R[] }>(source);

/** Declares a statement; pass a function when the databases' SQL differs. */
export const sql = <P extends Params = Record<never, never>, R = Record<string, unknown>>(
  source: string | ((dialect: Dialect) => string),
): Statement<P, R> => new Statement<P, R>(typeof source === 'string' ? () => source : source);

class AppendRows<P extends Params> extends Statement<P> {
  readonly #head: string;

  constructor(source: string) {
    super(() => source);
    this.#head = source.slice(0, source.indexOf(':rows*'));
  }

  override bind(dialect: Dialect, params: P): BoundStatement {
    return { ...super.bind(dialect, params), head: this.#head };
  }
}

/** Puts the rows that are appended to one table into one statement, after all other statements. */
export function withRowsTogether(writes: readonly BoundStatement[]): BoundStatement[] {
  const appended = Map.groupBy(writes, ({ head }) => head);
  const others = appended.get(undefined) ?? [];
  appended.delete(undefined);
  return [
    ...others,
    ...[...appended].map(([head, some]) => ({
      text: head + some.map(({ text }) => text.slice(head!.length)).join(', '),
      values: some.flatMap(({ values }) => values),
    })),
  ];
}

function compile(source: string): Compiled {
  const parts: string[] = [];
  const parameters: Parameter[] = [];
  let from = 0;
  for (const match of source.matchAll(parameterPattern)) {
    parts.push(source.slice(from, match.index));
    const name = match[1]!;
    const former = parameters.findIndex((one) => one.name === name);
    parameters.push({
      name,
      first: former === -1 ? parameters.length : former,
      list: match[2] !== undefined,
      columns: match[3]?.split(',').map((column) => column.trim()) ?? null,
      padded: match[3] === undefined || beforeRowsToFind.test(parts.at(-1)!),
    });
    from = match.index + match[0].length;
  }
  parts.push(source.slice(from));
  return {
    parts,
    parameters,
    text: parameters.some((parameter) => parameter.list) ? null : parts.join('?'),
    byLengths: new Map(),
    inserted: parameters[0]?.columns && beforeRowsToInsert.test(parts[0]!) ? parameters[0].name : null,
  };
}

function expand({ parts, parameters }: Compiled, lengths: number[]): string {
  let text = parts[0]!;
  parameters.forEach((parameter, i) => {
    const isTable = parts[i]!.endsWith(' row');
    const cell = (column: string) => (isTable && isIdName(column) ? 'cast(? as binary(16))' : '?');
    const one = parameter.columns ? `(${parameter.columns.map(cell).join(', ')})` : '?';
    text += parameter.list
      ? Array(lengths.shift())
          .fill(one)
          .join(isTable ? ', row' : ', ')
      : one;
    text += parts[i + 1]!;
  });
  return text;
}

function pushList(values: Value[], { name, columns, padded }: Parameter, list: readonly unknown[]): number {
  if (list.length === 0) throw new Error(`:${name}* is empty`);
  const length = (padded && paddedLengths.find((some) => some >= list.length)) || list.length;
  for (let i = 0; i < length; i++) {
    const one = list[Math.min(i, list.length - 1)];
    if (columns === null) values.push(toValue(name, one as Value));
    else for (const column of columns) values.push(toValue(column, (one as Record<string, Value>)[column]!));
  }
  return length;
}

function toValue(name: string, value: Value): Value {
  if (value === undefined) throw new Error(`No value for ${name}`);
  if (typeof value === 'string') return isIdName(name) ? idToBytes(value) : value;
  return typeof value === 'boolean' ? Number(value) : value;
}

/** The smallest and the largest id, for keyset pages that start at an end. */
export const firstId = '00000000-0000-0000-0000-000000000000';
export const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
