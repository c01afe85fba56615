import { MessageReferences, type SenderProfile } from '../../../application/messaging/messages/ports.ts';
import { RefNotFound } from '../../../domain/messaging/errors.ts';
import type { Ref } from '../../../domain/messaging/message.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { FileViews } from '../../media/media.read.ts';
import { hydrate, refsOf } from '../../posts/hydration.read.ts';
import { readRefs } from '../../wardrobe/refs.read.ts';
import { toAnyone } from './message-rows.ts';

export class SqlMessageReferences extends MessageReferences {
  readonly #needs: { readonly database: Database; readonly files: FileViews };

  constructor(database: Database, files: FileViews) {
    super();
    this.#needs = { database, files };
  }

  async require({ userId, isPublic }: SenderProfile, refs: readonly Ref[]) {
    const seen = await readRefs(this.#needs.database, { viewerId: userId }, refs);
    const errors = refs.flatMap(({ kind, id }, i) => {
      const found = seen.get(id);
      if (found && (kind !== 'wear' || found.ownerId === userId)) return [];
      return [
        {
          pointer: `/refs/${i}`,
          detail: `is no ${kind} that you could refer to`,
          kind: 'not-yours' as const,
        },
      ];
    });
    if (errors.length > 0) throw new RefNotFound({ errors });
    const lists = { mentionIdList: '[]', mediaIdList: '[]', refList: JSON.stringify(refs) };
    const row = { authorId: userId, ...lists, ...toAnyone(lists.refList, isPublic) };
    return refsOf(row, await hydrate(this.#needs, null, [row]));
  }
}
