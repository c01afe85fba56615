import { describe, expect, test } from 'vitest';
import { Unavailable } from '../../../src/application/kernel/errors.ts';
import { TransactionConflict, translate } from '../../../src/infrastructure/kernel/database/errors.ts';

const failed = (code: string) => Object.assign(new Error(`failed: ${code}`), { code });

describe('A failing database', () => {
  test.each([
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ECONNREFUSED',
    'ER_OPTION_PREVENTS_STATEMENT',
    'ER_READ_ONLY_MODE',
    'ER_CLIENT_INTERACTION_TIMEOUT',
    'ER_LOCK_WAIT_TIMEOUT',
  ])('%s is unavailable: try again later', (code) => {
    expect(translate(failed(code))).toBeInstanceOf(Unavailable);
    expect(translate(new Error('The ORM wraps it', { cause: failed(code) }))).toBeInstanceOf(Unavailable);
  });

  test('a deadlock is a conflict, which is retried', () => {
    expect(translate(failed('ER_LOCK_DEADLOCK'))).toBeInstanceOf(TransactionConflict);
  });

  test('an error in a statement stays an error', () => {
    const error = failed('ER_PARSE_ERROR');
    expect(translate(error)).toBe(error);
  });
});
