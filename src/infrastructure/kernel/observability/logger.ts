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

/** One write per line would cost more than the line itself, so lines are buffered for a tenth of a second. */
const standardOutput = (): DestinationStream =>
  (output ??= flushedSoon(pino.destination({ sync: false, minLength: 8192 })));

/** pino's own timer never rests, though nothing is logged. */
function flushedSoon(stream: ReturnType<typeof pino.destination>): DestinationStream {
  let isDue = false;
  const flush = () => {
    isDue = false;
    stream.flush();
  };
  return {
    write(line) {
      stream.write(line);
      if (!isDue) setTimeout(flush, 100).unref();
      isDue = true;
    },
  };
}

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
