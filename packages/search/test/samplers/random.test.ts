import { samplerContract } from '@assay/testkit'
import { randomSampler } from '../../src/index.ts'

samplerContract('random', randomSampler)
