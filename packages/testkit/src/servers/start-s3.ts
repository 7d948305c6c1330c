import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { fetchDebs, findFreePort, libraryPath, startServer } from '@assay/runtime'
import { access, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from './start-test-server.ts'

export interface TestS3 {
  readonly url: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly from: string
  readonly stop: () => Promise<void>
}

/**
 * A real S3 server with an empty bucket: OpenStack Swift with its S3 API, from Debian's packages, without root.
 * It rejects wrong signatures and does not know conditional puts.
 *
 * @throws {Error} where Debian's packages cannot be fetched
 */
export async function startS3 (): Promise<TestS3> {
  const root = await fetchDebs(packages)
  if (root === null) throw new Error(`tests need an S3 server, and the packages ${packages.join(', ')} cannot be fetched: run them where apt-get works`)
  const directory = await mkdtemp(join(tmpdir(), 'assay-s3-'))
  await chmod(directory, 0o777)
  const { url, stop } = await startSwift(root, directory)
  await createBucket(url)
  const from = 'Swift with its S3 API, of Debian\'s packages, fetched without installing them'
  say(`S3: ${from}`)
  return {
    url,
    bucket,
    region,
    ...keys,
    from,
    async stop () {
      await stop()
      await rm(directory, { recursive: true, force: true })
    }
  }
}

const packages = ['swift-proxy', 'swift-account', 'swift-container', 'swift-object']
const region = 'us-east-1'
const bucket = 'assay-test'
const keys = { accessKeyId: 'assay:tester', secretAccessKey: 'only-for-tests' }

async function startSwift (root: string, directory: string): Promise<{ url: string, stop: () => Promise<void> }> {
  const python = await pythonOf(root)
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort()
    const url = `http://127.0.0.1:${port}`
    await Promise.all(Object.entries(settingsFor(directory, port)).map(([name, text]) => writeFile(join(directory, name), text)))
    try {
      const { stop } = await startServer({
        name: 'Swift',
        command: [...python, fileURLToPath(new URL('./launch-swift.py', import.meta.url)), directory, String(port)],
        directory,
        isReady: async () => (await fetch(`${url}/healthcheck`, { signal: AbortSignal.timeout(1_000) })).ok,
        readyMilliseconds: 40_000
      })
      return { url, stop }
    } catch (error) {
      // Four ports in a row were not all free.
      if (attempt === 3) throw error
    }
  }
}

/** The system's Python with the packages' modules, or the packages' own where the system has none. */
async function pythonOf (root: string): Promise<string[]> {
  const system = '/usr/bin/python3'
  const hasOne = await access(system).then(() => true, () => false)
  const variables = [`PYTHONPATH=${join(root, 'usr/lib/python3/dist-packages')}`, `LD_LIBRARY_PATH=${await libraryPath(root)}`, 'PYTHONWARNINGS=ignore']
  return ['/usr/bin/env', ...variables, ...hasOne ? [system] : [`PYTHONHOME=${join(root, 'usr')}`, join(root, 'usr/bin/python3')]]
}

function settingsFor (directory: string, port: number): Record<string, string> {
  const common = (at: number): string => [
    '[DEFAULT]', 'bind_ip = 127.0.0.1', `bind_port = ${at}`, 'workers = 0', `user = ${userInfo().username}`, `swift_dir = ${directory}`,
    `devices = ${join(directory, 'devices')}`, 'mount_check = false', 'disable_fallocate = true', 'log_address = /nonexistent', ''
  ].join('\n')
  const store = (name: string, at: number): string => `${common(at)}
[pipeline:main]
pipeline = ${name}-server
[app:${name}-server]
use = egg:swift#${name}
`
  const filters = ['catch_errors', 'gatekeeper', 'healthcheck', 'memcache', 'listing_formats', 's3api', 'tempauth', 'bulk', 'slo', 'dlo']
  const settings: Partial<Record<string, string>> = {
    memcache: 'memcache_servers = 127.0.0.1:1',
    s3api: `location = ${region}\ns3_acl = false\ncheck_bucket_owner = false`,
    tempauth: `user_${keys.accessKeyId.replace(':', '_')} = ${keys.secretAccessKey} .admin`
  }
  const sections = filters.map((filter) => `[filter:${filter}]\nuse = egg:swift#${filter}\n${settings[filter] ?? ''}\n`).join('')
  return {
    'swift.conf': '[swift-hash]\nswift_hash_path_prefix = assay\nswift_hash_path_suffix = test\n[storage-policy:0]\nname = one\ndefault = yes\n',
    'account-server.conf': store('account', port + 1),
    'container-server.conf': store('container', port + 2),
    'object-server.conf': store('object', port + 3),
    'proxy-server.conf': `${common(port)}[pipeline:main]\npipeline = ${filters.join(' ')} proxy-server\n[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n${sections}`
  }
}

async function createBucket (endpoint: string): Promise<void> {
  const client = new S3Client({ endpoint, region, credentials: keys, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED', maxAttempts: 5 })
  await client.send(new CreateBucketCommand({ Bucket: bucket }))
  client.destroy()
}
