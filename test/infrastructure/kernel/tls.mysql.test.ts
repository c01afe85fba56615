import { expect, onTestFinished, test } from 'vitest';
import { openMysql } from '../../../src/infrastructure/kernel/database/mysql/engine.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { mysql } from '../../kit/mysql/databases.ts';

const cipher = sql<Record<never, never>, { Value: string }>("show session status like 'Ssl_cipher'");

function cipherWith(ssl: object): Promise<readonly unknown[]> {
  const url = new URL(mysql!.url);
  url.pathname = '/mysql';
  url.searchParams.set('ssl', JSON.stringify(ssl));
  const engine = openMysql(url.href, { poolSize: 1 });
  onTestFinished(() => engine.close());
  return engine.read(cipher.bind(engine.dialect, {}));
}

test.skipIf(!mysql)(
  'with ssl in its address MySQL is connected over TLS and its certificate is verified',
  async () => {
    const modern = { minVersion: 'TLSv1.2' };
    expect(await cipherWith({ ...modern, rejectUnauthorized: false })).toMatchObject([
      { Value: expect.stringMatching(/GCM|CHACHA20/) },
    ]);
    // A server's self-made certificate is not trusted.
    await expect(cipherWith(modern)).rejects.toThrow(/self-signed/);
  },
);
