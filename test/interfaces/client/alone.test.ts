import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { operations } from '../../../src/application/catalogue.ts';
import { needsKey, neverRetried } from '../../../src/interfaces/client/retries.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

test('the client is loaded without the server and without any package', async () => {
  const folder = await temporaryFolder();
  for (const part of ['client', 'http/route.ts', 'http/routes.ts'])
    await cp(`src/interfaces/${part}`, join(folder, 'interfaces', part), { recursive: true });
  const entry = pathToFileURL(join(folder, 'interfaces/client/index.ts'));
  const script = `import { createClient } from '${entry}'; console.log(typeof createClient({ url: 'http://x' }).call);`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect((await run).stdout).toBe('function\n');
});

test('what the service keeps no key for is never sent twice', () => {
  // A refresh is: the token just replaced answers the same successor for a while. Ending mails twice ends them.
  const harmless = ['identity.refresh', 'notifications.unsubscribe'];
  const unkept = operations.filter(
    ({ kind, access, replayable }) => kind === 'command' && (access === 'public' || replayable === false),
  );
  expect([...neverRetried, ...harmless].sort()).toEqual(unkept.map(({ name }) => name).sort());
});

test('what is done twice without harm, and what names itself, costs no key', () => {
  const message = { conversationId: 'c', clientId: 'made here', text: 'hello' };
  expect(needsKey('messaging.send-message', message)).toBe(false);
  expect(needsKey('messaging.mark-read', { conversationId: 'c', seq: 1 })).toBe(false);
  expect(needsKey('messaging.react-to-message', { messageId: 'm', kind: 'like' })).toBe(false);
  expect(needsKey('posts.list-posts', {})).toBe(false);
  expect(needsKey('posts.create-post', { text: 'hello' })).toBe(true);
  expect(needsKey('posts.update-post', { postId: 'p', text: 'hi' })).toBe(true);
  expect(needsKey('posts.delete-post', { postId: 'p' })).toBe(true);
});
