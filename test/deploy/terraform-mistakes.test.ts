import { expect, test } from 'vitest';
import { Schemas } from './schema.ts';
import { configurationOf, environmentsOf, readFiles } from './terraform/configuration.ts';
import { serviceVariables, variableProblems } from './terraform/environments.ts';
import { referenceProblems } from './terraform/references.ts';
import { schemaProblems } from './terraform/schema-problems.ts';
import { assertServiceVariables } from './variables.ts';

const files = readFiles('deploy/aws');
const schemas = Schemas.read('aws');
test.each([
  [
    'an argument that does not exist',
    'mysql.tf',
    'storage_encrypted ',
    'storage_encryption',
    'storage_encryption is unknown',
  ],
  ['a missing argument', 'mysql.tf', /instance_class .*\n/, '', 'instance_class is missing'],
  [
    'an argument in the wrong block',
    'load-balancer.tf',
    'idle_timeout = 120',
    'health_check { idle_timeout = 120 }',
    'health_check is unknown',
  ],
  [
    'an argument that should be a block',
    'services.tf',
    'deployment_circuit_breaker {',
    'deployment_circuit_breaker = {',
    'must be array',
  ],
  [
    'a second block where one is allowed',
    'load-balancer.tf',
    'stickiness {',
    'health_check {\n path = "/"\n }\n stickiness {',
    'must NOT have more than 1 items',
  ],
  [
    'a resource that does not exist',
    'services.tf',
    'aws_ecs_cluster.main.id',
    'aws_ecs_cluster.layers.id',
    'aws_ecs_cluster.layers.id: leads nowhere',
  ],
  [
    'an attribute that does not exist',
    'services.tf',
    'aws_ecs_cluster.main.id',
    'aws_ecs_cluster.main.ident',
    'aws_ecs_cluster.main.ident: leads nowhere',
  ],
  [
    'a variable that is not declared',
    'tasks.tf',
    'var.mail_from',
    'var.mail_sender',
    'var.mail_sender: leads nowhere',
  ],
  [
    'a field that a variable has not',
    'tasks.tf',
    'var.api.cpu',
    'var.api.cores',
    'var.api.cores: leads nowhere',
  ],
  ['a local that is not there', 'mysql.tf', 'local.name', 'local.named', 'local.named: leads nowhere'],
  [
    'a variable that nothing uses',
    'variables.tf',
    'variable "region"',
    'variable "unused" {}\nvariable "region"',
    'var.unused: is not used',
  ],
  [
    'a resource without a schema',
    'valkey.tf',
    '"aws_elasticache_subnet_group"',
    '"aws_elasticache_subnets"',
    'no schema for resource aws_elasticache_subnets',
  ],
  [
    'an unknown change to ignore',
    'services.tf',
    '[desired_count,',
    '[desired_counts,',
    'desired_counts is unknown',
  ],
])('%s is found', async (_, path, right, wrong, problem) => {
  const text = files[path]!.replace(right, wrong);
  expect(text).not.toBe(files[path]);
  const broken = await configurationOf({ ...files, [path]: text });
  expect([...schemaProblems(broken, schemas), ...referenceProblems(broken, schemas)].join('\n')).toContain(
    problem,
  );
});

test('a block that is not closed is found', async () => {
  await expect(configurationOf({ ...files, 'x.tf': 'locals {' })).rejects.toThrow(
    'Unclosed configuration block',
  );
});

test.each([
  ['an environment without a variable', { domain: undefined }, 'domain is not set'],
  ['an undeclared variable', { zones: 'example.com' }, 'zones is not declared'],
  ['a value of the wrong type', { nat_gateways: 'two' }, 'nat_gateways is not a number'],
  ['an object without a field', { valkey: { nodes: 1 } }, 'valkey.node_type is missing'],
])('%s is found', async (_, change, problem) => {
  const { production } = await environmentsOf('deploy/aws');
  const values = JSON.parse(JSON.stringify({ ...production, ...change }));
  expect(variableProblems(await configurationOf(files), 'production', values).join('\n')).toContain(problem);
});

test('a misspelt variable of the service is found', async () => {
  const text = files['tasks.tf']!.replace('TRUST_PROXY', 'TRUSTED_PROXY');
  const { production } = await environmentsOf('deploy/aws');
  const variables = serviceVariables(
    await configurationOf({ ...files, 'tasks.tf': text }),
    production!,
    'api',
  );
  expect(() => assertServiceVariables('api', variables, 'api')).toThrow('TRUSTED_PROXY');
});
