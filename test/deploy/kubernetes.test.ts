import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { documentsOf, kustomizationOf, manifestsOf, overlays, readFiles } from './kubernetes/files.ts';
import { overlayProblems, patchesOf, schemas } from './kubernetes/problems.ts';
import { variablesOf } from './kubernetes/variables.ts';
import { assertServiceVariables } from './variables.ts';

const files = readFiles();

describe.each(overlays)('%s', (overlay) => {
  const manifests = manifestsOf(files, overlay);

  test('has only keys that Kubernetes knows, and names that lead somewhere', () => {
    expect(overlayProblems(files, overlay)).toEqual([]);
  });

  test('patches only manifests that are there', () => {
    const there = manifests.map(({ kind, metadata }) => ({ kind, name: metadata.name }));
    const targets = kustomizationOf(files, overlay).patches!.flatMap(({ path, target }) =>
      target
        ? [target]
        : documentsOf(files, join(overlay, path)).map(({ kind, metadata }) => ({
            kind,
            name: metadata.name,
          })),
    );
    expect(there).toEqual(expect.arrayContaining(targets));
  });

  test('gives each process the variables that it starts with', () => {
    for (const role of ['api', 'worker'] as const)
      assertServiceVariables(`${overlay}, ${role}`, variablesOf(manifests, 'Deployment', role), role);
    assertServiceVariables(`${overlay}, migrate`, variablesOf(manifests, 'Job', 'migrate'), 'all');
  });
});

test('pods are added by a metric that the service has and the adapter serves', () => {
  const adapter = files['overlays/large/prometheus-adapter.yaml']!;
  const scaler = patchesOf(files, 'overlays/large').find(
    (one) => one.kind === 'HorizontalPodAutoscaler' && one.metadata.name === 'api',
  )!;
  const { name } = scaler.spec.metrics.find(({ type }: { type: string }) => type === 'Pods').pods.metric;
  const [{ rules }] = parseAllDocuments(adapter).map((document) => document.toJS());
  expect(rules.custom).toMatchObject([
    { seriesQuery: expect.stringMatching(`^${name}\\{`), name: { as: name } },
  ]);
  // An alert's expression, whose metrics another test looks up in a started service.
  expect(readFileSync('deploy/observability/rules.yml', 'utf8')).toContain(`(${name}) >`);
});

test('every file belongs to a kustomization', () => {
  const named = ['base', ...overlays].flatMap((folder) => {
    const {
      resources,
      patches = [],
      configMapGenerator = [],
      secretGenerator = [],
    } = kustomizationOf(files, folder);
    const envs = [...configMapGenerator, ...secretGenerator].flatMap((one) => one.envs);
    return ['kustomization.yaml', ...resources, ...patches.map(({ path }) => path), ...envs].map((path) =>
      join(folder, path),
    );
  });
  const forHelm = 'overlays/large/prometheus-adapter.yaml';
  expect([...new Set([...named, forHelm])].filter((path) => path !== 'base').toSorted()).toEqual(
    Object.keys(files).toSorted(),
  );
});

test('there are schemas of exactly the kinds that are used', () => {
  const used = overlays
    .flatMap((overlay) => manifestsOf(files, overlay))
    .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)
    .filter((type) => type !== 'v1 ConfigMap' && type !== 'v1 Secret');
  expect(Object.keys(schemas.types).toSorted()).toEqual([...new Set(used)].toSorted());
});

test('kustomizations use only keys that these tests read', () => {
  const read = [
    'apiVersion',
    'kind',
    'namespace',
    'labels',
    'images',
    'resources',
    'patches',
    'configMapGenerator',
    'secretGenerator',
  ];
  for (const folder of ['base', ...overlays])
    expect(read).toEqual(expect.arrayContaining(Object.keys(kustomizationOf(files, folder))));
});
