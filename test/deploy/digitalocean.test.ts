import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { blocks } from '../docs/markdown.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { type App, appOf, assignmentsOf, danglingNames, folder, variablesOf } from './digitalocean/app.ts';
import { onPath } from './on-path.ts';
import { Schemas } from './schema.ts';
import { assertServiceVariables } from './variables.ts';

const template = readFileSync(`${folder}/app.yaml`, 'utf8');
const secrets = assignmentsOf('secrets.env.example');
const schemas = Schemas.read('digitalocean');
const valuesOf = (environment: string) => ({
  TAG: '0.1.0',
  ...secrets,
  ...assignmentsOf(`environments/${environment}.env`),
});
const problemsOf = (app: App) => [...schemas.problemsOf('app', 'App_spec', app), ...danglingNames(app)];

describe.each(['development', 'staging', 'production'])('the app of %s', (environment) => {
  const values = valuesOf(environment);
  const app = appOf(template, values);

  test('has only keys that App Platform knows, and names that lead somewhere', () => {
    expect(problemsOf(app)).toEqual([]);
    expect(app.name).toBe(`layers-${environment}`);
  });

  test('uses every value that is given', () => {
    expect(Object.keys(values).filter((name) => !template.includes(`\${${name}}`))).toEqual([]);
  });

  test('gives each process the variables that it starts with', () => {
    assertServiceVariables('api', variablesOf(app.services[0]!), 'api');
    assertServiceVariables('worker', variablesOf(app.workers[0]!), 'worker');
    assertServiceVariables('migrate', variablesOf(app.jobs[0]!), 'all');
  });

  test('is migrated before it is deployed', () => {
    expect(app.jobs).toMatchObject([{ name: 'migrate', kind: 'PRE_DEPLOY' }]);
  });
});

const broken = (right: string, wrong: string) => {
  expect(template).toContain(right);
  return appOf(template.replace(right, wrong), valuesOf('production'));
};

test.each([
  ['a key that does not exist', 'http_port:', 'port:', 'port is unknown'],
  [
    'a key in the wrong place',
    'kind: PRE_DEPLOY',
    'termination: { drain_seconds: 5 }',
    'drain_seconds is unknown',
  ],
  ['a value that does not exist', 'PRE_DEPLOY', 'BEFORE', 'must be equal to one of the allowed values'],
  ['a value of the wrong type', 'http_port: 3000', 'http_port: http', 'must be number'],
  ['a port that nothing listens on', 'http_port: 3000', 'http_port: 8080', 'api does not listen on 8080'],
  ['a database that the app has not', '{valkey.DATABASE_URL', '{redis.DATABASE_URL', 'no component redis'],
])('%s is found', (_, right, wrong, problem) => {
  expect(problemsOf(broken(right, wrong)).join('\n')).toContain(problem);
});

test('a misspelt variable of the service is found', () => {
  const app = broken('key: TRUST_PROXY', 'key: TRUSTED_PROXY');
  expect(() => assertServiceVariables('api', variablesOf(app.services[0]!), 'api')).toThrow('TRUSTED_PROXY');
});

test('a value that is not set is found', () => {
  expect(() => appOf(template, {})).toThrow('ENVIRONMENT is not set');
});

const hasEnvsubst = onPath(['envsubst'], 'the commands in deploy/digitalocean/README.md');

/** The specification that these commands make of a copy of the folder. */
async function madeBy(commands: string, environment: Record<string, string> = {}) {
  const copy = join(await temporaryFolder(), 'digitalocean');
  cpSync(folder, copy, { recursive: true });
  if (!('SECRETS' in environment))
    cpSync(join(copy, 'secrets.env.example'), join(copy, 'secrets.production.env'));
  execFileSync('bash', ['-ec', commands], { cwd: copy, env: { ...process.env, ...environment } });
  return parseDocument(readFileSync(join(copy, 'app.production.yaml'), 'utf8')).toJS();
}

test.runIf(hasEnvsubst)('the commands of the page make the specification', async () => {
  const page = readFileSync(`${folder}/README.md`, 'utf8').replaceAll(/^ {3}/gm, '');
  const [commands] = blocks(page, 'sh').filter((block) => block.includes('envsubst'));
  const made = await madeBy(commands!.replace(/^doctl .*/m, ''));
  expect(made).toEqual(appOf(template, valuesOf('production')));
});

test.runIf(hasEnvsubst)('the workflow makes the same specification', async () => {
  const { jobs } = parseDocument(readFileSync('.github/workflows/deploy.yml', 'utf8')).toJS();
  const steps = jobs.digitalocean.steps as { name?: string; run?: string }[];
  const { run } = steps.find(({ name }) => name === 'Make the specification')!;
  const SECRETS = readFileSync(`${folder}/secrets.env.example`, 'utf8');
  const made = await madeBy(run!, { SECRETS, ENVIRONMENT: 'production', TAG: '0.1.0' });
  expect(made).toEqual(appOf(template, valuesOf('production')));
});
