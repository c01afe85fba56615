import { expect, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { run } from './run.ts';

const commands = [
  'seed',
  'demo',
  'migrate',
  'keys-rotate',
  'feed-rebuild',
  'feed-verify',
  'counts-verify',
  'wallets-verify',
  'admin-grant',
  'factors-remove',
  'openapi',
];

test.each(commands)('%s --help prints the usage and does nothing else', async (command) => {
  const { code, stdout, stderr } = await run(command, ['--help'], { DATA_DIR: '/nowhere' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: npm run [a-z:]+/);
});

test.each(['seed', 'feed-verify'])(
  '%s reports an unknown option with its usage and exit code 2',
  async (command) => {
    const { code, stdout, stderr } = await run(command, ['--colour', 'red'], { DATA_DIR: '/nowhere' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Unknown option '--colour'.*\n\nUsage: /);
  },
);

test.each([
  ['seed', ['--people', 'many'], '--people must be a whole number from 1 to 10000'],
  ['seed', ['--prefix', 'Ann '], '--prefix must be at most 8 characters'],
  ['feed-rebuild', ['--all', '--user', 'ann'], 'Choose one of --active, --all and --user'],
  ['admin-grant', ['ann', 'ben'], "Unexpected argument 'ben'"],
])('%s %j fails with a clear message', async (command, args, message) => {
  const { code, stderr } = await run(command, args, { DATA_DIR: '/nowhere' });
  expect(code).toBe(2);
  expect(stderr.startsWith(message)).toBe(true);
});

test('an unreachable database is reported in one line, without its password', async () => {
  const { code, stderr } = await run('feed-verify', [], {
    DATA_DIR: await temporaryFolder(),
    DATABASE_URL: 'mysql://ann:secret@127.0.0.1:1/layers',
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^[^\n]+ECONNREFUSED[^\n]+\n$/);
  expect(stderr).not.toContain('secret');
});

test('an unknown username is reported in one line', async () => {
  const { code, stderr } = await run('admin-grant', ['ann'], { DATA_DIR: await temporaryFolder() });
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'There is no such user\n' });
});
