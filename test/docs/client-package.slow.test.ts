import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startServiceProcess } from '../kit/processes/service-process.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { blocks, documents } from './markdown.ts';

const run = promisify(execFile);
/** What socket.io-client needs, taken from this repository: tests reach no registry. */
const needed = [
  'socket.io-client',
  'socket.io-parser',
  'engine.io-client',
  'engine.io-parser',
  'xmlhttprequest-ssl',
  '@socket.io/component-emitter',
  'debug',
  'ms',
  'ws',
];

const chat = `
import { type Client, type Conversation, createClient, type Message, needsFactor, type Post } from 'layers-client';

const url = 'http://127.0.0.1:3000';
const password = 'two coats, one scarf';
const signedUp = async (username: string): Promise<[Client, string]> => {
  const client = createClient({ url, transport: 'socket' });
  await client.call('identity.register', { username, email: username + '@example.com', password });
  await client.call('identity.log-out', {});
  const answer = await client.call('identity.log-in', { login: username, password });
  if (needsFactor(answer)) throw new Error(answer.factorRequired.ticket);
  return [client, answer.user.id];
};
const [[ann], [ben, benId]] = await Promise.all([signedUp('anna'), signedUp('benno')]);
const { id } = await ann.call('messaging.open-direct', { userId: benId });
const theirs: Conversation = ben.conversation(id);
await theirs.open();
const changed = new Promise<readonly Message[]>((done) => theirs.onChange(done));
ben.on('message.created', ({ data }) => console.log(data.conversationId === id));
await ann.conversation(id).send({ text: 'Which shoes?' });
console.log((await changed).map((one) => ('hidden' in one ? null : one.text + one.sender.username)));
const post: Post = await ann.call('posts.create-post', { text: 'x' });
console.log(post.reactions.love);
// @ts-expect-error There is no such operation.
void (() => ann.call('posts.nothing', {}));
// @ts-expect-error \`text\` is text.
void (() => ann.call('posts.create-post', { text: 1 }));
for (const client of [ann, ben]) client.close();
`;

test('the packed client installs into an empty project, compiles there, and chats with a service', async () => {
  const folder = await temporaryFolder();
  const [built, app] = [join(folder, 'built'), join(folder, 'app')];
  await run(process.execPath, ['scripts/build-client.ts', '--out', built]);
  const npm = ['--offline', '--no-audit', '--no-fund'];
  const packed = await run('npm', ['pack', built, '--pack-destination', folder, ...npm]);
  await mkdir(app);
  await writeFile(join(app, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
  await run('npm', ['install', ...npm, join(folder, packed.stdout.trim().split('\n').at(-1)!)], { cwd: app });
  expect(await readdir(join(app, 'node_modules'))).toContain('layers-client');
  for (const name of needed)
    await cp(join('node_modules', name), join(app, 'node_modules', name), { recursive: true });

  const service = await startServiceProcess({ DATA_DIR: join(folder, 'data') });
  onTestFinished(() => void service.stop());
  const [shown] = blocks(documents.find(({ path }) => path === 'docs/client.md')!.text, 'ts');
  const programs = { 'chat.ts': chat, 'shown.ts': shown! };
  for (const [name, code] of Object.entries(programs))
    await writeFile(join(app, name), code.replace('http://127.0.0.1:3000', service.url));
  const lib = ['es2023', 'dom', 'dom.asynciterable'];
  const compilerOptions = {
    target: 'es2023',
    lib,
    module: 'nodenext',
    strict: true,
    types: [],
    exactOptionalPropertyTypes: true,
  };
  await writeFile(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const compiled = run(process.execPath, [resolve('node_modules/ts7/bin/tsc'), '-p', app]);
  await compiled.catch(({ stdout }) => expect(stdout).toBe(''));

  const said = async (name: string) =>
    (await run(process.execPath, [join(app, name)], { timeout: 30_000 })).stdout.trimEnd().split('\n');
  expect(await said('chat.js')).toEqual(['true', "[ 'Which shoes?anna' ]", '0']);
  const promised = [...shown!.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text);
  expect(await said('shown.js')).toEqual(promised);
  const manifest = JSON.parse(await readFile(join(app, 'node_modules/layers-client/package.json'), 'utf8'));
  expect(manifest).not.toHaveProperty('dependencies');
}, 240_000);
