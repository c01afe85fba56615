import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { run } from '../cli/run.ts';
import { png } from '../kit/files/images.ts';
import { request, type ServiceProcess } from '../kit/processes/service-process.ts';
import { type Acknowledged, Load, settle } from './load.ts';
import { PaymentLoad } from './payment-load.ts';

/** What callers were told that the service has stored. */
export interface Known {
  readonly posts: readonly Acknowledged[];
  readonly payments: readonly { readonly id: string; readonly token: string }[];
}

const size = 6;
/** The newest posts and payments, which are looked at as their people do. */
const looks = 20;

/** People who post, pay each other and have a picture, on the service that `current` returns. */
export async function startDrill(current: () => ServiceProcess, environment: Record<string, string>) {
  const url = () => current().url;
  const members = await settle(url(), size);
  const [owner] = members;
  const banker = await becomeBanker(url(), environment);
  for (const { id } of members) {
    const body = { transferId: randomUUID(), amount: '100000', currency: 'EUR' };
    const granted = await request(url(), 'POST', `/admin/wallets/${id}/grants`, { token: banker, body });
    expect(granted?.status).toBe(201);
  }
  const fileId = await upload(url(), owner!.token);
  const picture = await contentOf(url(), owner!.token, fileId);
  let load: Load;
  let loads = 0;
  let payments: PaymentLoad;

  const known = (): Known => ({
    posts: [...load.acknowledged],
    payments: payments.payments.flatMap(({ made: id, by }) => (id ? [{ id, token: by.token }] : [])),
  });
  const start = () => {
    load = new Load(members, url, `load ${loads++}`);
    payments = new PaymentLoad(members, url);
    load.start();
    payments.start();
  };
  return {
    known,
    start,
    /** Waits for more posts and payments. */
    async goesOn(): Promise<void> {
      const count = () => Math.min(load.acknowledged.length, known().payments.length);
      const before = count();
      await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(before + 10);
    },
    async stop(): Promise<void> {
      await Promise.all([load.stop(), payments.stop()]);
      expect(payments.strange).toEqual([]);
    },
    /** Expects that everyone finds what they knew, that everything adds up, and that life goes on. */
    async expectRestored({ posts, payments: paid }: Known, read: Read): Promise<void> {
      const token = owner!.token;
      const missing = (table: string, ids: readonly string[]) => missingFrom(read, table, ids);
      expect(
        await missing(
          'posts',
          posts.map(({ postId }) => postId),
        ),
      ).toEqual([]);
      expect(
        await missing(
          'wallet_transfers',
          paid.map(({ id }) => id),
        ),
      ).toEqual([]);
      for (const { postId } of posts.slice(-looks))
        expect(await statusOf(url(), `/posts/${postId}`, token)).toBe(200);
      for (const { id, token: payer } of paid.slice(-looks))
        expect(await statusOf(url(), `/wallet/transfers/${id}`, payer)).toBe(200);
      expect(await contentOf(url(), token, fileId)).toEqual(picture);
      for (let i = 0; i < size; i++) expect(await logIn(url(), `member${i}`)).toBeDefined();
      this.start();
      await this.goesOn();
      await this.stop();
    },
  };
}

/** Runs a statement on the restored database; resolves to the first column. */
export type Read = (text: string) => Promise<string[]>;

async function missingFrom(read: Read, table: string, ids: readonly string[]): Promise<string[]> {
  const stored = new Set(await read(`select lower(hex(id)) from ${table}`));
  return ids.filter((id) => !stored.has(id.replaceAll('-', '')));
}

/** Expects that the commands with which operators check a restored service find nothing. */
export async function expectVerified(environment: Record<string, string>): Promise<void> {
  const results = await Promise.all(
    ['feed-verify', 'counts-verify', 'wallets-verify'].map(async (command) => {
      const { code, stdout, stderr } = await run(command, [], environment);
      return { command, code, output: code === 0 ? '' : stdout + stderr };
    }),
  );
  expect(results.filter(({ code }) => code !== 0)).toEqual([]);
}

const password = 'likes clothes a lot';

async function logIn(url: string, username: string): Promise<string | undefined> {
  const answer = await request(url, 'POST', '/auth/login', { body: { username, password } });
  return answer?.body.accessToken;
}

/** The token of someone who may give credits. */
async function becomeBanker(url: string, environment: Record<string, string>): Promise<string> {
  const body = { username: 'banker', email: 'banker@example.com', password };
  await request(url, 'POST', '/auth/register', { body });
  expect((await run('admin-grant', ['banker'], environment)).code).toBe(0);
  return (await logIn(url, 'banker'))!;
}

const statusOf = async (url: string, path: string, token: string) =>
  (await request(url, 'GET', path, { token }))?.status;

async function upload(url: string, token: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([await png()], { type: 'image/png' }), 'coat.png');
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/files`, { method: 'POST', body: form, headers });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

/** Follows the link to a file, which is for another host. */
async function contentOf(url: string, token: string, fileId: string): Promise<Buffer> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const response = await fetch(`${url}/api/files/${fileId}/content`, { headers });
  const link = new URL(((await response.json()) as { url: string }).url);
  const content = await fetch(url + link.pathname + link.search);
  expect(content.status).toBe(200);
  return Buffer.from(await content.arrayBuffer());
}
