import { QuotaExceeded } from '../../../application/kernel/files.ts';
import { Usage } from '../../../application/media/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Charge = { ownerId: string; bytes: number; quota: number };
const open = sql<Omit<Charge, 'quota'>>('insert into file_usage (owner_id, bytes) values (:ownerId, :bytes)');
const charge = sql<Charge>(`
  update file_usage set bytes = bytes + :bytes
  where owner_id = :ownerId and (:bytes <= 0 or bytes + :bytes <= :quota)`);
const used = sql<{ ownerId: string }, { bytes: number }>(
  'select bytes from file_usage where owner_id = :ownerId',
);

export class SqlUsage extends Usage {
  readonly #database: Database;
  readonly #quota: number;

  constructor(database: Database, quota: number) {
    super();
    this.#database = database;
    this.#quota = quota;
  }

  async of(ownerId: UserId) {
    const row = await this.#database.row(used, { ownerId });
    return { used: Number(row?.bytes ?? 0), quota: this.#quota };
  }

  async check(ownerId: UserId, bytes: number): Promise<void> {
    if (bytes > 0 && (await this.of(ownerId)).used + bytes > this.#quota) throw this.#full();
  }

  async charge(ownerId: UserId, bytes: number): Promise<void> {
    if (bytes === 0) return;
    if ((await this.#database.write(charge, { ownerId, bytes, quota: this.#quota })) > 0) return;
    if (bytes > this.#quota || (await this.#database.row(used, { ownerId }))) throw this.#full();
    // If another first upload of theirs inserts the row at the same time, this loses the race and runs again.
    this.#database.enqueue(open, { ownerId, bytes });
  }

  #full(): QuotaExceeded {
    return new QuotaExceeded({ detail: `Your files may take ${this.#quota} bytes` });
  }
}
