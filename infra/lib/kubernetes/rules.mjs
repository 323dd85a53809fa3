// What every manifest of ours promises, over what Kubernetes asks of any.

const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

/** @param objects all that is applied together */
export function* faultsByRules(objects) {
  for (const workload of objects.filter(({ kind }) => workloads.has(kind))) {
    for (const fault of [...podFaults(workload), ...referenceFaults(workload, objects)]) yield [workload, fault];
  }
  for (const object of objects) {
    for (const fault of relations[object.kind]?.(object, objects) ?? []) yield [object, fault];
  }
  for (const workload of objects.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')) {
    if (!objects.some((one) => one.kind === 'PodDisruptionBudget' && selects(one.spec.selector, workload))) {
      yield [workload, 'has no disruption budget'];
    }
  }
  if (!objects.some(closesAll)) yield [{ kind: 'NetworkPolicy', metadata: {} }, 'that closes everything is missing'];
}

function* podFaults({ kind, spec }) {
  const pod = spec.template.spec;
  if (pod.securityContext?.runAsNonRoot !== true) yield 'may run as root';
  if (pod.securityContext?.seccompProfile?.type !== 'RuntimeDefault') yield 'has no seccomp profile';
  if (pod.automountServiceAccountToken !== false) yield 'is given a token of the cluster';
  if (pod.hostNetwork || pod.hostPID || pod.hostIPC) yield 'shares something with its node';
  for (const volume of pod.volumes ?? []) {
    if (volume.hostPath) yield `volume ${volume.name} is of the node`;
    if (volume.emptyDir && !volume.emptyDir.sizeLimit) yield `volume ${volume.name} has no limit`;
  }
  for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
    for (const fault of containerFaults(container)) yield `container ${container.name} ${fault}`;
  }
  if (kind === 'Job' || kind === 'CronJob') return;
  for (const container of pod.containers) {
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
      if (!container[probe]) yield `container ${container.name} has no ${probe}`;
    }
    const pause = container.lifecycle?.preStop?.sleep?.seconds;
    if (!container.lifecycle?.preStop) yield `container ${container.name} stops while it is still sent to`;
    if (pause + 30 > pod.terminationGracePeriodSeconds) yield 'is killed before what is under way has ended';
  }
}

function* containerFaults({ image, env = [], resources = {}, securityContext = {} }) {
  if (!/(:(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$/.test(image)) yield `runs whatever ${image} is`;
  for (const resource of ['cpu', 'memory']) {
    if (!resources.requests?.[resource]) yield `asks for no ${resource}`;
    if (!resources.limits?.[resource]) yield `has no limit of ${resource}`;
  }
  if (securityContext.readOnlyRootFilesystem !== true) yield 'may write its own files';
  if (securityContext.allowPrivilegeEscalation !== false) yield 'may become more than it is';
  if (!securityContext.capabilities?.drop?.includes('ALL')) yield 'keeps capabilities';
  for (const { name, value, valueFrom } of env) {
    if (valueFrom?.secretKeyRef || /(password|secret|token)$/i.test(name) || /password=/i.test(value)) {
      yield `has a secret in its environment: ${name}`;
    }
  }
}

/** Secrets are made beside the manifests; everything else is here. */
function* referenceFaults({ spec, metadata }, objects) {
  const pod = spec.template.spec;
  const claims = new Set((spec.volumeClaimTemplates ?? []).map((claim) => claim.metadata.name));
  const volumes = new Set([...(pod.volumes ?? []).map(({ name }) => name), ...claims]);
  const wanted = [['ServiceAccount', pod.serviceAccountName]];
  for (const { configMap, persistentVolumeClaim } of pod.volumes ?? []) {
    if (configMap) wanted.push(['ConfigMap', configMap.name]);
    if (persistentVolumeClaim) wanted.push(['PersistentVolumeClaim', persistentVolumeClaim.claimName]);
  }
  for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
    for (const { configMapRef } of container.envFrom ?? []) wanted.push(['ConfigMap', configMapRef?.name]);
    for (const { name } of container.volumeMounts ?? []) {
      if (!volumes.has(name)) yield `mounts what is no volume: ${name}`;
    }
  }
  for (const [kind, name] of wanted) {
    if (!find(objects, kind, name, metadata.namespace)) yield `needs the ${kind} ${name}, which is not here`;
  }
}

const relations = {
  * Service({ spec }, objects) {
    const there = objects.filter((one) => one.spec?.template && selects({ matchLabels: spec.selector }, one));
    if (there.length !== 1) yield `reaches ${there.length} workloads`;
    for (const { targetPort } of spec.ports) {
      if (!there.every((one) => portsOf(one).has(targetPort))) yield `names a port that nobody has: ${targetPort}`;
    }
  },
  * HorizontalPodAutoscaler({ spec, metadata }, objects) {
    const { kind, name } = spec.scaleTargetRef;
    if (!find(objects, kind, name, metadata.namespace)) yield `scales nothing: ${name}`;
    if (spec.minReplicas > spec.maxReplicas) yield 'has a least above the most';
  },
  * PodDisruptionBudget({ spec }, objects) {
    if (!objects.some((one) => one.spec?.template && selects(spec.selector, one))) yield 'is for nobody';
  },
  * NetworkPolicy({ spec }, objects) {
    const workloadsHere = objects.filter((one) => one.spec?.template);
    const peers = [...(spec.ingress ?? []), ...(spec.egress ?? [])].flatMap((rule) => rule.to ?? rule.from ?? []);
    const own = peers.filter((peer) => peer.podSelector && !peer.namespaceSelector);
    for (const selector of [spec.podSelector, ...own.map((peer) => peer.podSelector)]) {
      if (!workloadsHere.some((one) => selects(selector, one))) yield `is about nobody: ${JSON.stringify(selector)}`;
      for (const { key, values = [] } of selector.matchExpressions ?? []) {
        const known = new Set(workloadsHere.map((one) => one.spec.template.metadata.labels[key]));
        for (const value of values.filter((one) => !known.has(one))) yield `names nobody: ${value}`;
      }
    }
    for (const { port } of [...(spec.ingress ?? []), ...(spec.egress ?? [])].flatMap((rule) => rule.ports ?? [])) {
      const isKnown = typeof port === 'number' || workloadsHere.some((one) => portsOf(one).has(port));
      if (!isKnown) yield `names a port that nobody has: ${port}`;
    }
  },
  * Ingress({ spec, metadata }, objects) {
    for (const { host, http } of spec.rules) {
      if (!spec.tls?.some(({ hosts }) => hosts.includes(host))) yield `serves ${host} without TLS`;
      for (const { service } of http.paths.map(({ backend }) => backend)) {
        const there = find(objects, 'Service', service.name, metadata.namespace);
        if (!there?.spec.ports.some(({ name }) => name === service.port.name)) yield `leads nowhere: ${service.name}`;
      }
    }
  },
};

const find = (objects, kind, name, namespace) => objects.find((one) =>
  one.kind === kind && one.metadata.name === name && one.metadata.namespace === namespace);

const portsOf = ({ spec }) => new Set(spec.template.spec.containers
  .flatMap(({ ports = [] }) => ports).flatMap(({ name, containerPort }) => [name, containerPort]));

const closesAll = ({ kind, spec }) => kind === 'NetworkPolicy' && Object.keys(spec.podSelector).length === 0
  && spec.policyTypes?.length === 2 && !spec.ingress && !spec.egress;

function selects(selector, { spec }) {
  if (!selector) return false;
  const labels = spec.template.metadata.labels ?? {};
  return Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
    && (selector.matchExpressions ?? []).every(({ key, operator, values }) =>
      operator === 'In' ? values.includes(labels[key]) : operator === 'Exists' ? key in labels : false);
}
