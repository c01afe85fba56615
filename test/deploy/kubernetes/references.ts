import type { Manifest } from './files.ts';

interface Pod {
  readonly owner: string;
  readonly labels: Record<string, string>;
  readonly spec: Manifest;
}

const podsOf = (manifests: readonly Manifest[]): Pod[] =>
  manifests
    .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
    .map(({ kind, metadata, spec }) => ({
      owner: `${kind} ${metadata.name}`,
      labels: spec.template.metadata?.labels ?? {},
      spec: spec.template.spec,
    }));

/** The labels that our kustomizations add to all pods. */
const added = { 'app.kubernetes.io/name': 'layers' };

/** Names in manifests that lead nowhere: of maps, secrets, accounts, services, ports, volumes, and labels of pods. */
export function danglingNames(manifests: readonly Manifest[]): string[] {
  const problems: string[] = [];
  const expect = (isThere: boolean, problem: string) => isThere || problems.push(problem);
  const ofKind = (kind: string) => manifests.filter((one) => one.kind === kind);
  const has = (kind: string, name: string) => ofKind(kind).some(({ metadata }) => metadata.name === name);
  const hasSecret = (name: string) =>
    has('Secret', name) || ofKind('ExternalSecret').some(({ spec }) => spec.target.name === name);
  const pods = podsOf(manifests);
  const selected = (labels: Record<string, string> = {}) =>
    pods.filter((pod) =>
      Object.entries(labels).every(([key, value]) => ({ ...pod.labels, ...added })[key] === value),
    );
  const portsOf = (pod: Pod): (string | number)[] =>
    pod.spec.containers.flatMap(({ ports = [] }: Manifest) =>
      ports.flatMap(({ name, containerPort }: Manifest) => [name, containerPort]),
    );

  for (const pod of pods) {
    const account = pod.spec.serviceAccountName;
    if (account) expect(has('ServiceAccount', account), `${pod.owner}: no ServiceAccount ${account}`);
    const volumes = (pod.spec.volumes ?? []).map(({ name }: Manifest) => name);
    for (const container of pod.spec.containers) {
      for (const { configMapRef, secretRef } of container.envFrom ?? []) {
        if (configMapRef)
          expect(has('ConfigMap', configMapRef.name), `${pod.owner}: no ConfigMap ${configMapRef.name}`);
        if (secretRef) expect(hasSecret(secretRef.name), `${pod.owner}: no Secret ${secretRef.name}`);
      }
      for (const { name } of container.volumeMounts ?? [])
        expect(volumes.includes(name), `${pod.owner}: no volume ${name}`);
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
        const port = container[probe]?.httpGet.port;
        if (port)
          expect(portsOf(pod).includes(port), `${pod.owner}: ${probe} asks port ${port}, which it has not`);
      }
    }
    for (const { labelSelector } of pod.spec.topologySpreadConstraints ?? [])
      expect(
        selected(labelSelector.matchLabels).includes(pod),
        `${pod.owner}: spreads over other pods than its own`,
      );
  }
  for (const { metadata, spec } of ofKind('Deployment')) {
    const own = pods.find(({ owner }) => owner === `Deployment ${metadata.name}`)!;
    expect(
      selected(spec.selector.matchLabels).includes(own),
      `Deployment ${metadata.name}: does not select its own pods`,
    );
  }
  for (const { metadata, spec } of ofKind('Service')) {
    const behind = selected(spec.selector);
    expect(behind.length > 0, `Service ${metadata.name}: selects no pods`);
    for (const { targetPort } of spec.ports)
      for (const pod of behind)
        expect(
          portsOf(pod).includes(targetPort),
          `Service ${metadata.name}: ${pod.owner} has no port ${targetPort}`,
        );
  }
  for (const { metadata, spec } of ofKind('Ingress'))
    for (const { http } of spec.rules)
      for (const { backend } of http.paths) {
        const service = ofKind('Service').find((one) => one.metadata.name === backend.service.name);
        expect(service !== undefined, `Ingress ${metadata.name}: no Service ${backend.service.name}`);
        const ports = service?.spec.ports.map(({ name }: Manifest) => name) ?? [];
        if (service)
          expect(
            ports.includes(backend.service.port.name),
            `Ingress ${metadata.name}: Service ${service.metadata.name} has no port ${backend.service.port.name}`,
          );
      }
  for (const { metadata, spec } of ofKind('PodDisruptionBudget'))
    expect(
      selected(spec.selector.matchLabels).length > 0,
      `PodDisruptionBudget ${metadata.name}: selects no pods`,
    );
  for (const { metadata, spec } of ofKind('HorizontalPodAutoscaler'))
    expect(
      has(spec.scaleTargetRef.kind, spec.scaleTargetRef.name),
      `HorizontalPodAutoscaler ${metadata.name}: no ${spec.scaleTargetRef.kind} ${spec.scaleTargetRef.name}`,
    );
  for (const { metadata, spec } of ofKind('NetworkPolicy')) {
    const guarded = selected(spec.podSelector.matchLabels);
    expect(guarded.length > 0, `NetworkPolicy ${metadata.name}: selects no pods`);
    for (const { ports = [] } of spec.ingress ?? [])
      for (const { port } of ports)
        expect(
          guarded.some((pod) => portsOf(pod).includes(port)),
          `NetworkPolicy ${metadata.name}: its pods have no port ${port}`,
        );
  }
  return problems;
}
