import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  assertServiceVariables,
  imageVariables,
  knownLater,
  ofLibraries,
  type Role,
  type Variables,
} from './variables.ts';

const shared: Variables = {
  PUBLIC_URL: 'https://layers.example.com',
  DATABASE_URL: knownLater,
  REDIS_URL: 'redis://valkey',
  JWT_PRIVATE_KEYS: knownLater,
  PASSWORD_PEPPER: knownLater,
  STORAGE_URL: 'gs://layers-files',
  GOOGLE_APPLICATION_CREDENTIALS: '/secrets/storage.json',
};
const api: Variables = { ...shared, ROLE: 'api' };
const worker: Variables = { ...shared, ROLE: 'worker', SMTP_URL: knownLater };

function problem(variables: Variables, role: Role = 'api'): string {
  try {
    assertServiceVariables('a deployment', variables, role);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('what the image sets is read from its Dockerfile', () => {
  expect(imageVariables()).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '3000' });
});

test('variables with which the service starts are accepted in each role', () => {
  expect(problem(api)).toBe('');
  expect(problem(worker, 'worker')).toBe('');
  expect(problem({ ...shared, METRICS_PORT: '9100' }, 'all')).toBe('');
});

test('a misspelt variable is an error', () => {
  expect(problem({ ...api, LOG_LEVL: 'debug' })).toBe(
    'a deployment:\n  LOG_LEVL: the service knows no such variable',
  );
});

test('a value that the service cannot parse is an error', () => {
  expect(problem({ ...api, MYSQL_POOL: 'ten' })).toContain('MYSQL_POOL: ');
});

test.each([
  'DATABASE_URL',
  'JWT_PRIVATE_KEYS',
  'PASSWORD_PEPPER',
  'STORAGE_URL',
  'REDIS_URL',
  'PUBLIC_URL',
  'SMTP_URL',
])('a worker without %s is an error', (name) => {
  const { [name]: _, ...others } = worker;
  expect(problem(others, 'worker')).toContain(`  ${name}: `);
});

test('a process with another role than it should have is an error', () => {
  expect(problem(shared)).toContain('ROLE: is all, but must be api here');
});

test('a store or payment provider without its credentials is an error', () => {
  expect(problem({ ...api, STORAGE_URL: 'azblob://files?account=layers' })).toContain(
    'set AZURE_STORAGE_KEY',
  );
  expect(problem({ ...api, STORAGE_URL: 's3://files?endpoint=http://s3' })).toContain(
    'set AWS_ACCESS_KEY_ID',
  );
  expect(problem({ ...api, PAYMENTS_URL: 'stripe:' })).toContain('set STRIPE_SECRET_KEY');
  expect(
    problem({
      ...api,
      PAYMENTS_URL: 'stripe:',
      STRIPE_SECRET_KEY: knownLater,
      STRIPE_WEBHOOK_SECRET: knownLater,
    }),
  ).toBe('');
});

test('every variable of a library that a deployment may set is explained to operators', () => {
  const operations = readFileSync('docs/operations.md', 'utf8');
  for (const name of ofLibraries) expect(operations, name).toContain(name);
});
