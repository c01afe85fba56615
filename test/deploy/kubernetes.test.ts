import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import {
  documentsOf,
  type Files,
  kustomizationOf,
  type Manifest,
  manifestsOf,
  readFiles,
} from './kubernetes/files.ts';
import { danglingNames } from './kubernetes/references.ts';
import { variablesOf } from './kubernetes/variables.ts';
import { onPath } from './on-path.ts';
import { Schemas } from './schema.ts';
import { assertServiceVariables } from './variables.ts';

const files = readFiles();
const overlays = ['overlays/small', 'overlays/large'];
const schemas = Schemas.read('kubernetes');
const partial = schemas.partial();

const problemsOf = (manifests: readonly Manifest[], checked = schemas) =>
  manifests
    .filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'Secret')
    .flatMap((one) =>
      checked.problemsOf(`${one.kind} ${one.metadata.name}`, `${one.apiVersion} ${one.kind}`, one),
    );

/** The patches of a kustomization that are manifests themselves. */
const patchesOf = (of: Files, folder: string): Manifest[] =>
  (kustomizationOf(of, folder).patches ?? []).flatMap(({ path }) =>
    documentsOf(of, join(folder, path)).filter((one) => !Array.isArray(one)),
  );

const everything = (of: Files, overlay: string) => [
  ...problemsOf(manifestsOf(of, overlay)),
  ...[...patchesOf(of, 'base'), ...patchesOf(of, overlay)].flatMap((one) => problemsOf([one], partial)),
  ...danglingNames(manifestsOf(of, overlay)),
];

describe.each(overlays)('%s', (overlay) => {
  const manifests = manifestsOf(files, overlay);

  test('has only keys that Kubernetes knows, and names that lead somewhere', () => {
    expect(everything(files, overlay)).toEqual([]);
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

const kustomize = onPath(['kustomize', 'kubectl'], 'kustomize build of deploy/kubernetes');

/** Of a copy that has the examples in the place of secrets, which git ignores. */
async function build(overlay: string): Promise<Manifest[]> {
  const copy = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  const verb = kustomize === 'kubectl' ? 'kustomize' : 'build';
  const text = execFileSync(kustomize!, [verb, join(copy, overlay)], { encoding: 'utf8' });
  return parseAllDocuments(text).map((document) => document.toJS());
}

describe.runIf(kustomize)('as kustomize builds it', () => {
  test.each(overlays)('%s is what Kubernetes takes, and starts', async (overlay) => {
    const manifests = await build(overlay);
    expect([...problemsOf(manifests), ...danglingNames(manifests)]).toEqual([]);
    for (const role of ['api', 'worker'] as const)
      assertServiceVariables(overlay, variablesOf(manifests, 'Deployment', role), role);
    assertServiceVariables(overlay, variablesOf(manifests, 'Job', 'migrate'), 'all');
  });

  test.each(overlays)('%s needs as many connections to MySQL as the page says', async (overlay) => {
    const manifests = await build(overlay);
    const find = (kind: string, name: string) =>
      manifests.find((one) => one.kind === kind && one.metadata.name === name)!.spec;
    const most = ['api', 'worker'].map(
      (name) =>
        find('HorizontalPodAutoscaler', name).maxReplicas +
        find('Deployment', name).strategy.rollingUpdate.maxSurge,
    );
    const pool = Number(variablesOf(manifests, 'Deployment', 'api').MYSQL_POOL);
    const page = readFileSync('deploy/kubernetes/README.md', 'utf8');
    const said = new RegExp(`^\\| \`${overlay}\` \\|.*\\| (\\d+) \\|$`, 'm').exec(page)![1];
    // One more for the Job.
    expect(Number(said)).toBe((most[0] + most[1] + 1) * pool);
  });

  test.each(overlays)('every process of %s runs without rights, and has time to stop', async (overlay) => {
    const pods = (await build(overlay)).filter(({ kind }) => kind === 'Deployment' || kind === 'Job');
    expect(pods.length).toBe(3);
    for (const { metadata, spec } of pods) {
      const pod = spec.template.spec;
      const [{ securityContext, lifecycle, image, ...container }] = pod.containers;
      expect
        .soft(pod.securityContext, metadata.name)
        .toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect.soft(securityContext, metadata.name).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect.soft(pod.automountServiceAccountToken, metadata.name).toBe(false);
      expect.soft(image, metadata.name).toMatch(/^registry\.example\.com\/layers:/);
      expect
        .soft(container.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath))
        .toContain('/data');
      // The service exits within 10 seconds of SIGTERM, which comes after preStop.
      const atLeast = 10 + (lifecycle?.preStop.sleep.seconds ?? 0);
      expect.soft(pod.terminationGracePeriodSeconds ?? 30, metadata.name).toBeGreaterThan(atLeast);
    }
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
  expect(readFileSync('docs/operations.md', 'utf8')).toContain(`| \`${name}\``);
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

const api = 'base/api.yaml';
test.each([
  ['a key that does not exist', api, 'periodSeconds: 5', 'periodSecond: 5', 'periodSecond is unknown'],
  ['a missing key', api, 'containerPort: 3000', 'hostIP: 0.0.0.0', 'containerPort is missing'],
  [
    'a key in the wrong place',
    api,
    '      terminationGracePeriodSeconds: 30\n',
    '      securityContext: { readOnlyRootFilesystem: true }\n',
    'readOnlyRootFilesystem is unknown',
  ],
  ['a value of the wrong type', api, 'periodSeconds: 10', 'periodSeconds: soon', 'must be number'],
  ['a port that no container has', api, 'targetPort: http }', 'targetPort: web }', 'has no port web'],
  [
    'a probe of a port that the container has not',
    api,
    'path: /readyz, port: http',
    'path: /readyz, port: https',
    'port https, which it has not',
  ],
  [
    'a secret that does not exist',
    api,
    'secretRef: { name: layers }',
    'secretRef: { name: layer }',
    'no Secret layer',
  ],
  [
    'a selector that selects nothing',
    'base/scaling.yaml',
    'component: worker',
    'component: workers',
    'selects no pods',
  ],
  [
    'a service that does not exist',
    'base/ingress.yaml',
    'name: api-sockets',
    'name: sockets',
    'no Service sockets',
  ],
  [
    'an unknown key in a patch',
    'base/pod.yaml',
    'enableServiceLinks',
    'serviceLinks',
    'serviceLinks is unknown',
  ],
])('%s is found', (_, path, right, wrong, problem) => {
  expect(files[path]).toContain(right);
  const broken = { ...files, [path]: files[path]!.replace(right, wrong) };
  expect(everything(broken, 'overlays/small').join('\n')).toContain(problem);
});

test('a misspelt variable is found', () => {
  const path = 'base/layers.env';
  const broken = { ...files, [path]: files[path]!.replace('TRUST_PROXY', 'TRUSTED_PROXY') };
  const variables = variablesOf(manifestsOf(broken, 'overlays/small'), 'Deployment', 'api');
  expect(() => assertServiceVariables('api', variables, 'api')).toThrow('TRUSTED_PROXY');
});

test('a file that does not exist is found', () => {
  const { 'base/scaling.yaml': _, ...rest } = files;
  expect(() => manifestsOf(rest, 'overlays/small')).toThrow('base/scaling.yaml: is named by a kustomization');
});
