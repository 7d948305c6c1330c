import { objectStoreContract } from '@assay/testkit'
import { openObjectStore } from '../src/index.ts'

objectStoreContract('memory', () => openObjectStore('memory:'))
