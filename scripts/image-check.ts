import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '../test/kit/servers/free-port.ts';
import { Engine, NoEngine } from './image-check/container.ts';
import { checkService } from './image-check/scenario.ts';

const usage = `Usage: npm run image:check -- [image]
       npm run image:check -- --url http://127.0.0.1:3000

Builds the image, unless one is named, starts it without any rights, uses the service as a person does, and stops it.
  --url    use a service that runs already, and do not stop it
  --help   show this help

CONTAINER_ENGINE=podman uses another program than docker; NODE_IMAGE and RUNTIME_IMAGE name other base images.
`;
const step = (name: string) => process.stdout.write(`- ${name}\n`);

async function waitFor(what: string, seconds: number, isTrue: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + seconds * 1000;
  while (!(await isTrue())) {
    if (performance.now() > until) throw new Error(`${what} within ${seconds} s: it did not`);
    await pause(250);
  }
}

async function checkImage(engine: Engine, image: string): Promise<void> {
  const port = await freePort();
  const container = await engine.start(image, port);
  try {
    const url = `http://127.0.0.1:${port}`;
    step('starts');
    await waitFor('The service answers', 60, () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    await checkService(url, step);
    step('is healthy by its own HEALTHCHECK');
    const health = () => engine.inspect(container, '{{.State.Health.Status}}');
    await waitFor('The container is healthy', 60, async () => (await health()) === 'healthy');
    step('ends within 10 seconds of SIGTERM, with 0');
    const stoppedAt = performance.now();
    await engine.run('stop', '-t', '15', container);
    const seconds = (performance.now() - stoppedAt) / 1000;
    const code = await engine.inspect(container, '{{.State.ExitCode}}');
    if (code !== '0' || seconds > 10)
      throw new Error(`It took ${seconds.toFixed(1)} s and exited with ${code}`);
    const bytes = Number(await engine.run('image', 'inspect', '--format={{.Size}}', image));
    process.stdout.write(`${image} is sound: ${Math.round(bytes / 1e6)} MB\n`);
  } catch (error) {
    process.stderr.write(`${await engine.run('logs', '--tail=50', container).catch(String)}\n`);
    throw error;
  } finally {
    await engine.run('rm', '--force', '--volumes', container);
  }
}

const { values, positionals } = parseArgs({
  options: { url: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
});
if (values.help || positionals.length > 1 || (values.url && positionals.length > 0)) {
  (values.help ? process.stdout : process.stderr).write(usage);
  process.exit(values.help ? 0 : 2);
}
try {
  if (values.url) await checkService(values.url, step);
  else {
    const engine = new Engine(process.env.CONTAINER_ENGINE || 'docker');
    await engine.assertAnswers();
    const image = positionals[0] ?? 'layers:check';
    if (positionals.length === 0) {
      step('builds');
      // From other bases, where these variables name some.
      const bases = ['--build-arg=NODE_IMAGE', '--build-arg=RUNTIME_IMAGE'];
      await engine.run('build', ...bases, '--tag', image, '.');
    }
    await checkImage(engine, image);
  }
} catch (error) {
  process.stderr.write(`${error instanceof NoEngine ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
