import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface ContainerOptions {
  readonly image: string;
  readonly port: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** The line of its log after which it takes connections on `port`. */
  readonly ready: RegExp;
}

export interface RunningContainer {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** One container for a test run. Undefined unless Docker answers; a failed start is told in one line. */
export async function startContainer(options: ContainerOptions): Promise<RunningContainer | undefined> {
  const { image, port, environment = {}, ready } = options;
  if (!(await dockerAnswers())) return undefined;
  const { GenericContainer, Wait } = await import('testcontainers');
  const starting = new GenericContainer(image)
    .withExposedPorts(port)
    .withEnvironment({ ...environment })
    .withWaitStrategy(Wait.forLogMessage(ready))
    .start();
  const container = await starting.catch((error: Error) => {
    process.stderr.write(`Docker answers, but ${image} does not start: ${error.message}\n`);
    return undefined;
  });
  if (!container) return undefined;
  return {
    host: container.getHost(),
    port: container.getMappedPort(port),
    stop: async () => void (await container.stop()),
  };
}

/** The command-line client may be installed without a running engine, so ask the engine. */
const dockerAnswers = () =>
  promisify(execFile)('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 2000 }).then(
    ({ stdout }) => stdout.trim() !== '',
    () => false,
  );
