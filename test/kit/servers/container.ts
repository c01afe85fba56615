import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface ContainerOptions {
  readonly image: string;
  /** The ports of the container that are needed; each is published at a free one of this machine. */
  readonly ports: readonly number[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The line of its log after which it takes connections. */
  readonly ready: RegExp;
}

export interface RunningContainer {
  readonly host: string;
  /** Where a port of the container is published. */
  port(inside: number): number;
  stop(): Promise<void>;
}

/** One container for a test run. Undefined unless Docker answers; a failed start is told in one line. */
export async function startContainer(options: ContainerOptions): Promise<RunningContainer | undefined> {
  const { image, ports, command = [], environment = {}, ready } = options;
  if (!(await dockerAnswers())) return undefined;
  const { GenericContainer, Wait } = await import('testcontainers');
  const described = new GenericContainer(image)
    .withExposedPorts(...ports)
    .withEnvironment({ ...environment })
    .withWaitStrategy(Wait.forLogMessage(ready));
  if (command.length > 0) described.withCommand([...command]);
  const container = await described.start().catch((error: Error) => {
    process.stderr.write(`Docker answers, but ${image} does not start: ${error.message}\n`);
    return undefined;
  });
  if (!container) return undefined;
  return {
    host: container.getHost(),
    port: (inside) => container.getMappedPort(inside),
    stop: async () => void (await container.stop()),
  };
}

/** The command-line client may be installed without a running engine, so ask the engine. */
export const dockerAnswers = () =>
  promisify(execFile)('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 2000 }).then(
    ({ stdout }) => stdout.trim() !== '',
    () => false,
  );

/** Says in one line that what was asked for is missing, and with it its suite. */
export const sayMissing = (name: string, why = 'Docker does not answer') => {
  process.stderr.write(`\n!!! No ${name}: ${why}. ITS SUITE IS SKIPPED !!!\n\n`);
};
