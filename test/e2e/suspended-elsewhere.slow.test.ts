import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { socketClient } from '../kit/client.ts';
import { freshMysqlDatabase, mysql } from '../kit/mysql/databases.ts';
import { startForTest } from '../kit/processes/main-process.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const run = promisify(execFile);

test.each(mysql ? (['sqlite', 'mysql'] as const) : (['sqlite'] as const))(
  'a suspension holds in another process within 2 s, over HTTP and on open sockets, and so does its end (%s)',
  async (kind) => {
    const environment: Record<string, string> = { DATA_DIR: await temporaryFolder() };
    if (kind === 'mysql') {
      const database = await freshMysqlDatabase();
      onTestFinished(() => database[Symbol.asyncDispose]());
      environment.DATABASE_URL = database.url;
    }
    await run(process.execPath, ['src/cli/migrate.ts'], { env: environment });
    const here = await startForTest(environment).url;
    const there = await startForTest(environment).url;
    const send = (url: string, method: string, path: string, body: object, token = '') =>
      fetch(`${url}/api${path}`, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      });
    const signedIn = async (path: string, body: object) =>
      (await (await send(there, 'POST', path, body)).json()) as { accessToken: string; user: { id: string } };
    const account = (name: string) => ({
      username: name,
      email: `${name}@example.com`,
      password: `${name} likes clothes`,
    });
    const ann = await signedIn('/auth/register', account('ann'));
    await signedIn('/auth/register', account('mod'));
    await run(process.execPath, ['src/cli/admin-grant.ts', 'mod', '--role', 'moderator'], {
      env: environment,
    });
    const login = { login: 'mod', password: account('mod').password };
    const { accessToken: moderator } = await signedIn('/auth/login', login);
    // Connected before the suspension, to the process that does not decide.
    const socket = await socketClient({ operations, url: there, token: ann.accessToken });
    onTestFinished(() => socket.close());
    const byHttp = async () => (await send(there, 'POST', '/posts', { text: 'hi' }, ann.accessToken)).status;
    const bySocket = async () => {
      const outcome = await socket.call('posts.create-post', { text: 'hi' });
      return outcome.ok ? 201 : outcome.problem.status;
    };
    const both = async () => [await byHttp(), await bySocket()];
    expect(await both()).toEqual([201, 201]);
    const suspension = `/admin/users/${ann.user.id}/suspension`;
    const decided = async (method: string, body: object, expected: readonly number[]) => {
      const answer = await send(here, method, suspension, body, moderator);
      expect([answer.status, await answer.text()]).toEqual([204, '']);
      const at = performance.now();
      await expect.poll(both, { timeout: 2_000, interval: 100 }).toEqual(expected);
      expect(performance.now() - at).toBeLessThan(2_000);
    };
    await decided('PUT', { reason: 'spam' }, [403, 403]);
    expect(
      (await fetch(`${there}/api/users/me`, { headers: { authorization: `Bearer ${ann.accessToken}` } }))
        .status,
    ).toBe(200);
    await decided('DELETE', {}, [201, 201]);
  },
  60_000,
);
