import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** Implements the part of clamd's protocol for scanning; content with the word `virus` is infected. */
export async function fakeClamd() {
  const scanned: number[] = [];
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      got = Buffer.concat([got, data]);
      const content = contentOf(got);
      if (!content) return;
      scanned.push(content.length);
      if (content.includes('too long')) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(content.includes('virus') ? 'stream: Test.Virus FOUND\0' : 'stream: OK\0');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    if (server.listening) await once(server.close(), 'close');
  };
  onTestFinished(close);
  return { url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, scanned, close };
}

/** The content; undefined until it has arrived completely. */
function contentOf(got: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (got.toString('latin1', 0, command.length) !== command) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; got.length >= at + 4; ) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
