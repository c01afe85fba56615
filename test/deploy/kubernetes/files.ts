import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Record<string, string> };
  // Its shape is checked against the API of Kubernetes.
  // biome-ignore lint/suspicious/noExplicitAny: it depends on the kind
  readonly [key: string]: any;
}

interface Generator {
  readonly name: string;
  readonly envs: readonly string[];
  readonly behavior?: 'merge';
}

/** What our kustomizations use of kustomize; a test refuses other keys. */
export interface Kustomization {
  readonly resources: readonly string[];
  readonly patches?: readonly {
    readonly path: string;
    readonly target?: { readonly kind: string; readonly name?: string };
  }[];
  readonly configMapGenerator?: readonly Generator[];
  readonly secretGenerator?: readonly Generator[];
}

export type Files = Readonly<Record<string, string>>;

const folder = 'deploy/kubernetes';

export const overlays: readonly string[] = ['overlays/small', 'overlays/large'];

/** The files of deploy/kubernetes by their path there; those with secrets are the examples. */
export function readFiles(): Files {
  const paths = globSync('**/*.{yaml,env,example}', { cwd: folder }).filter(
    (path) => !/secrets[^/]*\.env$/.test(path),
  );
  return Object.fromEntries(
    paths.map((path) => [path.replace(/\.example$/, ''), readFileSync(join(folder, path), 'utf8')]),
  );
}

/** The documents of a file. Its own errors of syntax, and keys that occur twice, are thrown. */
export function documentsOf<Document = Manifest>(files: Files, path: string): Document[] {
  if (files[path] === undefined) throw new Error(`${path}: is named by a kustomization, but does not exist`);
  return parseAllDocuments(files[path]).map((document) => {
    for (const error of document.errors) throw new Error(`${path}: ${error.message}`);
    return document.toJS();
  });
}

export function kustomizationOf(files: Files, overlay: string): Kustomization {
  return documentsOf<Kustomization>(files, join(overlay, 'kustomization.yaml'))[0]!;
}

const isFolder = (path: string) => !path.endsWith('.yaml');

/** All manifests of a kustomization as they are written: generated maps and secrets with them, patches not applied. */
export function manifestsOf(files: Files, overlay: string): Manifest[] {
  const { resources, configMapGenerator = [], secretGenerator = [] } = kustomizationOf(files, overlay);
  const listed = resources
    .map((path) => join(overlay, path))
    .flatMap((path) => (isFolder(path) ? manifestsOf(files, path) : documentsOf(files, path)));
  const generate = (kind: string) => (one: Generator) => {
    const merged =
      one.behavior && listed.find((each) => each.kind === kind && each.metadata.name === one.name);
    if (merged) listed.splice(listed.indexOf(merged), 1);
    const data = Object.assign(
      {},
      merged?.data,
      ...one.envs.map((path) => pairsOf(files, join(overlay, path))),
    );
    return { apiVersion: 'v1', kind, metadata: { name: one.name }, data };
  };
  const generated = [
    ...configMapGenerator.map(generate('ConfigMap')),
    ...secretGenerator.map(generate('Secret')),
  ];
  return [...listed, ...generated];
}

function pairsOf(files: Files, path: string): Record<string, string> {
  if (files[path] === undefined) throw new Error(`${path}: is named by a kustomization, but does not exist`);
  const lines = files[path].split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2) as [string, string]));
}
