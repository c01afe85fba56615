import { Referable } from '../../../application/posts/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { RefNotFound } from '../../../domain/posts/errors.ts';
import type { Ref } from '../../../domain/posts/post.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { itemExists } from '../../wardrobe/items.read.ts';
import { readRefs } from '../../wardrobe/refs.read.ts';

const hold = sql<{ id: string }>((d) => d.assertExists(itemExists));

export class SqlReferable extends Referable {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async require(authorId: UserId, refs: readonly Ref[]): Promise<void> {
    if (refs.length === 0) return;
    const seen = await readRefs(this.#database, { viewerId: authorId }, refs);
    const errors = refs.flatMap(({ kind, id }, i) => {
      const found = seen.get(id);
      if (found && (kind !== 'wear' || found.ownerId === authorId)) return [];
      return [
        { pointer: `/refs/${i}`, detail: `is no ${kind} that you can refer to`, kind: 'not-yours' as const },
      ];
    });
    if (errors.length > 0) throw new RefNotFound({ errors });
    for (const { kind, id } of refs) if (kind === 'item') this.#database.enqueue(hold, { id });
  }
}
