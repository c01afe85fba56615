import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { Environment } from './environment.ts';
import { noPepper } from './infrastructure/kernel/files/peppers.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
const isLoopback = (host: string): boolean => loopback.test(host);

/** A remote mail server must offer STARTTLS; without it neither mails nor the password are sent. */
function onlyEncrypted(url: string): string {
  const { protocol, hostname, search, searchParams } = new URL(url);
  const isSaid = protocol !== 'smtp:' || searchParams.has('requireTLS') || searchParams.has('ignoreTLS');
  if (isSaid || isLoopback(hostname.replace(/^\[|\]$/g, ''))) return url;
  return `${url}${search === '' ? '?' : '&'}requireTLS=true`;
}

const Settings = Environment.transform((env, ctx) => {
  const need = (variable: string, message: string) =>
    ctx.addIssue({ code: 'custom', path: [variable], message });
  if (env.RATE_LIMITS === 'off' && !isLoopback(env.HOST))
    need('RATE_LIMITS', 'may be off only while HOST is loopback');
  if (env.PUBLIC_URL === undefined && !isLoopback(env.HOST))
    need('PUBLIC_URL', 'is needed when HOST is not loopback');
  if (env.NODE_ENV === 'production' && env.BCRYPT_COST < 10)
    need('BCRYPT_COST', 'must be at least 10 in production');
  if (env.DATABASE_READ_URL !== undefined && !env.DATABASE_URL?.startsWith('mysql:'))
    need('DATABASE_READ_URL', 'is for replicas of a MySQL: DATABASE_URL must name it');
  if (env.ROLE !== 'all') {
    const reason = `is needed when ROLE is ${env.ROLE}, since other processes must have the same`;
    if (!env.DATABASE_URL?.startsWith('mysql:'))
      need('DATABASE_URL', `must be a MySQL when ROLE is ${env.ROLE}`);
    for (const variable of ['REDIS_URL', 'JWT_PRIVATE_KEYS', 'STORAGE_URL'] as const)
      if (env[variable] === undefined) need(variable, reason);
    if (env.PASSWORD_PEPPER[0] === noPepper) need('PASSWORD_PEPPER', reason);
    if (env.ROLE === 'worker' && env.SMTP_URL === undefined)
      need('SMTP_URL', 'is needed when ROLE is worker, which sends the mails');
  }
  const pagesHost = URL.parse(env.APP_URL ?? env.PUBLIC_URL ?? '')?.hostname ?? env.HOST;
  if (env.PASSKEY_RP_ID !== undefined && !`.${pagesHost}`.endsWith(`.${env.PASSKEY_RP_ID}`))
    need('PASSKEY_RP_ID', 'must be the host of APP_URL or a domain above it');
  const dataDir = resolve(env.DATA_DIR);
  const host = env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
  const publicUrl = (env.PUBLIC_URL ?? `http://${host}:${env.PORT}`).replace(/\/+$/, '');
  return {
    ...env,
    DATA_DIR: dataDir,
    DATABASE_URL: env.DATABASE_URL ?? `sqlite:${join(dataDir, 'layers.db')}`,
    STORAGE_URL: env.STORAGE_URL ?? `file:${join(dataDir, 'files')}`,
    ...(env.SMTP_URL !== undefined && { SMTP_URL: onlyEncrypted(env.SMTP_URL) }),
    PUBLIC_URL: publicUrl,
    APP_URL: (env.APP_URL ?? publicUrl).replace(/\/+$/, ''),
  };
});

export type Config = z.output<typeof Settings>;

export class ConfigError extends Error {}

/** Throws a `ConfigError` that lists every invalid variable. Values are not quoted: some are secrets. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = Settings.safeParse(Object.fromEntries(set));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${String(path[0])}: ${message}`);
  throw new ConfigError(`The configuration is invalid:\n${[...new Set(lines)].join('\n')}`);
}

/** For entry points: prints the message and exits when the configuration is invalid. */
export function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
