import { readFileSync } from 'node:fs';
import { needsOf, packages } from './install-sizes.ts';

const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * The bill of materials of the packages at these paths, from the lockfile, in the format of CycloneDX. `npm sbom` also
 * lists what was not shipped, and fails if any tool of the tests has a peer in another version than it asks for.
 */
export function billOfMaterials(paths: ReadonlySet<string>) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: [...paths].map((path) => ({
      type: 'library',
      'bom-ref': path,
      name: nameOf(path),
      version: packages[path]!.version,
      purl: `pkg:npm/${nameOf(path).replace('@', '%40')}@${packages[path]!.version}`,
      ...(packages[path]!.license && { licenses: [{ expression: packages[path]!.license }] }),
      ...(packages[path]!.integrity && { hashes: [hashOf(packages[path]!.integrity)] }),
    })),
    dependencies: [...paths].map((path) => ({
      ref: path,
      dependsOn: [...new Set(needsOf(path).filter((other) => paths.has(other)))],
    })),
  };
}

const nameOf = (path: string) => path.split('node_modules/').at(-1)!;

function hashOf(integrity: string) {
  const [algorithm, digest] = integrity.split('-', 2) as [string, string];
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') };
}
