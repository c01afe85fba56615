import { type RunningContainer, sayMissing, startContainer } from './container.ts';

/** A server that others have built, for the suites of a contract. */
export interface Emulator {
  readonly name: string;
  stop(): Promise<void>;
}
const given = { stop: async () => {} };

async function containerOf(
  name: string,
  image: string | undefined,
  options: Omit<Parameters<typeof startContainer>[0], 'image'>,
): Promise<RunningContainer | undefined> {
  if (!image) return undefined;
  const container = await startContainer({ image, ...options });
  if (!container) sayMissing(name);
  return container;
}

/** fake-gcs-server: that at TEST_GCS_ENDPOINT, or a container of GCS_IMAGE, such as `fsouza/fake-gcs-server`. */
export async function findFakeGcs(): Promise<(Emulator & { readonly endpoint: string }) | undefined> {
  const name = 'fake-gcs-server';
  const endpoint = process.env.TEST_GCS_ENDPOINT;
  if (endpoint) return { name, endpoint, ...given };
  const container = await containerOf(name, process.env.GCS_IMAGE, {
    ports: [4443],
    command: ['-scheme', 'http', '-port', '4443', '-backend', 'memory'],
    ready: /server started/,
  });
  return (
    container && {
      name,
      endpoint: `http://${container.host}:${container.port(4443)}`,
      stop: container.stop,
    }
  );
}

/** Mailpit: that at TEST_MAILPIT_SMTP and TEST_MAILPIT_API, or a container of MAILPIT_IMAGE, such as `axllent/mailpit`. */
export async function findMailpit(): Promise<
  (Emulator & { readonly smtp: string; readonly api: string }) | undefined
> {
  const name = 'mailpit';
  const { TEST_MAILPIT_SMTP: smtp, TEST_MAILPIT_API: api } = process.env;
  if (smtp && api) return { name, smtp, api, ...given };
  const container = await containerOf(name, process.env.MAILPIT_IMAGE, {
    ports: [1025, 8025],
    ready: /accessible via/,
  });
  return (
    container && {
      name,
      smtp: `smtp://${container.host}:${container.port(1025)}`,
      api: `http://${container.host}:${container.port(8025)}`,
      stop: container.stop,
    }
  );
}

/** The service's own image, if LAYERS_IMAGE names one. It has an embedded database, which ends with it. */
export async function startOwnImage(environment: Readonly<Record<string, string>> = {}) {
  const container = await containerOf('image of the service', process.env.LAYERS_IMAGE, {
    ports: [3000],
    environment: { HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:3000', ...environment },
    ready: /"msg":"ready"/,
  });
  return container && { url: `http://${container.host}:${container.port(3000)}`, stop: container.stop };
}
