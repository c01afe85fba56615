import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { expect, vi } from 'vitest';
import { resolveLocalNames } from './compose/local-names.ts';
import { mailsIn } from './compose/mailpit.ts';
import type { ServiceProcesses } from './service-processes.ts';

const { TEST_SERVICE_URL, TEST_SERVICE_DATABASE_URL, TEST_SERVICE_MAILS } = process.env;

/** Whether the scenarios run against a service that runs already, with a MySQL and a Mailpit. */
export const hasRunningService = TEST_SERVICE_URL !== undefined;

/** It must let the tests choose their addresses by X-Forwarded-For, since each address may register five people. */
export function runningService(waiting: string): ServiceProcesses {
  if (!TEST_SERVICE_URL || !TEST_SERVICE_DATABASE_URL || !TEST_SERVICE_MAILS)
    throw new Error('TEST_SERVICE_URL needs TEST_SERVICE_DATABASE_URL and TEST_SERVICE_MAILS');
  resolveLocalNames();
  let callers = Math.floor(Math.random() * 0xffff);
  return {
    urls: [TEST_SERVICE_URL],
    callerHeaders: () => ({ 'x-forwarded-for': `2001:db8:${(callers++ % 0xffff).toString(16)}::1` }),
    get services(): never {
      throw new Error('This test needs a service in its own process');
    },
    faults: [],
    async settled() {
      const connection = await createConnection(TEST_SERVICE_DATABASE_URL);
      try {
        const left = async () => (await connection.query<RowDataPacket[]>(waiting))[0][0]!.count;
        await vi.waitFor(async () => expect(await left()).toBe(0), 30_000);
      } finally {
        await connection.end();
      }
    },
    mails: () => mailsIn(TEST_SERVICE_MAILS),
    stop: async () => {},
  };
}
