import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export class NoEngine extends Error {}

/** A container engine: the program `docker`, or another with the same arguments, such as `podman`. */
export class Engine {
  readonly #program: string;

  constructor(program: string) {
    this.#program = program;
  }

  /** Standard output without the last line break. */
  async run(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(this.#program, args, { maxBuffer: 2 ** 26 });
    return stdout.trimEnd();
  }

  /** Throws `NoEngine` unless containers can be run. */
  async assertAnswers(): Promise<void> {
    try {
      await this.run('info');
    } catch (error) {
      const why = (error as Error).message.trim().split('\n').at(-1);
      throw new NoEngine(`Containers need a running ${this.#program}, which does not answer: ${why}`);
    }
  }

  /**
   * Starts the image as strictly as a cluster does: a read-only root, no capabilities, and nothing to write but its
   * volume and /tmp. Resolves to the name of the container.
   */
  async start(image: string, port: number): Promise<string> {
    const hardened = ['--read-only', '--tmpfs=/tmp', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
    const published = [`--publish=127.0.0.1:${port}:3000`, `--env=PUBLIC_URL=http://127.0.0.1:${port}`];
    return this.run('run', '--detach', ...hardened, '--volume=/data', ...published, image);
  }

  /** What the engine knows of a container, by a Go template such as `{{.State.ExitCode}}`. */
  inspect(container: string, template: string): Promise<string> {
    return this.run('inspect', `--format=${template}`, container);
  }
}
