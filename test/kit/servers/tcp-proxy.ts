import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

/** A TCP proxy to a service whose connections can be cut, also between a request and its answer. */
export async function startTcpProxy(port: () => number) {
  const open = new Set<Socket>();
  let mute = false;
  const muted = new Set<Socket>();
  let lastWords: string | undefined;
  let delayMs = 0;
  const server = createServer((near) => {
    const far = dial(port(), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('close', () => {
        open.delete(one);
        muted.delete(one);
        other.destroy();
      });
      // A broken connection needs no error handling.
      one.on('error', () => {});
    }
    let silent = false;
    near.pipe(far);
    near.on('data', (chunk) => {
      if (lastWords === undefined || !chunk.includes(lastWords)) return;
      lastWords = undefined;
      silent = true;
      near.unpipe(far);
      // The far side finishes what it was asked, then sees the end and closes.
      far.end();
    });
    const answer = (chunk: Buffer) => !mute && !silent && !muted.has(far) && near.write(chunk);
    far.on('data', (chunk) => (delayMs > 0 ? setTimeout(answer, delayMs, chunk) : answer(chunk)));
    far.on('end', () => near.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    mute = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    /** Drops all answers from now on, until the connections are cut. */
    mute: () => {
      mute = true;
    },
    /** Answers come this much later. */
    delay(ms: number) {
      delayMs = ms;
    },
    /** Leaves the present connections half open: they bring no answers any more. New ones work. */
    muteOpen() {
      for (const socket of open) muted.add(socket);
    },
    /** Breaks the connection that sends this text next, once the far side has done what it asks: its answer is lost. */
    loseAnswerTo(text: string) {
      lastWords = text;
    },
    close() {
      cut();
      server.close();
    },
  };
}
