import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';

test('the build for the container image compiles, and has the examples of the OpenAPI document', async () => {
  const folder = await temporaryFolder();
  const compile = ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', folder];
  await promisify(execFile)(process.execPath, compile);
  for (const file of ['main.js', 'interfaces/http/openapi/examples.json', 'interfaces/client/index.d.ts'])
    expect([file, existsSync(join(folder, file))]).toEqual([file, true]);
});
