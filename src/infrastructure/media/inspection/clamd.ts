import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Unavailable } from '../../../application/kernel/errors.ts';
import { InfectedFile } from '../../../application/kernel/files.ts';
import type { Upload } from '../../../application/kernel/upload.ts';
import { type Inspected, Inspection } from '../../../application/media/ports.ts';

/** How long the scanner may send nothing. */
const timeoutMs = 60_000;

/** Scans every upload with ClamAV before inspecting it. Refuses uploads while the scanner is unavailable. */
export class ScannedInspection extends Inspection {
  readonly #url: URL;
  readonly #inspection: Inspection;

  /** `url` is `tcp://host:port` of a `clamd`. */
  constructor(url: string, inspection: Inspection) {
    super();
    this.#url = new URL(url);
    this.#inspection = inspection;
  }

  async inspect(upload: Upload): Promise<Inspected> {
    const verdict = await this.#verdictOn(upload).catch((error: unknown) => {
      throw away(error);
    });
    if (/ FOUND\0?$/.test(verdict)) throw new InfectedFile();
    if (!/ OK\0?$/.test(verdict)) throw away(new Error(verdict));
    return this.#inspection.inspect(upload);
  }

  async #verdictOn(upload: Upload): Promise<string> {
    const socket = connect(Number(this.#url.port || 3310), this.#url.hostname);
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('It did not answer in time')));
    try {
      await once(socket, 'connect');
      const [verdict] = await Promise.all([
        text(socket),
        pipeline(Readable.from(framed(upload.bytes())), socket, { end: false }),
      ]);
      return verdict;
    } finally {
      socket.destroy();
    }
  }
}

const away = (cause: unknown) =>
  Object.assign(new Unavailable({ detail: 'Files cannot be scanned right now' }), { cause });

/** The `INSTREAM` command: chunks prefixed with their length, ended by a length of 0. */
async function* framed(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of bytes) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    yield Buffer.concat([length, piece]);
  }
  yield Buffer.alloc(4);
}
