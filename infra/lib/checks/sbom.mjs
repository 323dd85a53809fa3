// Writes what the executable is made of: infra/security/sbom.cdx.json (CycloneDX 1.6) and infra/security/licences.md.
// From what NuGet restored for CareBridge.Host and from the scripts and style sheets in the portal's wwwroot/lib.
// With --check it writes nothing, and ends with 1 when a file is not what it would write.
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

const folder = 'infra/security';
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

const assets = JSON.parse(readFileSync('src/CareBridge.Host/obj/project.assets.json', 'utf8'));
const roots = Object.keys(assets.packageFolders);
const restored = Object.entries(Object.values(assets.targets)[0]).filter(([, one]) => one.type === 'package');
const versions = new Map(restored.map(([key]) => key.split('/')));

const purl = (name, version) => `pkg:nuget/${name}@${version}`;

// Licences that packages give as a file or an address only; read there.
const readThere = {
  'https://raw.githubusercontent.com/bchavez/Bogus/master/LICENSE': ['MIT', 'BSD-3-Clause'],
  'https://go.microsoft.com/fwlink/?linkid=329770': ['LicenseRef-Microsoft-NET-Library'],
};

function licencesOf(name, version, path) {
  const file = roots.map((root) => join(root, path, `${name.toLowerCase()}.nuspec`)).find(existsSync);
  const nuspec = readFileSync(file, 'utf8');
  const [, type, text] = /<license type="(\w+)"[^>]*>([^<]+)</.exec(nuspec) ?? [];
  if (type === 'expression') return [text];
  if (type === 'file') return [`LicenseRef-${name}-${text.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`];
  const [, url] = /<licenseUrl>([^<]+)</.exec(nuspec) ?? [];
  if (!url) throw new Error(`${name} ${version} says nothing of its licence`);
  return readThere[url] ?? [`LicenseRef-${name}-${url.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`];
}

const packages = restored.map(([key, one]) => {
  const [name, version] = key.split('/');
  const { sha512, path } = assets.libraries[key];
  return {
    type: 'library',
    name,
    version,
    'bom-ref': purl(name, version),
    purl: purl(name, version),
    hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }],
    licenses: [{ expression: licencesOf(name, version, path).join(' AND ') }],
    needs: Object.keys(one.dependencies ?? {}).filter((other) => versions.has(other))
      .map((other) => purl(other, versions.get(other))),
  };
});

// The table of the folder's README: file, package of npm, version, licence.
const wwwroot = 'src/CareBridge.Portal/wwwroot/lib/README.md';
const scripts = [...readFileSync(wwwroot, 'utf8').matchAll(/^\| `[^`]+` \| (\S+) \| ([\d.]+) \| (\S+) \|/gm)]
  .map(([, name, version, licence]) => {
    const ref = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return {
      type: 'library', name, version, 'bom-ref': ref, purl: ref, licenses: [{ expression: licence }], needs: [],
    };
  });
if (scripts.length === 0) throw new Error(`${wwwroot} names no package`);

const components = [...packages, ...scripts].sort((one, other) => compare(one['bom-ref'], other['bom-ref']));
const bom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: {
      type: 'application',
      name: 'CareBridge',
      'bom-ref': 'carebridge',
      licenses: [{ expression: 'Apache-2.0' }],
    },
  },
  components: components.map(({ needs, ...component }) => component),
  dependencies: [
    { ref: 'carebridge', dependsOn: components.map((one) => one['bom-ref']) },
    ...components.map((one) => ({ ref: one['bom-ref'], dependsOn: [...one.needs].sort(compare) })),
  ],
};

const written = `${JSON.stringify(bom, null, 2)}\n`;
const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(written);
if (faults !== null) throw new Error(`That is no CycloneDX 1.6: ${JSON.stringify(faults)}`);

const licences = `# What CareBridge is made of, and under which licences

Made by \`infra/sbom\` from what is restored; \`infra/check\` compares. The same, with hashes and with what needs what, is
in [sbom.cdx.json](sbom.cdx.json) (CycloneDX 1.6). It covers what the executable carries: not .NET itself (MIT),
PostgreSQL and RabbitMQ, which are installed beside it, and not what only builds or tests it.

| package | version | licence (SPDX) |
|---|---|---|
${components.map((one) => `| ${one.name} | ${one.version} | ${one.licenses[0].expression} |`).join('\n')}
`;

// What another feed may resolve otherwise is compared by its name and licence: the versions of packages that we do not
// name ourselves are the lowest that the feed has.
const ours = new Set([...readFileSync('Directory.Packages.props', 'utf8').matchAll(/Include="([^"]+)"/g)]
  .map(([, name]) => name));
const gist = (list) => list.map((one) => [
  one.name, ours.has(one.name) || one.purl.startsWith('pkg:npm/') ? one.version : '', one.licenses[0].expression,
].join(' ')).join('\n');

const sbom = join(folder, 'sbom.cdx.json');
const table = join(folder, 'licences.md');
let stale = false;
if (process.argv.includes('--check')) {
  const kept = JSON.parse(readFileSync(sbom, 'utf8')).components;
  const rows = kept.map((one) => `| ${one.name} | ${one.version} | ${one.licenses[0].expression} |`);
  stale = gist(kept) !== gist(components) || !readFileSync(table, 'utf8').endsWith(`\n${rows.join('\n')}\n`);
  if (stale) console.error(`${folder} does not say what is restored: run infra/sbom`);
} else {
  writeFileSync(sbom, written);
  writeFileSync(table, licences);
}
console.error(`${components.length} components`);
process.exit(stale ? 1 : 0);
