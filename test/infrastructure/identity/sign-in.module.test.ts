import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Container } from 'inversify';
import { decodeProtectedHeader } from 'jose';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { AccessTokens, PasswordHasher, SecretTokens } from '../../../src/application/identity/ports.ts';
import { Mailer } from '../../../src/application/kernel/mail/mailer.ts';
import { Authenticator, Clock, PublicKeys } from '../../../src/application/kernel/ports.ts';
import { readConfig } from '../../../src/config.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { signInModule } from '../../../src/infrastructure/identity/sign-in.module.ts';
import { MemoryBus } from '../../../src/infrastructure/kernel/bus/memory-bus.ts';
import { Database } from '../../../src/infrastructure/kernel/database/database.ts';
import { SqlDatabase } from '../../../src/infrastructure/kernel/database/sql-database.ts';
import { openSqlite } from '../../../src/infrastructure/kernel/database/sqlite/engine.ts';
import { createLogger } from '../../../src/infrastructure/kernel/observability/logger.ts';
import { SetClock } from '../../kit/set-clock.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

const ann = '0198c0de-0000-7000-8000-00000000000a' as UserId;
const bearer = {
  userId: ann,
  role: 'user' as const,
  sessionId: '0198c0de-0000-7000-8000-00000000000b',
  signedInWith: 'password' as const,
};

async function start(environment: Record<string, string>) {
  const clock = new SetClock();
  const folder = environment.DATA_DIR!;
  const engine = openSqlite(join(folder, 'layers.db'), 'off');
  onTestFinished(() => engine.close());
  const config = readConfig({ BCRYPT_COST: '4', ...environment });
  const module = await signInModule({
    config,
    clock,
    logger: createLogger('silent'),
    metrics: new Registry(),
    bus: new MemoryBus(),
  });
  const container = new Container();
  container.bind(Clock).toConstantValue(clock);
  container.bind(Database).toConstantValue(new SqlDatabase(engine));
  await container.load(module);
  return { container };
}

test('an empty data directory gets everything that signing in needs, and keeps it over a restart', async () => {
  const folder = await temporaryFolder();
  const first = await start({ DATA_DIR: folder });
  const { accessToken } = await first.container.get(AccessTokens).issue(bearer);
  const hash = await first.container.get(PasswordHasher).hash('correct horse');
  const derived = first.container.get(SecretTokens).derive('successor', 'a');
  await first.container.get(Mailer).send({
    id: 'm1',
    to: 'ann@example.com',
    language: 'en',
    subject: 'Hi',
    text: 'Hello',
    html: '<p>Hello',
  });
  expect(await readdir(join(folder, 'outbox'))).toEqual(['m1.eml']);

  const again = await start({ DATA_DIR: folder });
  expect(await again.container.get(Authenticator).authenticate(accessToken)).toMatchObject({ id: ann });
  expect((await again.container.get(PasswordHasher).verify('correct horse', hash)).matches).toBe(true);
  expect(again.container.get(SecretTokens).derive('successor', 'a')).toBe(derived);
  expect(await again.container.get(PublicKeys).published()).toMatchObject({
    keys: [{ kid: decodeProtectedHeader(accessToken).kid }],
  });
});
