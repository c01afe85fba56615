import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { objectStoreContract } from '../../src/contracts/index.ts';
import { contractSender, mailerContract } from '../../src/contracts/mailer/index.ts';
import { SmtpMailer } from '../../src/infrastructure/kernel/mail/smtp-mailer.ts';
import { SystemClock } from '../../src/infrastructure/kernel/runtime/clock.ts';
import { openGcs } from '../../src/infrastructure/media/stores/gcs-store.ts';
import { findFakeGcs, findMailpit, startOwnImage } from '../kit/servers/emulators.ts';
import { gcsCredentials } from '../kit/servers/gcs.ts';
import { guarded } from '../kit/servers/stores.ts';
import { parsed } from './mailers.ts';
import { runContract } from './run-contract.ts';

// Servers that others have built, where they are asked for: what our own ones have overlooked shows here.
const [gcs, mailpit, own] = await Promise.all([findFakeGcs(), findMailpit(), startOwnImage()]);
afterAll(async () => {
  for (const server of [gcs, mailpit, own]) await server?.stop();
});

if (gcs)
  runContract(gcs.name, objectStoreContract, async () => {
    const bucket = `layers-${randomUUID()}`;
    const headers = { 'content-type': 'application/json' };
    const made = await fetch(`${gcs.endpoint}/storage/v1/b?project=tests`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: bucket }),
    });
    if (!made.ok) throw new Error(`${gcs.name} makes no bucket: ${made.status}`);
    const options = { credentials: gcsCredentials, projectId: 'tests' };
    const open = (name: string) =>
      guarded(openGcs(new URL(`gs://${name}?endpoint=${gcs.endpoint}`), new SystemClock(), options));
    return {
      store: open(bucket),
      reopen: () => open(bucket),
      fetch: (url: string, init?: RequestInit) => fetch(url, init),
      misconfigured: { 'another bucket': open('nowhere') },
      stop: () => {},
    };
  });

if (mailpit) {
  const { api, smtp } = mailpit;
  runContract(mailpit.name, mailerContract, async () => {
    await fetch(`${api}/api/v1/messages`, { method: 'DELETE' });
    return {
      mailer: new SmtpMailer({ url: smtp, from: contractSender, connectMs: 2_000, silenceMs: 5_000 }),
      timeLimitMs: 6_000,
      async arrived() {
        const { messages } = (await (await fetch(`${api}/api/v1/messages`)).json()) as {
          messages: { ID: string }[];
        };
        return Promise.all(
          messages.toReversed().map(async ({ ID }) => {
            const raw = await fetch(`${api}/api/v1/message/${ID}/raw`);
            return parsed(Buffer.from(await raw.arrayBuffer()));
          }),
        );
      },
      stop: () => {},
    };
  });
}

describe.skipIf(!own)('The image of the service', () => {
  test('answers as soon as it is ready', async () => {
    expect((await fetch(`${own!.url}/readyz`)).status).toBe(200);
  });
});
