import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { TokenRejected } from '../../../src/application/kernel/errors.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { TokenAuthenticator } from '../../../src/infrastructure/identity/sessions/authenticator.ts';
import { JoseAccessTokens } from '../../../src/infrastructure/identity/sessions/jose.ts';
import { Revocations } from '../../../src/infrastructure/identity/sessions/revocations.ts';
import { SigningKeys } from '../../../src/infrastructure/identity/sessions/signing-keys.ts';
import { MemoryBus } from '../../../src/infrastructure/kernel/bus/memory-bus.ts';
import type { Engine } from '../../../src/infrastructure/kernel/database/engine.ts';
import { migrate } from '../../../src/infrastructure/kernel/database/migrations.ts';
import { openMysql } from '../../../src/infrastructure/kernel/database/mysql/engine.ts';
import { SqlDatabase } from '../../../src/infrastructure/kernel/database/sql-database.ts';
import { openSqlite } from '../../../src/infrastructure/kernel/database/sqlite/engine.ts';
import { BoundSubscribers } from '../../../src/infrastructure/kernel/events/bound-subscribers.ts';
import { EventBus } from '../../../src/infrastructure/kernel/events/event-bus.ts';
import { startOrm } from '../../../src/infrastructure/kernel/orm/orm.ts';
import { UuidIds } from '../../../src/infrastructure/kernel/runtime/uuid-ids.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { freshMysqlDatabase, mysql } from '../../kit/mysql/databases.ts';
import { SetClock } from '../../kit/set-clock.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

const session = '0198c0de-0000-7000-8000-00000000000b';
const other = '0198c0de-0000-7000-8000-00000000000c';
const clock = new SetClock();
const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
const keys = await SigningKeys.given([await exportJWK(privateKey)], clock);
const tokens = new JoseAccessTokens(keys, clock, 'https://api.example.com');
const tokenOf = async (sessionId: string) =>
  (
    await tokens.issue({
      userId: '0198c0de-0000-7000-8000-00000000000a' as UserId,
      role: 'user',
      sessionId,
      signedInWith: 'password',
    })
  ).accessToken;

/** A new database of each kind; called again it opens it once more, as another process would. */
const databases = {
  SQLite: async () => {
    const file = join(await temporaryFolder(), 'layers.db');
    return () => openSqlite(file, 'off');
  },
  MySQL: async () => {
    const database = await freshMysqlDatabase();
    onTestFinished(() => database[Symbol.asyncDispose]());
    return () => openMysql(database.url, { poolSize: 2 });
  },
};

async function startProcess(open: () => Engine) {
  const engine = open();
  const orm = await startOrm(engine, []);
  onTestFinished(async () => {
    await orm.close();
    await engine.close();
  });
  const revocations = new Revocations(new SqlDatabase(engine), clock, new MemoryBus());
  const subscribers = new BoundSubscribers([], () => {
    throw new Error('there are no subscribers');
  });
  const unitOfWork = new SqlUnitOfWork({
    engine,
    orm,
    clock,
    ids: new UuidIds(clock),
    subscribers,
    bus: new EventBus(),
  });
  return {
    engine,
    revocations,
    unitOfWork,
    authenticator: new TokenAuthenticator(tokens, revocations, clock, new SqlDatabase(engine)),
  };
}

describe.each(mysql ? (['SQLite', 'MySQL'] as const) : (['SQLite'] as const))(
  'ended sessions on %s',
  (name) => {
    const twoProcesses = async () => {
      const open = await databases[name]();
      const one = await startProcess(open);
      await migrate(one.engine);
      return [one, await startProcess(open)] as const;
    };

    test('ending a session ends only its own tokens, at once here and at the next poll in other processes', async () => {
      const [here, there] = await twoProcesses();
      const [ended, living] = [await tokenOf(session), await tokenOf(other)];
      await there.authenticator.authenticate(ended);
      await here.authenticator.authenticate(ended);

      await here.unitOfWork.run(async () => here.revocations.record(session));
      here.revocations.mark(session);
      await expect(here.authenticator.authenticate(ended)).rejects.toThrow(TokenRejected);
      await there.revocations.poll();
      await expect(there.authenticator.authenticate(ended)).rejects.toThrow(TokenRejected);
      await there.authenticator.authenticate(living);
    });

    test('a process that starts later knows sessions that ended before', async () => {
      const [here, late] = await twoProcesses();
      const ended = await tokenOf(session);
      await here.unitOfWork.run(async () => here.revocations.record(session, other));
      clock.at += 9 * 60_000;
      await late.revocations.poll();
      await expect(late.authenticator.authenticate(ended)).rejects.toThrow(TokenRejected);
    });

    test('sockets are notified of an ended session once per process', async () => {
      const [here, there] = await twoProcesses();
      const heard: string[] = [];
      here.authenticator.onSessionEnded((id) => heard.push(`here ${id}`));
      there.authenticator.onSessionEnded((id) => heard.push(`there ${id}`));
      await here.unitOfWork.run(async () => here.revocations.record(session, session));
      here.revocations.mark(session);
      for (const { revocations } of [here, there]) {
        await revocations.poll();
        await revocations.poll();
      }
      expect(heard).toEqual([`here ${session}`, `there ${session}`]);
    });

    test('a following process notices it even if its database was unavailable at first', async () => {
      const here = await startProcess(await databases[name]());
      const errors: unknown[] = [];
      onTestFinished(here.revocations.follow((error) => errors.push(error)));
      await vi.waitFor(() => expect(errors).toHaveLength(1), 10_000);
      await migrate(here.engine);
      await here.unitOfWork.run(async () => here.revocations.record(session));
      await vi.waitFor(() => expect(here.revocations.has(session)).toBe(true), 10_000);
    });

    test('a command that fails ends no session', async () => {
      const [here, there] = await twoProcesses();
      const work = here.unitOfWork.run(async () => {
        here.revocations.record(session);
        throw new Error('refused');
      });
      await expect(work).rejects.toThrow('refused');
      await there.revocations.poll();
      expect(there.revocations.has(session)).toBe(false);
    });

    test('clocks set forward or back lose no ended session', async () => {
      const [here, there] = await twoProcesses();
      await here.unitOfWork.run(async () => here.revocations.record(session));
      await there.revocations.poll();
      clock.at += 40 * 24 * 3_600_000;
      await there.revocations.poll();
      clock.at -= 40 * 24 * 3_600_000 + 3_600_000;
      await there.revocations.poll();
      expect(there.revocations.has(session)).toBe(true);
      await here.unitOfWork.run(async () => here.revocations.record(other));
      await there.revocations.poll();
      expect(there.revocations.has(other)).toBe(true);
    });

    test('rows of sessions are swept long after their tokens expired', async () => {
      const [here] = await twoProcesses();
      const rows = async () =>
        (await here.engine.read({ text: 'select session_id from ended_sessions', values: [] })).length;
      await here.unitOfWork.run(async () => here.revocations.record(session));
      clock.at += 25 * 3_600_000;
      await here.unitOfWork.run(async () => here.revocations.record(other));
      await here.unitOfWork.run(async () => here.revocations.sweep());
      expect(await rows()).toBe(1);
    });

    test('a cached token is not accepted after its expiry, nor before its issue', async () => {
      const [{ authenticator }] = await twoProcesses();
      const token = await tokenOf(session);
      expect(await authenticator.authenticate(token)).toMatchObject({ sessionId: session, role: 'user' });
      clock.at += 600_000;
      await expect(authenticator.authenticate(token)).rejects.toThrow(TokenRejected);

      const early = await tokenOf(session);
      await authenticator.authenticate(early);
      clock.at -= 3_600_000;
      await expect(authenticator.authenticate(early)).rejects.toThrow(TokenRejected);
    });
  },
);
