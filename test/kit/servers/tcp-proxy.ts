import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

/** A line to a service that can be cut, between a request and its answer too. */
export async function startTcpProxy(port: () => number) {
  const open = new Set<Socket>();
  let mute = false;
  const server = createServer((near) => {
    const far = dial(port(), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      // A line that breaks tells nobody.
      one.on('error', () => {});
    }
    near.pipe(far);
    far.on('data', (chunk) => !mute && near.write(chunk));
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
    /** What is sent from now on arrives, and is not answered, until the line is cut. */
    mute: () => {
      mute = true;
    },
    close() {
      cut();
      server.close();
    },
  };
}
