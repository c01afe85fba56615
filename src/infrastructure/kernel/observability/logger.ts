import { type DestinationStream, type Logger, pino } from 'pino';

// Values with these names, at the top and up to two levels down, are never logged.
const secrets = [
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
  'ticket',
  'recoveryCode',
  'recoveryCodes',
  'otpauthUrl',
  'authorization',
  'cookie',
  '["set-cookie"]',
  '["idempotency-key"]',
];
const at = (prefix: string) =>
  secrets.map((name) => (name.startsWith('[') ? prefix + name : `${prefix}.${name}`));

let output: DestinationStream | undefined;

/**
 * One write per line would cost more than the line itself, so lines are buffered and flushed ten times a second. All
 * loggers share one buffer, because its timer never ends.
 */
const standardOutput = (): DestinationStream =>
  (output ??= pino.destination({ sync: false, minLength: 8192, periodicFlush: 100 }));

/** Logs JSON lines, to standard output by default. */
export const createLogger = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...secrets, ...at('*'), ...at('*.*')], censor: '[secret]' },
    },
    destination ?? standardOutput(),
  );
