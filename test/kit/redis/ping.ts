import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Resolves to the answer to a command without arguments; rejects if nobody listens. */
export async function ask(command: string, port: number, host = '127.0.0.1'): Promise<string> {
  const socket = connect(port, host);
  try {
    socket.write(`${command}\r\n`);
    const [answer] = await once(socket, 'data');
    return String(answer);
  } finally {
    socket.destroy();
  }
}

/** Resolves once a Redis server takes commands on this port of 127.0.0.1. */
export async function answers(port: number): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await ask('PING', port).catch((error: Error) => error);
    if (answer === '+PONG\r\n') return;
    if (Date.now() > deadline) throw new Error(`Redis does not answer: ${answer}`);
    await pause(20);
  }
}
