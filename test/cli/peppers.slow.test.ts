import { describe, expect, test } from 'vitest';
import { addTotp } from '../application/identity/factors/person-with-factor.ts';
import { databases, startWorld } from '../kit/world.ts';
import { run } from './run.ts';

const [a, b, c] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;

describe.each(databases)('peppers on %s', (kind) => {
  test('peppers:verify counts the passwords that still need an old pepper', async () => {
    const world = await startWorld(kind, { PASSWORD_PEPPER: a });
    const { DATA_DIR, DATABASE_URL } = world.core.config;
    const verify = (peppers: string) =>
      run('peppers-verify', [], { DATA_DIR, DATABASE_URL, PASSWORD_PEPPER: peppers });
    await addTotp(world, await world.person('ann'));
    await world.person('ben');
    expect(await verify(a)).toEqual({
      code: 0,
      stdout:
        'Hashes with the current pepper: 2\nHashes with a pepper that is not listed: 0\nAuthenticator apps under a former pepper: 0\n',
      stderr: '',
    });
    expect(await verify(`${b},${a},none`)).toMatchObject({
      code: 1,
      stdout:
        'Hashes with the current pepper: 0\nHashes with pepper 2: 2\nHashes with no pepper: 0\n' +
        'Hashes with a pepper that is not listed: 0\nAuthenticator apps under a former pepper: 1\n',
    });
    expect(await verify(c)).toMatchObject({
      code: 1,
      stdout:
        'Hashes with the current pepper: 0\nHashes with a pepper that is not listed: 2\nAuthenticator apps under a former pepper: 1\n',
    });
  }, 60_000);
});
