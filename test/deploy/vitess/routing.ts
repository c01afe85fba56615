import type { Block, Reference } from './blocks.ts';
import type { Statement } from './read-statement.ts';
import { placementOf, type ShardKey, type VSchema } from './vschema.ts';

/** How many shards a statement touches, from the best to the worst. */
export const verdicts = [
  'no shard',
  'one shard',
  'a shard for each key',
  'several shards',
  'shards of other rows',
  'all shards',
] as const;
export type Verdict = (typeof verdicts)[number];

export interface Route {
  readonly verdict: Verdict;
  /** The columns that say which shards, such as `posts.id (posts_by_id)`. */
  readonly keys: readonly string[];
  readonly tables: readonly string[];
  /** What Vitess does not run, although it knows the shards. */
  readonly refused: readonly ('subquery' | 'lateral')[];
  readonly isAcrossKeyspaces: boolean;
}

/** How a group of tables in one shard is found. */
type Found = 'value' | 'range' | 'list' | 'row' | 'nothing';
interface Way {
  readonly reference: Reference;
  readonly key: ShardKey;
  readonly same: ReadonlySet<string>;
}

/** The tables of a statement with where they are, and how each group of them in one shard is found. */
function find({ references }: Statement, vschema: VSchema) {
  const placed = references.map((reference) => {
    const placement = placementOf(vschema, reference.table);
    if (placement === undefined) throw new Error(`${reference.table} is in no keyspace`);
    return { reference, placement };
  });
  const ways = placed.flatMap(({ reference, placement }) =>
    typeof placement === 'string'
      ? []
      : placement.keys.map((key) => ({ reference, key, same: equalTo(reference, key.column) })),
  );
  const groups = groupsOf(ways);
  const found = [...new Set(groups.values())].map((group) => bestWay(group, ways, groups));
  return { placed, groups, found };
}

/**
 * The owners of what a statement writes: an id in hexadecimal digits, or the slot of events. Undefined unless each is in
 * the statement.
 */
export function ownersOf(
  statement: Statement,
  vschema: VSchema,
): { vindex: string; value: string }[] | undefined {
  const { placed, found } = find(statement, vschema);
  if (placed.some(({ placement }) => placement === 'global')) return undefined;
  const owners = found.map(({ by, way: { key, same } }) => {
    const value = [...same].map((one) => /^value .*"HexStringLiteral":"(\w+)"/.exec(one)?.[1]).find(Boolean);
    return by === 'value' && !key.isLookup && value ? { vindex: key.vindex, value } : undefined;
  });
  return owners.every((owner) => owner !== undefined) ? owners : undefined;
}

/** Says by the VSchema which shards a statement touches. Throws for a table that no keyspace has. */
export function routeOf(statement: Statement, vschema: VSchema): Route {
  const { references, blocks } = statement;
  const { placed, groups, found } = find(statement, vschema);
  const groupsIn = (block: Block) =>
    new Set(
      references.filter((one) => one.block === block && groups.has(one)).map((one) => groups.get(one)!),
    );
  const byNode = new Map([...groups].map(([{ node }, group]) => [node, group]));
  const isGlobal = placed.some(({ placement }) => placement === 'global');
  return {
    verdict: verdictOf(found.map(({ by }) => by)),
    keys: [...new Set(found.map(({ text }) => text))],
    tables: [...new Set(references.map(({ table }) => table))],
    refused: refusals(blocks, groupsIn, (column) => byNode.get(column.split('.')[0]!)),
    isAcrossKeyspaces: isGlobal && found.length > 0,
  };
}

function verdictOf(found: readonly Found[]): Verdict {
  if (found.length === 0) return 'no shard';
  if (found.includes('nothing')) return 'all shards';
  if (found.includes('row')) return 'shards of other rows';
  if (found.includes('list')) return 'several shards';
  return found.length === 1 ? 'one shard' : 'a shard for each key';
}

/** All that is equal to a column, where its block and the blocks around it say so. */
function equalTo({ node, block }: Reference, column: string): Set<string> {
  const equal = visibleFrom(block).filter(({ only }) => only === undefined || only === node);
  const same = new Set([`${node}.${column}`]);
  for (const one of same)
    for (const { a, b } of equal) {
      if (a === one) same.add(b);
      if (b === one) same.add(a);
    }
  return same;
}

function visibleFrom(block: Block): Block['equal'] {
  const around = block.parent && block.kind !== 'derived' ? visibleFrom(block.parent) : [];
  return [...block.equal, ...block.from.flatMap(within), ...around];
}
const within = (block: Block): Block['equal'] => [...block.equal, ...block.from.flatMap(within)];

/** Tables whose keys are equal by the same vindex are in one shard; each gets the number of its group. */
function groupsOf(ways: readonly Way[]): Map<Reference, number> {
  const groups = new Map([...new Set(ways.map(({ reference }) => reference))].map((one, i) => [one, i]));
  for (const one of ways)
    for (const other of ways) {
      if (one.key.vindex !== other.key.vindex || !one.key.isUnique) continue;
      const [from, to] = [groups.get(one.reference)!, groups.get(other.reference)!];
      if (from === to || ![...one.same].some((node) => other.same.has(node))) continue;
      for (const [reference, group] of groups) if (group === from) groups.set(reference, to);
    }
  return groups;
}

/** The cheapest way to the shard of a group. Subqueries and outer joins say nothing about the rows around them. */
function bestWay(group: number, ways: readonly Way[], groups: ReadonlyMap<Reference, number>) {
  const all = ways.filter(({ reference }) => groups.get(reference) === group);
  const least = Math.min(...all.map(depthOf));
  const own = all.filter((way) => depthOf(way) === least);
  const nodes = new Set(own.map(({ reference }) => reference.node));
  const rated = own.map((way) => ({ ...way, by: foundBy(way, nodes) }));
  const order = (by: Found) => ['value', 'range', 'list', 'row', 'nothing'].indexOf(by);
  const [best] = rated.toSorted(
    (a, b) => order(a.by) - order(b.by) || Number(a.key.isLookup) - Number(b.key.isLookup),
  );
  const { by, key, reference } = best!;
  const lookup = key.isLookup ? ` (${key.vindex})` : '';
  const column = `${reference.table}.${key.column}${lookup}`;
  const words = { value: '', range: 'range of ', list: 'list of ', row: 'rows for ', nothing: 'no ' };
  return {
    by,
    way: best!,
    text: by === 'nothing' ? `no key of ${reference.table}` : `${words[by]}${column}`,
  };
}

const depthOf = ({ reference: { block, node } }: Way): number =>
  chain(block).filter(({ kind }) => kind === 'subquery').length +
  Number(block.equal.some(({ only }) => only === node));

function foundBy({ same, key }: Way, own: ReadonlySet<string>): Found {
  const all = [...same].filter((one) => !one.startsWith('range') || key.isSequential);
  if (all.some((one) => one.startsWith('value'))) return key.isUnique ? 'value' : 'list';
  // A worker's slots are in one shard.
  if (all.some((one) => one.startsWith('range'))) return 'range';
  if (all.some((one) => one.startsWith('list'))) return 'list';
  return all.every((one) => own.has(one.split('.')[0]!)) ? 'nothing' : 'row';
}

/**
 * Vitess runs a subquery that names columns of outer rows only in the shard of these rows (or as a plain EXISTS, which
 * the rules of visibility are not), and no lateral derived tables.
 */
function refusals(blocks: readonly Block[], groupsIn: (block: Block) => Set<number>, groupOf: GroupOf) {
  const isElsewhere = (block: Block): boolean => {
    const around = chain(block.parent).flatMap((one) => [...groupsIn(one)]);
    const named = [...block.outer].map(groupOf).filter((group) => group !== undefined);
    return [...groupsIn(block)].some(
      (group) => !around.includes(group) || named.some((other) => other !== group),
    );
  };
  const refused = new Set<'subquery' | 'lateral'>();
  for (const block of blocks) {
    if (block.kind === 'lateral') refused.add('lateral');
    if (block.kind === 'subquery' && block.outer.size > 0 && isElsewhere(block)) refused.add('subquery');
  }
  return [...refused];
}

/** The group of the table that a column belongs to. */
type GroupOf = (column: string) => number | undefined;

const chain = (block: Block | undefined): Block[] => (block ? [block, ...chain(block.parent)] : []);
