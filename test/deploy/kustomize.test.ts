import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { type Manifest, overlays, readFiles } from './kubernetes/files.ts';
import { problemsOf } from './kubernetes/problems.ts';
import { danglingNames } from './kubernetes/references.ts';
import { variablesOf } from './kubernetes/variables.ts';
import { onPath } from './on-path.ts';
import { assertServiceVariables } from './variables.ts';

const files = readFiles();
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
