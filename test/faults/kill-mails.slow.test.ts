import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startTown } from '../application/notifications/town.ts';
import { nodeArguments } from '../kit/processes/node.ts';
import { startSmtpServer } from '../kit/servers/smtp.ts';
import { databases } from '../kit/world.ts';

const kills = Number(process.env.KILLS ?? 4);
const script = join(import.meta.dirname, '../kit/processes/crashing-mailer.ts');
const hour = 3_600_000;
/** Longer than a lease, so that the leases of a killed process have expired. */
const between = hour / 2;

describe.each(databases)('Killing the process that sends mails, on %s', (kind) => {
  test(`${kills} times: no mail is lost, and a mail is sent twice only if the process was killed while sending it`, async () => {
    const town = await startTown(kind);
    const smtp = await startSmtpServer();
    const { call, ann, resident, settled, record } = town;
    const fateOf = new Map<string, string>();
    const fates = ['accept', 'accept', 'grey', 'drop', 'gone'] as const;
    for (let i = 0; i < kills * 10; i++) {
      const name = `resident${i}`;
      const fate = fates[i % fates.length]!;
      if (fate === 'grey') smtp.replies.set(name, [{ code: 451, text: '4.7.1 Later' }, 'accept']);
      if (fate === 'drop') smtp.replies.set(name, ['drop', 'accept']);
      if (fate === 'gone') smtp.replies.set(name, [{ code: 550, text: '5.1.1 Nobody' }]);
      const { id: userId } = await resident(name);
      fateOf.set(userId, fate);
      await call('social.request-friendship', { userId }, ann.actor);
    }
    await settled();
    await town.core.relay.stop();

    const { DATABASE_URL, DATA_DIR } = town.core.config;
    const environment = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL,
      DATA_DIR,
      SMTP_URL: smtp.url,
    };
    let ahead = 0;
    /** Resolves to whether the process was killed: at the given mail, right before or after the server accepts it. */
    async function send(killAt: number, when: 'before' | 'after'): Promise<boolean> {
      ahead += between;
      const child = spawn(process.execPath, nodeArguments(script, JSON.stringify(environment), `${ahead}`));
      const exited = once(child, 'exit');
      let received = 0;
      const kill = () => child.kill('SIGKILL');
      smtp.onMail = (answer) => {
        const last = ++received === killAt;
        if (last && when === 'before') kill();
        else answer();
        if (last && when === 'after') kill();
      };
      const [, signal] = await exited;
      return signal === 'SIGKILL';
    }
    /** Mails accepted by the server just before a kill: the process may not have seen the reply. */
    const excused: string[] = [];
    let killed = 0;
    for (let kill = 0; kill < kills; kill++) {
      const before = smtp.accepted.length;
      if (await send(1 + Math.floor(Math.random() * 4), kill % 2 === 0 ? 'before' : 'after')) {
        killed++;
        excused.push(...smtp.accepted.slice(before).map(({ to }) => to));
      }
    }
    expect(killed).toBeGreaterThan(0);
    const deliveries = async () => {
      const all: Awaited<ReturnType<typeof record>> = [];
      for (let cursor: string | undefined; ; ) {
        const page = await call(
          'notifications.list-deliveries',
          { channel: 'email', limit: 100, ...(cursor !== undefined && { cursor }) },
          town.admin.actor,
        );
        all.unshift(...page.items.toReversed());
        if (page.nextCursor === null) return all;
        cursor = page.nextCursor;
      }
    };
    let all = await deliveries();
    const isOpen = ({ state }: (typeof all)[number]) => state === 'queued' || state === 'leased';
    for (let round = 0; round < 12 && all.some(isOpen); round++) {
      await send(Number.POSITIVE_INFINITY, 'after');
      all = await deliveries();
    }
    expect(all).toHaveLength(kills * 10);
    // A process killed between storing the suppression and ending the delivery cancels it on the next attempt.
    const ends = (userId: string) => (fateOf.get(userId) === 'gone' ? ['dead', 'suppressed'] : ['sent']);
    expect(all.filter(({ userId, state }) => !ends(userId).includes(state))).toEqual([]);
    const ids = new Set((await smtp.read()).map(({ messageId }) => messageId!.slice(1, 37)));
    expect([...ids].sort()).toEqual(
      all
        .filter(({ state }) => state === 'sent')
        .map(({ id }) => id)
        .sort(),
    );
    const seen = new Set<string>();
    const twice = smtp.accepted.map(({ to }) => to).filter((to) => seen.has(to) || !seen.add(to));
    expect(twice.filter((to) => !excused.includes(to))).toEqual([]);
    const outcomes = all.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome));
    expect(outcomes).toContain('abandoned');
  }, 600_000);
});
