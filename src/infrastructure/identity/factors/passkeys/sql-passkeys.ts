import type { FactorId } from '../../../../domain/identity/factors/factor.ts';
import { type Passkey, Passkeys } from '../../../../domain/identity/factors/passkey.ts';
import type { Instant, UserId } from '../../../../domain/kernel/id.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/statement.ts';

interface Row extends Omit<Passkey, 'credentialId' | 'transports' | 'backedUp'> {
  /** Not named an id: it is text, not a UUID. */
  readonly credential: string;
  readonly transports: string;
  readonly backedUp: number;
}

const columns = `p.factor_id as factorId, p.user_id as userId, p.credential_id as credential,
  p.public_key as publicKey, p.counter, p.transports, p.backed_up as backedUp`;
const ofAccount = sql<{ userId: UserId }, Row>(
  `select ${columns} from passkeys p where p.user_id = :userId order by p.factor_id`,
);
const byCredential = sql<{ credential: string }, Row>(
  `select ${columns} from passkeys p where p.credential_id = :credential`,
);
const insert = sql<{ [K in keyof Row]: Row[K] }>(`
  insert into passkeys (factor_id, user_id, credential_id, public_key, counter, transports, backed_up)
  values (:factorId, :userId, :credential, :publicKey, :counter, :transports, :backedUp)`);
const use = sql<{ factorId: FactorId; userId: UserId; counter: number; backedUp: number }>(`
  update passkeys set counter = :counter, backed_up = :backedUp
  where factor_id = :factorId and user_id = :userId and (counter < :counter or (counter = 0 and :counter = 0))`);
const used = sql<{ factorId: FactorId; userId: UserId; now: Instant }>(
  'update factors set last_used_at = :now where user_id = :userId and id = :factorId',
);

export class SqlPasskeys extends Passkeys {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async ofAccount(userId: UserId): Promise<readonly Passkey[]> {
    return (await this.#database.rows(ofAccount, { userId })).map(passkey);
  }

  async find(credentialId: string): Promise<Passkey | undefined> {
    const row = await this.#database.row(byCredential, { credential: credentialId });
    return row && passkey(row);
  }

  add({ credentialId, transports, backedUp, ...rest }: Passkey): void {
    this.#database.enqueue(insert, {
      ...rest,
      credential: credentialId,
      transports: transports.join(' '),
      backedUp: Number(backedUp),
    });
  }

  async use({ factorId, userId, counter, backedUp, now }: Parameters<Passkeys['use']>[0]): Promise<boolean> {
    const of = { factorId, userId };
    if ((await this.#database.write(use, { ...of, counter, backedUp: Number(backedUp) })) !== 1) return false;
    this.#database.enqueue(used, { ...of, now });
    return true;
  }
}

const passkey = ({ credential, transports, backedUp, ...rest }: Row): Passkey => ({
  ...rest,
  credentialId: credential,
  transports: transports === '' ? [] : transports.split(' '),
  backedUp: backedUp === 1,
});
