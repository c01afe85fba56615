import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { routes } from '../../src/interfaces/http/routes.ts';

const [, signingIn = ''] =
  /## Signing in\n([\s\S]*?)\n## /.exec(readFileSync('docs/security.md', 'utf8')) ?? [];

test('the documents name every way to sign in', () => {
  const outputs = (output: object): object[] =>
    'options' in output ? (output.options as object[]) : [output];
  const issuing = operations.filter(({ output }) =>
    outputs(output).some((one) => 'shape' in one && 'accessToken' in (one.shape as object)),
  );
  const names: readonly string[] = issuing.map(({ name }) => name).sort();
  expect(names).toEqual([
    'identity.log-in',
    'identity.log-in-with-passkey',
    'identity.prove-factor',
    'identity.refresh',
    'identity.register',
  ]);
  for (const name of names) expect(signingIn).toContain(`\`${name}\``);
  // Cookies are set for these alone.
  const cookies = Object.entries(routes).filter(
    ([, { session }]) => session === 'issue' || session === 'renew',
  );
  expect(cookies.map(([name]) => name).sort()).toEqual(names);
});

test('each way to sign in is limited before any password is compared', () => {
  for (const { name, limits = [] } of operations.filter(({ name }) =>
    [
      'identity.log-in',
      'identity.log-in-with-passkey',
      'identity.start-passkey-log-in',
      'identity.prove-factor',
      'identity.refresh',
      'identity.register',
      'identity.reset-password',
    ].includes(name),
  ))
    expect([name, limits.some(({ per }) => per === 'address')]).toEqual([name, true]);
});
