import {
  type CountedKind,
  type Look,
  type TippedKind,
  TipSubjects,
} from '../../../application/wallets/tips/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { joinInOrder } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import { joinVisibleMessage } from '../../messaging/visibility.read.ts';
import { joinVisiblePost, postWithId } from '../../posts/visibility.read.ts';
import { joinVisibleOutfit, outfitWithId } from '../../wardrobe/outfits.read.ts';

type Row = { viewerId: UserId; id: Id; ownerId: UserId };
const owners = (join: (viewer: string, id: string) => string, owner: string) =>
  sql<{ looks: readonly { viewerId: string; id: string }[] }, Row>(
    (d) => `
  select ${joinInOrder} k.viewer_id as viewerId, k.thing_id as id, ${owner} as ownerId
  from ${d.rowTable(':looks*(viewerId, id)', 'k', ['viewer_id', 'thing_id'])} ${join('k.viewer_id', 'k.thing_id')}`,
  );
const statements = {
  post: owners(joinVisiblePost, 'p.author_id'),
  outfit: owners(joinVisibleOutfit, 'o.owner_id'),
  message: owners(joinVisibleMessage, 'g.sender_id'),
} as const satisfies Record<TippedKind, unknown>;

const things = { post: postWithId(':id'), outfit: outfitWithId(':id') } as const;
const existing = {
  post: sql<{ id: string }, object>(things.post),
  outfit: sql<{ id: string }, object>(things.outfit),
};
const required = {
  post: sql<{ id: string }>((d) => d.assertExists(things.post)),
  outfit: sql<{ id: string }>((d) => d.assertExists(things.outfit)),
};

export class SqlTipSubjects extends TipSubjects {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  owners(kind: TippedKind, looks: readonly Look[]) {
    return this.#database.rows(statements[kind], {
      looks: looks.map(({ viewerId, id }) => ({ viewerId, id })),
    });
  }

  async exists(kind: CountedKind, id: Id) {
    return (await this.#database.row(existing[kind], { id })) !== undefined;
  }

  assertExists(kind: CountedKind, id: Id) {
    this.#database.enqueue(required[kind], { id });
  }
}
