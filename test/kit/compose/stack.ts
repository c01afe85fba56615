import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { dockerAnswers, sayMissing } from '../servers/container.ts';
import { freePort } from '../servers/free-port.ts';
import { resolveLocalNames } from './local-names.ts';

async function docker(args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  const env = { ...process.env, ...environment };
  const { stdout } = await promisify(execFile)('docker', [...args], { env, maxBuffer: 2 ** 27 });
  return stdout.trimEnd();
}

/** Whether this machine runs docker-compose.yml; says in one line if not. */
export async function canCompose(): Promise<boolean> {
  const isThere =
    (await dockerAnswers()) &&
    (await docker(['compose', 'version']).then(
      () => true,
      () => false,
    ));
  if (!isThere) sayMissing('docker-compose.yml in containers', 'Docker with Compose does not answer');
  return isThere;
}

/** Clients of the tests have addresses of their own, as behind a load balancer, and may call as often as they want. */
async function writeOverride(folder: string): Promise<string> {
  const caddyfile = await readFile('deploy/proxy/Caddyfile', 'utf8');
  const trusting = caddyfile.replace('\tservers {\n', '$&\t\ttrusted_proxies static private_ranges\n');
  expect(trusting).not.toBe(caddyfile);
  await writeFile(join(folder, 'Caddyfile'), trusting);
  const limits = { TRUST_PROXY: '2', RATE_LIMIT_CALLS: '1000000', RATE_LIMIT_WRITES: '10000' };
  const services = {
    api: { environment: { ...limits, BCRYPT_COST: '10' } },
    proxy: { volumes: [`${folder}/Caddyfile:/etc/caddy/Caddyfile:ro`] },
  };
  const path = join(folder, 'override.json');
  await writeFile(path, JSON.stringify({ services }));
  return path;
}

/**
 * docker-compose.yml under a name and ports of its own; its root certificate is trusted from here on. LAYERS_IMAGE names
 * an image that is there; otherwise one is built, and removed in the end.
 */
export async function startStack() {
  const folder = await mkdtemp(join(tmpdir(), 'layers-compose-'));
  const project = `layers-test-${randomBytes(4).toString('hex')}`;
  const given = process.env.LAYERS_IMAGE;
  const image = given || `${project}:test`;
  const [https, mysql, grafana] = await Promise.all([freePort(), freePort(), freePort()]);
  const environment = {
    LAYERS_IMAGE: image,
    HTTPS_PORT: `${https}`,
    MYSQL_PORT: `${mysql}`,
    GRAFANA_PORT: `${grafana}`,
  };
  const files = ['--file', 'docker-compose.yml', '--file', await writeOverride(folder)];
  const compose = (...args: string[]) =>
    docker(['compose', '--project-name', project, ...files, ...args], environment);
  const authorities = tls.getCACertificates('default');

  async function stop(): Promise<void> {
    tls.setDefaultCACertificates(authorities);
    await compose('--profile', '*', 'down', '--volumes', '--remove-orphans', '--timeout', '1');
    if (!given) await docker(['image', 'rm', '--force', image]);
    await rm(folder, { recursive: true });
  }

  /** The containers of a service. */
  const containersOf = async (service: string) => (await compose('ps', '--quiet', service)).split('\n');
  /** What the engine knows of a container, by a Go template. */
  const inspect = (container: string, template: string) =>
    docker(['inspect', `--format=${template}`, container]);

  try {
    if (!given) await compose('build', '--quiet');
    await compose('up', '--detach', '--wait', '--wait-timeout', '300');
    const root = join(folder, 'root.crt');
    await compose('cp', 'proxy:/data/caddy/pki/authorities/local/root.crt', root);
    tls.setDefaultCACertificates([...authorities, await readFile(root, 'utf8')]);
    resolveLocalNames();
    return {
      url: `https://layers.localhost:${https}`,
      mailUrl: `https://mail.layers.localhost:${https}`,
      databaseUrl: `mysql://layers:layers@127.0.0.1:${mysql}/layers`,
      grafanaUrl: `http://127.0.0.1:${grafana}`,
      port: https,
      /** The certificate of the authority that the proxy made. */
      root,
      compose,
      /** Runs a command of the service in a container of its own; throws if it fails. */
      run: (...command: string[]) => compose('run', '--rm', '--no-deps', 'migrate', ...command),
      /** Kills the first process of a service as a crash does; `replaced` waits until the engine has started another. */
      async crash(service: string) {
        const [container] = await containersOf(service);
        const state = '{{.State.StartedAt}} {{.State.Health.Status}}';
        const [pid, startedAt] = (await inspect(container!, '{{.State.Pid}} {{.State.StartedAt}}')).split(
          ' ',
        );
        const rights = ['--pid=host', '--network=none', '--user=0', '--cap-drop=ALL', '--cap-add=KILL'];
        await docker(['run', '--rm', ...rights, image, '--eval', `process.kill(${pid}, 'SIGKILL')`]);
        const seen = async () => (await inspect(container!, state)).replace(startedAt!, 'as before');
        const patience = { timeout: 60_000, interval: 200 };
        return { replaced: async () => expect.poll(seen, patience).toMatch(/^2\S+ healthy$/) };
      },
      stop,
    };
  } catch (error) {
    const logs = await compose('logs', '--tail=30').catch(String);
    await stop();
    throw new Error(`docker-compose.yml does not start:\n${logs}`, { cause: error });
  }
}

export type Stack = Awaited<ReturnType<typeof startStack>>;
