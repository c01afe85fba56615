import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { onPath } from './on-path.ts';
import { Schemas } from './schema.ts';
import {
  type Body,
  blocksOf,
  type Configuration,
  configurationOf,
  environmentsOf,
  readFiles,
} from './terraform/configuration.ts';
import { serviceVariables, variableProblems } from './terraform/environments.ts';
import { referenceProblems } from './terraform/references.ts';
import { schemaProblems } from './terraform/schema-problems.ts';
import { assertServiceVariables } from './variables.ts';

const terraform = onPath(['tofu', 'terraform'], 'fmt and validate of deploy/aws and deploy/google');

describe.each(['aws', 'google'])('deploy/%s', (provider) => {
  const folder = `deploy/${provider}`;
  const files = readFiles(folder);
  const schemas = Schemas.read(provider);
  let configuration: Configuration;
  let environments: Record<string, Body>;
  beforeAll(async () => {
    configuration = await configurationOf(files);
    environments = await environmentsOf(folder);
  });

  test('has only what its provider knows, and names that lead somewhere', () => {
    expect([...schemaProblems(configuration, schemas), ...referenceProblems(configuration, schemas)]).toEqual(
      [],
    );
  });

  test('has schemas of exactly what it uses', () => {
    const providers = Object.keys(configuration.provider).map((name) => `provider ${name}`);
    const used = new Set([...blocksOf(configuration).map(({ type }) => type), ...providers]);
    expect(Object.keys(schemas.types).toSorted()).toEqual([...used].toSorted());
  });

  test('asks for the version of the provider that it is checked against', () => {
    const [
      {
        required_providers: [wanted],
      },
    ] = configuration.terraform as [
      { required_providers: [Record<string, { source: string; version: string }>] },
    ];
    const [source, version] = schemas.of.split(' ') as [string, string];
    expect(wanted[provider]).toEqual({ source, version: `~> ${version.split('.').slice(0, 2).join('.')}` });
  });

  test('has three environments, which set each variable, and say where their state is', () => {
    expect(Object.keys(environments).toSorted()).toEqual(['development', 'production', 'staging']);
    for (const [name, values] of Object.entries(environments)) {
      expect(variableProblems(configuration, name, values)).toEqual([]);
      expect(values.environment).toBe(name);
      const backend = Object.keys(configuration.terraform[0]!.backend as object)[0];
      expect(readFileSync(`${folder}/environments/${name}.${backend}.tfbackend`, 'utf8')).toContain(name);
    }
  });

  test('gives each process the variables that it starts with', () => {
    for (const [name, values] of Object.entries(environments))
      for (const [process, role] of [
        ['api', 'api'],
        ['worker', 'worker'],
        ['migrate', 'all'],
      ] as const)
        assertServiceVariables(`${name}, ${process}`, serviceVariables(configuration, values, process), role);
  });

  test('has room in MySQL for the connections of two versions at once', () => {
    for (const [name, values] of Object.entries(environments)) {
      const { api, worker, mysql, mysql_pool } = values as Record<string, Record<string, number>> & {
        mysql_pool: number;
      };
      const processes = 2 * (api!.max! + worker!.count!) + 1;
      expect.soft(processes * mysql_pool, name).toBeLessThan(mysql!.max_connections!);
    }
  });

  test.runIf(terraform)('is formatted', () => {
    const { status, stdout } = spawnSync(terraform!, ['fmt', '-check', '-recursive', folder], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  const isInitialised = existsSync(`${folder}/.terraform/providers`);
  if (terraform && !isInitialised)
    process.stderr.write(
      `SKIPPED: ${terraform} validate of ${folder}, which needs: ${terraform} -chdir=${folder} init -backend=false\n`,
    );
  test.runIf(terraform && isInitialised)('is valid', () => {
    const { status, stderr } = spawnSync(terraform!, [`-chdir=${folder}`, 'validate', '-no-color'], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
});
