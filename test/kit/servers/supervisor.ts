import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

// Runs a temporary server as long as the parent process lives: stdin is a pipe from the parent, and a pipe closes
// however its owner ends, even by kill -9.
const [program = '', directory = '', ...options] = process.argv.slice(2);
const server = spawn(program, options, { stdio: ['ignore', 'ignore', 'inherit'] });
server.on('error', () => end(1));
server.on('exit', () => end(0));
process.stdin.on('end', () => server.kill('SIGKILL')).resume();

function end(code: number): void {
  rmSync(directory, { recursive: true, force: true });
  process.exit(code);
}
