import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { urlsOf } from '../src/infrastructure/kernel/database/mysql/urls.ts';

const fault = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

test('an empty environment starts a private service on the embedded database', () => {
  expect(readConfig({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    DATA_DIR: resolve('data'),
    DATABASE_URL: `sqlite:${join(resolve('data'), 'layers.db')}`,
    CORS_ORIGINS: [],
    RATE_LIMITS: 'on',
    TRUST_PROXY: 0,
    FEED_PULL_THRESHOLD: 10_000,
  });
  expect(readConfig({}).METRICS_PORT).toBeUndefined();
});

test('an empty variable counts as unset', () => {
  expect(readConfig({ PORT: '', SMTP_URL: ' ', JWT_PRIVATE_KEYS: '' })).toEqual(readConfig({}));
});

test('one message names every variable at fault and what is wrong with it', () => {
  const message = fault({
    PORT: '70000',
    DATABASE_URL: 'postgres://db',
    SMTP_URL: 'mail.example.com',
    CORS_ORIGINS: 'https://a.example, https://b.example/path',
    LOG_LEVEL: 'loud',
    TRUST_PROXY: 'yes',
    MYSQL_POOL: '0',
  });
  for (const name of [
    'PORT',
    'DATABASE_URL',
    'SMTP_URL',
    'CORS_ORIGINS',
    'LOG_LEVEL',
    'TRUST_PROXY',
    'MYSQL_POOL',
  ])
    expect(message).toMatch(new RegExp(`^  ${name}: .+`, 'm'));
  expect(message).toContain('must look like sqlite:./data/layers.db or mysql://');
  expect(message).not.toContain('HOST');
});

test('MySQL may have several hosts, each with its port', () => {
  const url = 'mysql://layers:p%40ss@a,b:3307,10.0.0.3/layers?ssl={}';
  expect(urlsOf(readConfig({ DATABASE_URL: url }).DATABASE_URL)).toEqual([
    'mysql://layers:p%40ss@a/layers?ssl={}',
    'mysql://layers:p%40ss@b:3307/layers?ssl={}',
    'mysql://layers:p%40ss@10.0.0.3/layers?ssl={}',
  ]);
  for (const wrong of ['mysql://a,,b/layers', 'mysql://a,b:x/layers', 'mysql://u@a,/layers'])
    expect(fault({ DATABASE_URL: wrong })).toMatch(/^ {2}DATABASE_URL: must look like/m);
});

test('Redis is named by an address, and perhaps a prefix of its keys', () => {
  const redis = (url: string) => readConfig({ REDIS_URL: url }).REDIS_URL;
  for (const url of [
    'redis://127.0.0.1/0',
    'rediss://layers:secret@cache.example.com:6380/',
    'redis://[::1]:6379/?prefix=staging',
  ])
    expect(redis(url)).toBe(url);
  for (const url of [
    '127.0.0.1:6379',
    'http://127.0.0.1:6379',
    'redis://',
    'redis://127.0.0.1/2',
    'redis://127.0.0.1/0?prefix=',
    'redis://127.0.0.1/0?prefix=a:b',
    'redis://127.0.0.1/0?db=1',
  ])
    expect(fault({ REDIS_URL: url })).toContain('REDIS_URL: must look like redis://');
});

test('a process with a role of its own must share everything with the others', () => {
  expect(readConfig({}).ROLE).toBe('all');
  const api = fault({ ROLE: 'api' });
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'JWT_PRIVATE_KEYS', 'STORAGE_URL', 'PASSWORD_PEPPER'])
    expect(api).toMatch(new RegExp(`^  ${name}: .*ROLE is api`, 'm'));
  expect(api).not.toContain('SMTP_URL');
  expect(fault({ ROLE: 'worker' })).toMatch(/^ {2}SMTP_URL: is needed when ROLE is worker/m);
});

test('a process may serve a part of the hash slots', () => {
  expect(readConfig({}).OUTBOX_SLOTS).toBe('00-ff');
  for (const slots of ['80-bf', '7f-7f'])
    expect(readConfig({ OUTBOX_SLOTS: slots }).OUTBOX_SLOTS).toBe(slots);
  for (const wrong of ['80', '80-', '0-7f', '80-7f', '00-100', '00-fg'])
    expect(fault({ OUTBOX_SLOTS: wrong })).toMatch(/^ {2}OUTBOX_SLOTS: must be a range of hash slots/m);
});

test('a secret that is not usable is not repeated in the message', () => {
  expect(fault({ PASSWORD_PEPPER: 'hunter2', JWT_PRIVATE_KEYS: '{"d":"hunter2"}' })).not.toContain('hunter2');
});

test('peppers are a list, the current one first; only the last may stand for none', () => {
  const [a, b] = ['a'.repeat(32), 'b'.repeat(32)];
  const peppers = (text: string) => readConfig({ PASSWORD_PEPPER: text }).PASSWORD_PEPPER;
  expect(readConfig({}).PASSWORD_PEPPER).toEqual(['none']);
  expect(peppers(a)).toEqual([a]);
  expect(peppers(`${b},${a},none`)).toEqual([b, a, 'none']);
  for (const wrong of [`none,${a}`, `${a},`, `${a},short`, `${a},${a}`, `${a}, ${b}`])
    expect(fault({ PASSWORD_PEPPER: wrong })).toMatch(/^ {2}PASSWORD_PEPPER: must/m);
});

test('rate limits may be off on loopback alone', () => {
  expect(readConfig({ RATE_LIMITS: 'off' }).RATE_LIMITS).toBe('off');
  const message = fault({ RATE_LIMITS: 'off', HOST: '0.0.0.0', PUBLIC_URL: 'https://api.example.com' });
  expect(message).toContain('RATE_LIMITS: may be off only while HOST is loopback');
});

test('a service that others reach must know its public address', () => {
  expect(fault({ HOST: '0.0.0.0' })).toContain('PUBLIC_URL');
  const config = readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://api.example.com/' });
  expect(config.PUBLIC_URL).toBe('https://api.example.com');
  expect(config.APP_URL).toBe('https://api.example.com');
  expect(readConfig({ APP_URL: 'https://app.example.com/' }).APP_URL).toBe('https://app.example.com');
});

test('a cheap password hash is refused in production', () => {
  expect(fault({ NODE_ENV: 'production', BCRYPT_COST: '4' })).toContain('BCRYPT_COST');
});

test('a mail server elsewhere is spoken to encrypted, unless something else is said', () => {
  const smtp = (url: string) => readConfig({ SMTP_URL: url }).SMTP_URL;
  expect(smtp('smtp://u:p@mail.example.com:587')).toBe('smtp://u:p@mail.example.com:587?requireTLS=true');
  expect(smtp('smtp://mail.example.com?pool=true')).toBe('smtp://mail.example.com?pool=true&requireTLS=true');
  for (const url of [
    'smtps://mail.example.com',
    'smtp://127.0.0.1:2525',
    'smtp://mail.internal?requireTLS=false',
  ])
    expect(smtp(url)).toBe(url);
});

test('signing keys and origins arrive parsed', () => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', d: 'BBBB' };
  const config = readConfig({
    JWT_PRIVATE_KEYS: JSON.stringify([key]),
    CORS_ORIGINS: 'https://a.example,http://localhost:5173',
  });
  expect(config.JWT_PRIVATE_KEYS).toEqual([key]);
  expect(config.CORS_ORIGINS).toEqual(['https://a.example', 'http://localhost:5173']);
  expect(fault({ JWT_PRIVATE_KEYS: 'no json' })).toContain('JWT_PRIVATE_KEYS: must be JSON');
});
