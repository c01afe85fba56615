import type { Upload } from '../../../application/kernel/upload.ts';

/**
 * The bytes of an upload as one stream, which fails unless there are exactly `size`. The last chunk is held back until
 * the end is known: a store that has got `size` bytes may take them for the whole.
 */
export class ExactBytes {
  readonly #content: Pick<Upload, 'size' | 'bytes'>;
  /** Why the stream failed, if it did: libraries often report something else. */
  fault: unknown;

  constructor(content: Pick<Upload, 'size' | 'bytes'>) {
    this.#content = content;
  }

  async *read(): AsyncIterable<Uint8Array> {
    try {
      yield* this.#exactly(this.#content.size);
    } catch (error) {
      this.fault = error;
      throw error;
    }
  }

  async *#exactly(size: number): AsyncIterable<Uint8Array> {
    let received = 0;
    let held: Uint8Array | undefined;
    for await (const chunk of this.#content.bytes()) {
      received += chunk.length;
      if (received > size) throw new Error(`More than the ${size} announced bytes arrived`);
      if (held) yield held;
      held = chunk;
    }
    if (received < size) throw new Error(`Only ${received} of the ${size} announced bytes arrived`);
    if (held) yield held;
  }
}
