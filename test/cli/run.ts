import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { nodeArguments } from '../kit/processes/node.ts';

/** The outcome of a command line, run as users run it. */
export async function run(
  script: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...environment };
  try {
    const done = await promisify(execFile)(process.execPath, nodeArguments(`src/cli/${script}.ts`, ...args), {
      env,
      maxBuffer: 16 * 1024 * 1024,
    });
    return { code: 0, ...done };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}
