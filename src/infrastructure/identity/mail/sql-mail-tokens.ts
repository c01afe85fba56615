import type { Clock } from '../../../application/kernel/ports.ts';
import { type MailToken, type MailTokenId, MailTokens } from '../../../domain/identity/mail-token.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

const columns = `id, purpose, user_id as userId, email, former_email as formerEmail, digest, expires_at as expiresAt,
  used_at as usedAt`;
const byId = sql<{ id: MailTokenId }, MailToken>(`select ${columns} from mail_tokens where id = :id`);
const byDigest = sql<{ digest: string }, MailToken>(
  `select ${columns} from mail_tokens where digest = :digest`,
);
const insert = sql<{ [K in keyof MailToken]: MailToken[K] }>(`
  insert into mail_tokens (id, purpose, user_id, email, former_email, digest, expires_at, used_at)
  values (:id, :purpose, :userId, :email, :formerEmail, :digest, :expiresAt, :usedAt)`);
const spend = sql<{ id: MailTokenId; now: Instant }>(
  'update mail_tokens set used_at = :now where id = :id and used_at is null',
);
const dropOld = sql<{ before: Instant }>('delete from mail_tokens where expires_at < :before');

// Used and expired tokens stay while a mail about them may still be in the outbox.
const keptMs = 24 * 3_600_000;

export class SqlMailTokens extends MailTokens {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  async find(id: MailTokenId): Promise<MailToken | undefined> {
    return this.#database.row(byId, { id });
  }

  async findByDigest(digest: string): Promise<MailToken | undefined> {
    return this.#database.row(byDigest, { digest });
  }

  add(token: MailToken): void {
    this.#database.enqueue(insert, { ...token });
    this.#database.enqueue(dropOld, { before: this.#clock.now() - keptMs });
    trackEvents(token);
  }

  async spend(id: MailTokenId, now: Instant): Promise<boolean> {
    return (await this.#database.write(spend, { id, now })) === 1;
  }
}
