import { execFile } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, expectTypeOf, test } from 'vitest';
import { operations } from '../../../src/application/catalogue.ts';
import type { Client, ConnectionState, Problem } from '../../../src/interfaces/client/index.ts';
import { needsKey, neverRetried } from '../../../src/interfaces/client/retries.ts';
import type { Problem as ServiceProblem } from '../../../src/interfaces/problem.ts';
import { frameNames } from '../../kit/service.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

test('the client loads neither server code nor packages', async () => {
  const folder = await temporaryFolder();
  for (const part of ['client', 'http/route.ts', 'http/routes.ts'])
    await cp(`src/interfaces/${part}`, join(folder, 'interfaces', part), { recursive: true });
  const entry = pathToFileURL(join(folder, 'interfaces/client/index.ts'));
  const script = `import { createClient } from '${entry}'; console.log(typeof createClient({ url: 'http://x' }).call);`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect((await run).stdout).toBe('function\n');
});

test('operations whose keys the service does not store are never retried', () => {
  // Exceptions: a replaced refresh token answers the same successor for a while; ending a session or unsubscribing twice has no
  // further effect.
  const harmless = ['identity.log-out', 'identity.refresh', 'notifications.unsubscribe'];
  const unkept = operations.filter(
    ({ kind, access, replayable }) => kind === 'command' && (access === 'public' || replayable === false),
  );
  expect([...neverRetried, ...harmless].sort()).toEqual(unkept.map(({ name }) => name).sort());
});

test('idempotent operations and commands with a client-made id need no key', () => {
  const message = { conversationId: 'c', clientId: 'made here', text: 'hello' };
  expect(needsKey('messaging.send-message', message)).toBe(false);
  expect(needsKey('messaging.mark-read', { conversationId: 'c', seq: 1 })).toBe(false);
  expect(needsKey('messaging.react-to-message', { messageId: 'm', kind: 'like' })).toBe(false);
  expect(needsKey('posts.list-posts', {})).toBe(false);
  expect(needsKey('posts.create-post', { text: 'hello' })).toBe(true);
  expect(needsKey('posts.update-post', { postId: 'p', text: 'hi' })).toBe(true);
  expect(needsKey('posts.delete-post', { postId: 'p' })).toBe(true);
});

test('payments with an id made by the client need no key; what answers an existing thing does', () => {
  const terms = { amount: '1', currency: 'EUR' };
  expect(needsKey('wallets.transfer', { transferId: 't', toUserId: 'u', ...terms })).toBe(false);
  expect(needsKey('wallets.tip-post', { postId: 'p', transferId: 't', ...terms })).toBe(false);
  expect(needsKey('wallets.refund-transfer', { id: 't', refundId: 'r' })).toBe(false);
  expect(needsKey('wallets.start-withdrawal', { withdrawalId: 'w', ...terms })).toBe(false);
  expect(needsKey('wallets.start-top-up', { topUpId: 'w', ...terms })).toBe(false);
  expect(needsKey('wallets.start-top-up', terms)).toBe(true);
  expect(needsKey('wallets.settle-top-up', { topUpId: 't', paid: true })).toBe(true);
});

test('every frame that the service pushes has a type, by its name', async () => {
  const source = await readFile('src/application/frame-data.ts', 'utf8');
  const typed = [...source.matchAll(/^ {2}readonly '([\w.-]+)':/gm)].map(([, name]) => name!);
  expect(typed.sort()).toEqual([...frameNames].sort());
  const listens = (client: Client) => {
    client.on('message.created', ({ data }) => expectTypeOf(data.conversationId).toEqualTypeOf<string>());
    client.on('item.changed', ({ data }) => expectTypeOf(data.version).toEqualTypeOf<number | null>());
    client.on('connection', (state) => expectTypeOf(state).toEqualTypeOf<ConnectionState>());
    // @ts-expect-error There is no such frame.
    client.on('message.sung', () => {});
  };
  expect(listens).toBeTypeOf('function');
});

test('the client and the service mean the same by a problem', () => {
  expectTypeOf<Problem>().toEqualTypeOf<ServiceProblem>();
});
