import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { wordsOf } from '../../../domain/kernel/words.ts';
import { labOf } from '../../../domain/wardrobe/items/colour.ts';
import { ItemInUse } from '../../../domain/wardrobe/items/errors.ts';
import { type Item, type ItemId, Items } from '../../../domain/wardrobe/items/item.ts';
import type { ItemGroup } from '../../../domain/wardrobe/items/item-groups.ts';
import type { Database } from '../../kernel/database/database.ts';
import { TransactionConflict } from '../../kernel/database/errors.ts';
import { type Params, type Statement, sql, type Value } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { postedBy } from '../../posts/refs.read.ts';
import { requireVersion } from '../require-version.ts';
import { ItemSchema } from './item.schema.ts';
import { addSums, changeGroups } from './stats/groups.ts';

type One = { itemId: string };

export const itemIndexes = ['item_colours', 'item_tags', 'item_terms'] as const;

const drops = itemIndexes.map((table) => sql<One>(`delete from ${table} where item_id = :itemId`));

const addColours = sql<Params>(`
  insert into item_colours (item_id, position, hex, name, share, l, a, b)
  values :rows*(itemId, position, hex, name, share, l, a, b)`);

const addTags = sql<Params>(
  'insert into item_tags (owner_id, tag, item_id) values :rows*(ownerId, tag, itemId)',
);

const addTerms = sql<Params>(
  'insert into item_terms (owner_id, term, item_id, hidden) values :rows*(ownerId, term, itemId, hidden)',
);

const locked = sql<One, { id: ItemId }>((d) => `select id from items where id = :itemId ${d.forUpdate}`);

/** Whether anything of the owner refers to the item. */
const inUse = sql<One & { ownerId: string }, { found: number }>(`
  select exists (select 1 from wear_items w where w.item_id = :itemId)
    or exists (select 1 from outfit_pieces o where o.item_id = :itemId)
    or exists (select 1 from collection_entries e join collections c on c.id = e.collection_id
      where e.ref_id = :itemId and c.owner_id = :ownerId)
    or ${postedBy(':ownerId', ':itemId')} as found`);

const maxTerms = 60;

/** Rows per statement, so that the embedded database does not block the event loop for long. */
const rowsAtOnce = 200;

export class SqlItems extends Items {
  readonly #aggregates: Aggregates;
  readonly #database: Database;
  readonly #unitOfWork: UnitOfWork;
  /** As loaded items are counted in the statistics. */
  readonly #counted = new WeakMap<Item, Item['counted']>();

  constructor(aggregates: Aggregates, database: Database, unitOfWork: UnitOfWork) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
    this.#unitOfWork = unitOfWork;
  }

  async find(ownerId: UserId, id: ItemId, version?: number): Promise<Item | undefined> {
    const item = this.#remember(await this.#aggregates.find(ItemSchema, { id, ownerId }));
    requireVersion(item, version);
    return item;
  }

  async findAnyones(id: ItemId): Promise<Item | undefined> {
    return this.#remember(await this.#aggregates.find(ItemSchema, { id }));
  }

  async findAll(ownerId: UserId, ids: readonly ItemId[]): Promise<Item[] | undefined> {
    const found = await this.#aggregates.findAll(ItemSchema, { id: ids, ownerId });
    return found.length === ids.length ? found : undefined;
  }

  add(...items: readonly Item[]): void {
    this.#aggregates.addAll(ItemSchema, items);
    this.#index(items);
    if (items.length > 0) this.#database.enqueue(addSums, { rows: sumsOfNew(items) });
  }

  recount(item: Item): void {
    const before = this.#counted.get(item)!;
    this.#counted.set(item, item.counted);
    this.#changeGroups([...groupChanges(item, -1, before), ...groupChanges(item, 1)]);
  }

  reindex(item: Item): void {
    this.#unindex(item.id);
    this.#index([item]);
    this.recount(item);
  }

  async isInUse({ id: itemId, ownerId }: Item): Promise<boolean> {
    // A concurrent transaction that adds a reference holds this lock, so the next statement sees its reference.
    await this.#unitOfWork.flush();
    if (!(await this.#database.row(locked, { itemId })))
      throw new TransactionConflict('the item was deleted');
    return (await this.#database.row(inUse, { itemId, ownerId }))?.found === 1;
  }

  async remove(item: Item): Promise<void> {
    const { id: itemId } = item;
    if (await this.isInUse(item)) throw new ItemInUse();
    this.#unindex(itemId);
    this.#database.enqueue(dropWashes, { itemId });
    this.#aggregates.remove(item);
    this.#changeGroups(groupChanges(item, -1, this.#counted.get(item)));
  }

  /** An update succeeds only if the item is still as it was loaded, so its former groups need not be read. */
  #remember(item: Item | undefined): Item | undefined {
    if (item) this.#counted.set(item, item.counted);
    return item;
  }

  #changeGroups(rows: readonly Record<string, Value>[]): void {
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      this.#database.enqueue(changeGroups, { rows: rows.slice(from, from + rowsAtOnce) });
  }

  #unindex(itemId: ItemId): void {
    for (const drop of drops) this.#database.enqueue(drop, { itemId });
  }

  #index(items: readonly Item[]): void {
    const store = (statement: Statement<Params>, rows: readonly Record<string, Value>[]) => {
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        this.#database.enqueue(statement, { rows: rows.slice(from, from + rowsAtOnce) });
    };
    store(addColours, items.flatMap(coloursOf));
    store(addTags, items.flatMap(tagsOf));
    store(addTerms, items.flatMap(termsOf));
  }
}

const groupChanges = (
  { id: itemId, ownerId, counted }: Item,
  sign: 1 | -1,
  { groups, priorWears } = counted,
) => groups.map((group) => ({ ...group, ownerId, itemId, sign, priorWears }));

/** New items have no logged wears. One row for each group, in the order in which sums are locked. */
function sumsOfNew(items: readonly Item[]) {
  const sums = new Map<string, ItemGroup & { ownerId: UserId; items: number; wears: number }>();
  for (const { ownerId, counted } of items)
    for (const { value, spent, proceeds, ...group } of counted.groups) {
      const key = `${ownerId} ${group.part} ${group.name}`;
      const sum = sums.get(key) ?? { ...group, ownerId, items: 0, wears: 0, value: 0, spent: 0, proceeds: 0 };
      const worn = counted.priorWears > 0 && group.part === 'unworn';
      sums.set(key, {
        ...sum,
        items: sum.items + (worn ? 0 : 1),
        wears: sum.wears + (worn ? 0 : counted.priorWears),
        value: sum.value + value,
        spent: sum.spent + spent,
        proceeds: sum.proceeds + proceeds,
      });
    }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => ({ ...sum }));
}

const coloursOf = ({ id: itemId, searchAttributes }: Item) =>
  searchAttributes.colours.map((colour, position) => ({ itemId, position, ...colour, ...labOf(colour.hex) }));

const tagsOf = ({ id: itemId, ownerId, searchAttributes }: Item) =>
  searchAttributes.tags.map((tag) => ({ ownerId, itemId, tag }));

function termsOf({ id: itemId, ownerId, searchTexts: { shown, hidden } }: Item) {
  const words = new Map(wordsOf(hidden).map((term) => [term, 1]));
  for (const term of wordsOf(shown)) words.set(term, 0);
  return [...words].slice(0, maxTerms).map(([term, hidden]) => ({ ownerId, itemId, term, hidden }));
}

const dropWashes = sql<One>('delete from washes where item_id = :itemId');
