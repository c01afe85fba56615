import { AccountMailRecipients, type MailRecipient } from '../../../application/identity/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { type Language, languages } from '../../../domain/kernel/language.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { chosenLanguage } from '../../notifications/language.read.ts';

const recipient = sql<{ userId: UserId }, { name: string; language: Language | null }>(`
  select a.name, ${chosenLanguage('a.id')} as language from accounts a where a.id = :userId and a.deleted_at is null`);

export class SqlAccountMailRecipients extends AccountMailRecipients {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(userId: UserId): Promise<MailRecipient | undefined> {
    const row = await this.#database.row(recipient, { userId });
    return row && { name: row.name, language: row.language ?? languages[0] };
  }
}
