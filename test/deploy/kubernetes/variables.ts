import { knownLater, type Variables } from '../variables.ts';
import type { Manifest } from './files.ts';

/** The environment of the container of a Deployment or Job. */
export function variablesOf(manifests: readonly Manifest[], kind: string, name: string): Variables {
  const { spec } = manifests.find((one) => one.kind === kind && one.metadata.name === name)!;
  const [container] = spec.template.spec.containers;
  const sources = (container.envFrom ?? []).map(({ configMapRef, secretRef }: Manifest) =>
    configMapRef ? dataOf(manifests, 'ConfigMap', configMapRef.name) : secretOf(manifests, secretRef.name),
  );
  const own = (container.env ?? []).map(({ name, value }: Manifest) => [name, value]);
  return Object.assign({}, ...sources, Object.fromEntries(own));
}

const dataOf = (manifests: readonly Manifest[], kind: string, name: string): Record<string, string> =>
  manifests.find((one) => one.kind === kind && one.metadata.name === name)?.data;

function secretOf(manifests: readonly Manifest[], name: string): Variables {
  const external = manifests.find((one) => one.kind === 'ExternalSecret' && one.spec.target.name === name);
  const keys: string[] = external
    ? external.spec.data.map(({ secretKey }: Manifest) => secretKey)
    : Object.keys(dataOf(manifests, 'Secret', name));
  return Object.fromEntries(keys.map((key) => [key, knownLater]));
}
