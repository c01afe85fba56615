import { Unavailable } from '../../../application/kernel/errors.ts';

/**
 * The transaction conflicts with another: duplicate key, stale version, missing row or deadlock. It may be
 * retried.
 */
export class TransactionConflict extends Error {
  constructor(cause: unknown) {
    super('The transaction conflicts with another', { cause });
  }
}

// The check violation comes from `dialect.assertExists`.
const conflictCodes = new Set([
  'ER_DUP_ENTRY',
  'ER_LOCK_DEADLOCK',
  'ER_CHECKREAD',
  'ER_CHECK_CONSTRAINT_VIOLATED',
  // A group of servers certified another transaction first.
  'ER_TRANSACTION_ROLLBACK_DURING_COMMIT',
]);
const conflictNames = new Set([
  'UniqueConstraintViolationException',
  'OptimisticLockError',
  'DeadlockException',
]);
// SQLITE_CONSTRAINT_CHECK, SQLITE_BUSY_SNAPSHOT, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE
const sqliteConflicts = new Set([275, 517, 1555, 2067]);

/** The server became a replica in a failover: its name now leads to another server. */
const readOnlyCodes = ['ER_OPTION_PREVENTS_STATEMENT', 'ER_READ_ONLY_MODE'];

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_QUERY_TIMEOUT',
  'ER_RECORD_FILE_FULL',
  'ER_DISK_FULL',
  'ER_NORMAL_SHUTDOWN',
  'ER_CLIENT_INTERACTION_TIMEOUT',
  'ER_SESSION_WAS_KILLED',
  // The server left its group.
  'ER_RUN_HOOK_ERROR',
  // Not retried: the wait was long, and the lock may be held by a process that died.
  'ER_LOCK_WAIT_TIMEOUT',
  ...readOnlyCodes,
]);
// SQLITE_BUSY (another process holds the write lock for too long), SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN.
const sqliteAway = new Set([5, 13, 10, 14]);

// The driver gives these errors no code.
const awayMessages = new Set([
  'Queue limit reached.',
  'Pool is closed.',
  'Connection lost: The server closed the connection.',
  "Can't add new command when connection is in closed state",
]);

// The low byte of an extended code is its primary code: SQLITE_IOERR_WRITE is an SQLITE_IOERR.
const primaryCode = 0xff;

interface DriverError {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly errcode?: number;
  readonly fatal?: boolean;
  readonly cause?: unknown;
  readonly previous?: unknown;
}

/** Whether the connection must be closed, because the server can no longer write. */
export const isReadOnly = ({ code }: { readonly code?: string | undefined }) =>
  readOnlyCodes.includes(code ?? '');

/** Whether a statement was refused or waited too long for a lock, so that certainly nothing of its transaction is stored. */
export function isStatementsFault(error: unknown): boolean {
  const { fatal, code } = error as DriverError;
  return !fatal && (!(translate(error) instanceof Unavailable) || code === 'ER_LOCK_WAIT_TIMEOUT');
}

/** Translates errors of the drivers and the ORM into our own; other errors are returned unchanged. */
export function translate(error: unknown): unknown {
  for (
    let at = error as DriverError | undefined;
    at && typeof at === 'object';
    at = (at.cause ?? at.previous) as DriverError
  ) {
    if (at instanceof TransactionConflict || at instanceof Unavailable) return at;
    if (
      conflictCodes.has(at.code ?? '') ||
      conflictNames.has(at.name ?? '') ||
      sqliteConflicts.has(at.errcode ?? -1)
    )
      return new TransactionConflict(error);
    if (
      awayCodes.has(at.code ?? '') ||
      awayMessages.has(at.message ?? '') ||
      sqliteAway.has((at.errcode ?? 0) & primaryCode)
    )
      return unavailable(error);
  }
  return error;
}

function unavailable(cause: unknown): Unavailable {
  const refused = new Unavailable({ retryAfterSeconds: 1 });
  refused.cause = cause;
  return refused;
}
