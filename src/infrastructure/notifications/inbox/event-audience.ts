import { EventAudience } from '../../../application/notifications/inbox/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { peerWithUnread } from '../../messaging/visibility.read.ts';
import { decidedAbout, reportsDecided } from '../../moderation/subjects.read.ts';
import { participantsOfComments } from '../../posts/visibility.read.ts';
import { guestsOf } from '../../wardrobe/occasions.read.ts';

export class SqlEventAudience extends EventAudience {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async ofComments(ids: readonly Id[]) {
    const rows = ids.length === 0 ? [] : await this.#database.rows(participantsOfComments, { ids });
    return new Map(
      rows.map(({ id, mentions, ...rest }) => [
        id,
        { ...rest, mentionIds: JSON.parse(mentions) as UserId[] },
      ]),
    );
  }

  async ofUnreadMessage(messageId: Id) {
    return (await this.#database.row(peerWithUnread, { messageId }))?.userId;
  }

  async ofOccasion(occasionId: Id) {
    const rows = await this.#database.rows(guestsOf, { occasionId });
    return rows.map(({ userId }) => userId);
  }

  async ofDecision(decisionId: Id) {
    const row = await this.#database.row(decidedAbout, { decisionId });
    if (!row) return { authorId: undefined, reports: [] };
    return {
      authorId: row.action === 'dismiss' ? undefined : row.authorId,
      reports: row.byId === null ? [] : await this.#database.rows(reportsDecided, { decisionId }),
    };
  }
}
