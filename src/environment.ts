import { z } from 'zod';
import { defaultLimits, type Limits } from './domain/wallets/limits.ts';
import { urlsOf } from './infrastructure/kernel/database/mysql/urls.ts';
import { noPepper } from './infrastructure/kernel/files/peppers.ts';
import { mailerSchemes } from './infrastructure/kernel/mail/open-mailer.ts';
import { allSlots, isSlotRange } from './infrastructure/kernel/outbox/slots.ts';
import { parseRedisUrl } from './infrastructure/kernel/redis/redis-url.ts';
import { isStoreUrl, storeSchemes } from './infrastructure/media/stores/open-object-store.ts';
import { isCurrency } from './infrastructure/wallets/currencies.ts';
import { paymentSchemes } from './infrastructure/wallets/provider/open-payment-provider.ts';

const count = (minimum: number, maximum: number, fallback: number) =>
  z.coerce.number().int().min(minimum).max(maximum).default(fallback);
const port = z.coerce.number().int().min(0).max(65_535);
const address = (protocols: RegExp, example: string) =>
  z.string().refine((text) => protocols.test(URL.parse(text)?.protocol ?? ''), `must look like ${example}`);

const origin = z
  .string()
  .refine(
    (text) => URL.parse(text)?.origin === text,
    'must be origins like https://app.example.com, separated by commas',
  );

const isMysqlUrl = (text: string) =>
  /^mysql:\/\/./.test(text) && urlsOf(text).every((url) => URL.parse(url)?.hostname);

const signingKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.base64url(),
  d: z.base64url(),
  kid: z.string().exactOptional(),
});

const signingKeys = z
  .string()
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue('must be JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(signingKey, 'must be a JSON array of private Ed25519 JWKs, the signing one first').min(1));

const isPepper = (text: string) => text.length >= 32;
const peppers = z
  .array(z.string())
  .refine(
    (list) => list.slice(0, -1).every(isPepper) && (list.at(-1) === noPepper || isPepper(list.at(-1)!)),
    `must be peppers of at least 32 characters, the current one first; only the last may be ${noPepper}`,
  )
  .refine((list) => new Set(list).size === list.length, 'must name each pepper once')
  .refine(
    (list) => list.length === 1 || list.every((text) => text === text.trim()),
    'must have no spaces around the commas',
  );

/** The environment variables of the service. */
export const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** The address under which browsers reach the service; links and the tokens' issuer contain it. */
  PUBLIC_URL: address(/^https?:$/, 'https://api.example.com').optional(),
  /** Where the pages are that mails link to; the service itself serves plain ones. */
  APP_URL: address(/^https?:$/, 'https://app.example.com').optional(),
  /** The domain that passkeys are bound to; by default the host of `APP_URL`. */
  PASSKEY_RP_ID: z
    .string()
    .regex(/^([a-z0-9-]+\.)*[a-z0-9-]+$/, 'must look like example.com')
    .optional(),
  /** Whether the service serves the web app at `/`. */
  WEB_APP: z.enum(['on', 'off']).default('on'),
  /** What this process does: answers callers, works on what follows from their calls, or both. */
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  /** The hash slots whose outbox messages this process handles. */
  OUTBOX_SLOTS: z
    .string()
    .refine(isSlotRange, 'must be a range of hash slots in hexadecimal digits, such as 00-7f')
    .default(allSlots),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^sqlite:./.test(text) || isMysqlUrl(text),
      'must look like sqlite:./data/layers.db or mysql://user:password@host,other-host/database',
    )
    .optional(),
  /** Replicas of `DATABASE_URL` that may answer reads. */
  DATABASE_READ_URL: z
    .string()
    .refine(isMysqlUrl, 'must look like mysql://user:password@host,other-host/database')
    .optional(),
  /** The store of the files. */
  STORAGE_URL: z
    .string()
    .refine(
      (text) => isStoreUrl(text),
      `must be the URL of a store, such as file:./data/files; it starts with one of ${storeSchemes.join(', ')}`,
    )
    .optional(),
  /** Bytes that the files of one account may use. */
  MEDIA_QUOTA: count(1, 2 ** 50, 2 * 1024 ** 3),
  /** A ClamAV daemon that scans every upload. */
  CLAMD_URL: address(/^tcp:$/, 'tcp://127.0.0.1:3310').optional(),
  SQLITE_SYNCHRONOUS: z.enum(['normal', 'full']).default('normal'),
  /** The number of connections. */
  MYSQL_POOL: count(1, 1000, 10),
  /** What several processes share and may forget: messages between them, and rate limits. */
  REDIS_URL: z
    .string()
    .refine(
      (text) => parseRedisUrl(text) !== undefined,
      'must look like redis://user:password@host:6379 or rediss://…, and may end in ?prefix=layers',
    )
    .optional(),
  /** Names the mailer, by its scheme. */
  SMTP_URL: z
    .string()
    .refine(
      (text) => mailerSchemes.includes(URL.parse(text)?.protocol ?? ''),
      'must look like smtp://user:password@host:587',
    )
    .optional(),
  /** Names who takes payments, by its scheme. */
  PAYMENTS_URL: z
    .string()
    .default('ledger:')
    .refine(
      (text) => paymentSchemes.includes(URL.parse(text)?.protocol ?? ''),
      `must start with one of ${paymentSchemes.join(', ')}`,
    ),
  /** Whether people can pay out what they topped up. */
  WITHDRAWALS: z.enum(['on', 'off']).default('off'),
  MAIL_FROM: z.string().default('Layers <no-reply@localhost>'),
  JWT_PRIVATE_KEYS: signingKeys.optional(),
  /** The current pepper first, then those that old hashes were made with; `none` for hashes made without one. */
  PASSWORD_PEPPER: z
    .string()
    .default(noPepper)
    .transform((text) => text.split(','))
    .pipe(peppers),
  /** A file with hashes of breached passwords. */
  BREACHED_PASSWORDS: z.string().optional(),
  BCRYPT_COST: count(4, 15, 12),
  /** `staff`: operations of admins and moderators refuse sign-ins without a second factor. */
  REQUIRE_FACTOR: z.enum(['off', 'staff']).default('off'),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(origin)),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  /** Whether calls are refused while earlier ones wait for too long. */
  LOAD_SHEDDING: z.enum(['on', 'off']).default('on'),
  /** Calls per account in five minutes, and writes per account and second. */
  RATE_LIMIT_CALLS: count(1, 1_000_000, 300),
  RATE_LIMIT_WRITES: count(1, 1_000_000, 20),
  /** Connections that one address may hold without a sign-in. */
  CONNECTIONS_PER_ADDRESS: count(1, 1_000_000, 200),
  /** Number of proxies in front of the service whose X-Forwarded-For entry is trusted. */
  TRUST_PROXY: count(0, 10, 0),
  METRICS_PORT: port.optional(),
  /** An OTLP collector, http://host:4318; unset disables tracing. */
  OTEL_EXPORTER_OTLP_ENDPOINT: address(/^https?:$/, 'http://collector:4318').optional(),
  /** The currencies of wallets, by ISO 4217, separated by commas. */
  CURRENCIES: z
    .string()
    .default('EUR')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(
      z
        .array(z.string().refine(isCurrency, 'must be codes of ISO 4217 like EUR,USD'))
        .refine((codes) => new Set(codes).size === codes.length, 'must name each currency once'),
    ),
  /** The most that a person can pay at once, can pay in a day, and can be paid up to; in minor units. */
  WALLET_LIMITS: z
    .string()
    .regex(/^[1-9]\d{0,11},[1-9]\d{0,11},[1-9]\d{0,14}$/, 'must look like 100000,500000,1000000')
    .transform((text): Limits => {
      const [perTransfer, perDay, maxBalance] = text.split(',').map(Number) as [number, number, number];
      return { perTransfer, perDay, maxBalance };
    })
    .default(defaultLimits),
  /** Reports by people in good standing that hide a thing until a moderator decides; 0 for never. */
  MODERATION_HIDE_AFTER: count(0, 1_000_000, 0),
  /** Above this number of followers an author's posts are pulled by readers instead of pushed to them. */
  FEED_PULL_THRESHOLD: count(1, 1_000_000_000, 10_000),
});
