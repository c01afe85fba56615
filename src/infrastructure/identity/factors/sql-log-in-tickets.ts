import {
  type LogInTicket,
  LogInTickets,
  type TicketPurpose,
  ticketLimits,
} from '../../../domain/identity/factors/log-in-ticket.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const insert = sql<{ [K in keyof LogInTicket]: LogInTicket[K] }>(`
  insert into log_in_tickets (digest, user_id, purpose, proof, challenge, attempts, expires_at)
  values (:digest, :userId, :purpose, :proof, :challenge, :attempts, :expiresAt)`);
const count = sql<{ digest: string; purpose: TicketPurpose; most: number; now: Instant }>(`
  update log_in_tickets set attempts = attempts + 1
  where digest = :digest and purpose = :purpose and attempts < :most and expires_at > :now`);
const byDigest = sql<{ digest: string }, LogInTicket>(`
  select digest, user_id as userId, purpose, proof, challenge, attempts, expires_at as expiresAt from log_in_tickets
  where digest = :digest`);
const end = sql<{ digest: string }>('delete from log_in_tickets where digest = :digest');
const endAll = sql<{ userId: UserId }>('delete from log_in_tickets where user_id = :userId');

export class SqlLogInTickets extends LogInTickets {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  add(ticket: LogInTicket): void {
    this.#database.enqueue(insert, { ...ticket });
  }

  async attempt(digest: string, purpose: TicketPurpose, now: Instant): Promise<LogInTicket | undefined> {
    const most = ticketLimits.attempts;
    const counted = await this.#database.write(count, { digest, purpose, most, now });
    const ticket = await this.#database.row(byDigest, { digest });
    return counted === 1 ? ticket : undefined;
  }

  end(digest: string): void {
    this.#database.enqueue(end, { digest });
  }

  endAll(userId: UserId): void {
    this.#database.enqueue(endAll, { userId });
  }
}
