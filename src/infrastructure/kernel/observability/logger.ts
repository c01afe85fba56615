import { type DestinationStream, type Logger, pino } from 'pino';

// Under any of these names, at the top and up to two levels down, a value is never written.
const secrets = [
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  '["set-cookie"]',
  '["idempotency-key"]',
];
const at = (prefix: string) =>
  secrets.map((name) => (name.startsWith('[') ? prefix + name : `${prefix}.${name}`));

/** Lines of JSON; `destination` is standard output unless told. */
export const createLogger = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...secrets, ...at('*'), ...at('*.*')], censor: '[secret]' },
    },
    // A write for each line would cost more than the line; what is buffered goes out ten times a second.
    destination ?? pino.destination({ sync: false, minLength: 8192, periodicFlush: 100 }),
  );
