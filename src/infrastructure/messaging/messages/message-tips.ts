import { MessageTips } from '../../../application/messaging/messages/ports.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { tipsOf } from '../../wallets/tips.read.ts';

const count = sql<{ id: string }, { n: number }>(`select ${tipsOf(':id')} as n`);

export class SqlMessageTips extends MessageTips {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(id: MessageId): Promise<number> {
    return (await this.#database.row(count, { id }))!.n;
  }
}
