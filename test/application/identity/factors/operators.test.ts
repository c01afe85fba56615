import { describe, expect, test } from 'vitest';
import { removeAllFactors } from '../../../../src/application/identity/factors/remove-all-factors.ts';
import { SecurityLog } from '../../../../src/application/identity/ports.ts';
import { Accounts } from '../../../../src/domain/identity/account.ts';
import { Factors } from '../../../../src/domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../../src/domain/identity/factors/log-in-ticket.ts';
import { RecoveryCodes } from '../../../../src/domain/identity/factors/recovery-code.ts';
import { Sessions } from '../../../../src/domain/identity/session.ts';
import { identity } from '../../../../src/infrastructure/identity/identity.context.ts';
import { sql } from '../../../../src/infrastructure/kernel/database/statement.ts';
import { resolveNeeds } from '../../../../src/infrastructure/kernel/runtime/jobs.ts';
import { signedIn } from '../../../kit/signed-in.ts';
import { codeOf } from '../../../kit/totp.ts';
import { databases, refusalOf, startWorld, type World } from '../../../kit/world.ts';
import { addTotp, personWithFactor, ticketOf } from './person-with-factor.ts';

const remove = ({ core, unitOfWork }: World, username: string) =>
  removeAllFactors(username, {
    accounts: core.get(Accounts),
    factors: core.get(Factors),
    recoveryCodes: core.get(RecoveryCodes),
    tickets: core.get(LogInTickets),
    sessions: core.get(Sessions),
    log: core.get(SecurityLog),
    unitOfWork,
  });

describe.each(databases)('operators and second factors, on %s', (kind) => {
  test('an operator removes the factors, codes and sessions of someone who lost everything, and a mail says so', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    const ticket = await ticketOf(world, 'ann');
    expect(await remove(world, 'ANN')).toBe(1);
    expect(await refusalOf(world.actorOf(ann.accessToken))).toBe('request.token-rejected');
    const recoveryCode = ann.recoveryCodes[0]!;
    expect(await refusalOf(world.call('identity.prove-factor', { ticket, recoveryCode }))).toBe(
      'identity.wrong-code',
    );
    signedIn(await world.call('identity.log-in', { login: 'ann', password: ann.password }));
    expect((await world.mails()).map(({ subject }) => subject)).toContain('A second factor was removed');
    expect(await remove(world, 'ann')).toBe(0);
    expect(await refusalOf(remove(world, 'nobody'))).toBe('identity.user-not-found');
  });

  test('with REQUIRE_FACTOR=staff an admin acts only with a second factor', async () => {
    const world = await startWorld(kind, { REQUIRE_FACTOR: 'staff' });
    const ann = await world.person('ann');
    const act = (actor: typeof ann.actor) =>
      refusalOf(world.call('identity.end-sessions-of', { userId: ann.id }, { ...actor, role: 'admin' }));
    expect(await act(ann.actor)).toBe('identity.factor-needed');
    // Their own account needs none, so that they can add one.
    const { secret } = await addTotp(world, ann);
    expect(await act(ann.actor)).toBe('identity.factor-needed');
    const code = codeOf(secret, world.clock.at);
    const { accessToken } = await world.call('identity.prove-factor', {
      ticket: await ticketOf(world, 'ann'),
      code,
    });
    expect(await act(await world.actorOf(accessToken))).toBe('nothing');
  });

  test('factors and tickets that were never finished are deleted after an hour', async () => {
    const world = await startWorld(kind);
    const ann = await personWithFactor(world);
    await world.call('identity.prove-again', { password: ann.password }, ann.actor);
    await world.call('identity.start-totp', { currentPassword: ann.password }, ann.actor);
    await ticketOf(world, 'ann');
    const sums = sql<Record<never, never>, { factors: number; tickets: number; attempts: number }>(`
      select (select count(*) from factors) as factors, (select count(*) from log_in_tickets) as tickets,
        (select count(*) from code_attempts) as attempts`);
    const left = () => world.database.row(sums, {});
    const wrong = { ticket: await ticketOf(world, 'ann'), recoveryCode: 'none' };
    expect(await refusalOf(world.call('identity.prove-factor', wrong))).toBe('identity.wrong-code');
    expect(await left()).toEqual({ factors: 2, tickets: 2, attempts: 1 });
    const jobs = identity.jobs!.filter(({ name }) =>
      ['drop-unfinished-factors', 'drop-code-attempts'].includes(name),
    );
    const runAll = async () => {
      for (const one of jobs) await one.run(resolveNeeds(one.needs, world.core.get));
    };
    await runAll();
    expect(await left()).toEqual({ factors: 2, tickets: 2, attempts: 1 });
    world.clock.at += 66 * 60_000;
    await runAll();
    expect(await left()).toEqual({ factors: 1, tickets: 0, attempts: 1 });
    world.clock.at += 24 * 3_600_000;
    await runAll();
    expect(await left()).toEqual({ factors: 1, tickets: 0, attempts: 0 });
  });
});
