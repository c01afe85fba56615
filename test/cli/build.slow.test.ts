import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const run = promisify(execFile);
const compileInto = (folder: string) =>
  run(process.execPath, ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', folder]);

test('the build for the container image compiles, and has the examples of the OpenAPI document', async () => {
  const folder = await temporaryFolder();
  await compileInto(folder);
  for (const file of ['main.js', 'interfaces/http/openapi/examples.json', 'interfaces/client/index.d.ts'])
    expect([file, existsSync(join(folder, file))]).toEqual([file, true]);
});

// A stranger's mailer, tested with the runner of Node.
const mailer = `
import { test } from 'node:test';
import { lacking, Mailer, mailerContract } from 'layers/contracts';

const isFaulty = process.argv.includes('faulty');
class MemoryMailer extends Mailer {
  mails = [];
  async check() {}
  async transmit(mail) {
    const { id, to, subject, text, html, language, date = new Date(), headers = {} } = mail;
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    this.mails.push({
      to, subject, text, date,
      html: isFaulty ? '' : html,
      from: { name: 'Läyers', address: 'no-reply@layers.example' },
      messageId: \`<\${id}@layers.example>\`,
      headers: { 'content-language': language, 'auto-submitted': 'auto-generated', ...Object.fromEntries(lower) },
    });
  }
}
for (const one of mailerContract)
  test(one.title, async (t) => {
    const mailer = new MemoryMailer();
    const subject = { mailer, timeLimitMs: 1_000, arrived: async () => mailer.mails, stop() {} };
    if (lacking(one, subject).length > 0) return t.skip();
    await one.check(subject);
  });
`;

test('what is built has the contracts, which another project runs with another runner', async () => {
  const folder = await temporaryFolder();
  const library = join(folder, 'node_modules/layers');
  await mkdir(library, { recursive: true });
  await compileInto(join(library, 'dist'));
  const { name, type, exports } = JSON.parse(await readFile('package.json', 'utf8')) as Record<
    string,
    unknown
  >;
  await writeFile(join(library, 'package.json'), JSON.stringify({ name, type, exports }));
  await symlink(resolve('node_modules'), join(library, 'node_modules'), 'junction');
  await writeFile(join(folder, 'mailer.test.mjs'), mailer);
  const tested = (...faults: string[]) =>
    run(process.execPath, ['mailer.test.mjs', ...faults], { cwd: folder }).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
  const sound = await tested();
  expect(sound).toMatch(/^[^\d\n]*pass [1-9]\d*$/m);
  expect(sound).toMatch(/^[^\d\n]*fail 0$/m);
  expect(sound).toMatch(/^[^\d\n]*skipped [1-9]\d*$/m);
  expect(await tested('faulty')).toMatch(/^[^\d\n]*fail 2$/m);
});
