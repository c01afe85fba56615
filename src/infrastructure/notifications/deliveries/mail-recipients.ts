import { MailRecipients } from '../../../application/notifications/deliveries/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { verifiedAddress } from '../../identity/addresses.read.ts';
import type { Database } from '../../kernel/database/database.ts';

export class SqlMailRecipients extends MailRecipients {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  of(userId: UserId) {
    return this.#database.row(verifiedAddress, { userId });
  }
}
