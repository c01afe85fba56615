import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { SigningKeys } from '../../src/infrastructure/identity/sessions/signing-keys.ts';
import { SetClock } from '../kit/set-clock.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const rotate = (environment: Record<string, string>) =>
  promisify(execFile)(process.execPath, ['src/cli/keys-rotate.ts'], {
    env: { ...process.env, ...environment },
  });

test('keys:rotate creates the new signing key and keeps the old one', async () => {
  const folder = await temporaryFolder();
  const before = await (await SigningKeys.kept(folder, new SetClock(Date.now()))).signing();
  const { stdout } = await rotate({ DATA_DIR: folder });
  const keys = await SigningKeys.kept(folder, new SetClock(Date.now()));
  const { kid } = await keys.signing();
  expect(stdout).toContain(kid);
  expect((await keys.published()).keys.map((key) => key.kid)).toEqual([kid, before.kid]);
});

test('keys:rotate explains what to do if the keys are set by the environment', async () => {
  const key = JSON.stringify([{ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'BBBB' }]);
  await expect(rotate({ JWT_PRIVATE_KEYS: key })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('JWT_PRIVATE_KEYS'),
  });
});

test('an invalid setting stops a command with one message', async () => {
  await expect(rotate({ PORT: 'many' })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The configuration is invalid:\n {2}PORT: [^\n]+\n$/),
  });
});
