import { expect, test } from 'vitest';
import { manifestsOf, readFiles } from './kubernetes/files.ts';
import { overlayProblems } from './kubernetes/problems.ts';
import { variablesOf } from './kubernetes/variables.ts';
import { assertServiceVariables } from './variables.ts';

const files = readFiles();
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
  expect(overlayProblems(broken, 'overlays/small').join('\n')).toContain(problem);
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
