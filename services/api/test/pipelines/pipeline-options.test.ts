import { readFileSync } from 'node:fs'
import { learnerNames } from '@assay/shared'
import { describe, expect, it } from 'vitest'
import { pipelineOptions, readPipelineOptions } from '../../src/pipelines/pipeline-options.ts'
import { pipelineId } from '../../src/pipelines/start-pipeline.ts'

const read = (given: Record<string, unknown>) => readPipelineOptions(new Map(Object.entries(given)))

describe('readPipelineOptions', () => {
  it('fills in what is not said', () => {
    expect(read({ target: 'y' })).toEqual({ target: 'y', trials: 40, seed: 1, learners: learnerNames, ignore: [], accept: [] })
  })

  it('makes one order of what means the same, and so one pipeline', () => {
    const a = read({ target: 'y', learners: 'logistic, baseline', ignore: 'b,a', trials: '10' })
    const b = read({ trials: 10, ignore: ['a', 'b', 'a'], learners: ['baseline', 'logistic'], target: 'y', ablation: 'false', dropNull: false })
    expect(pipelineId('d', a)).toBe(pipelineId('d', b))
    expect(pipelineId('d', a)).not.toBe(pipelineId('e', a))
    expect(pipelineId('d', a)).not.toBe(pipelineId('d', { ...a, seed: 2 }))
    expect(pipelineId('d', a)).toMatch(/^[0-9a-f]{24}$/)
  })

  it('leaves out what is the default, so that saying it is the same order', () => {
    expect(read({ target: 'y', aim: 'f1', coverage: '.9' })).toEqual(read({ target: 'y' }))
    expect(read({ target: 'y', aim: 'cost:1:10.0', sensitive: 'sex, age', coverage: 0.8 })).toMatchObject({ aim: 'cost:1:10', sensitive: ['age', 'sex'], coverage: 0.8 })
  })

  it('reads thresholds and switches from texts and from JSON alike', () => {
    const options = { tooStrong: 0.95, tooWeak: 0.05, dropNull: true, ablation: true }
    expect(read({ target: 'y', tooStrong: '.95', tooWeak: '0.05', dropNull: 'true', ablation: 'true' })).toEqual(read({ target: 'y', ...options }))
    expect(read({ target: 'y', ...options })).toMatchObject(options)
  })

  it('reads the directions of monotone columns; a plus that became a blank on its way is a plus', () => {
    expect(read({ target: 'y', monotone: '-price,+age' })).toMatchObject({ monotone: ['+age', '-price'] })
    expect(read({ target: 'y', monotone: ' age,-price' })).toEqual(read({ target: 'y', monotone: ['-price', '+age', 'age'] }))
    expect(() => read({ target: 'y', monotone: '+age,-age' })).toThrowError(expect.objectContaining({ errors: [{ path: 'monotone', detail: expect.stringContaining('age') }] }))
    expect(() => read({ target: 'y', monotone: '+age', learners: 'forest' })).toThrowError(expect.objectContaining({ errors: [{ path: 'learners', detail: expect.stringContaining('boosting') }] }))
  })

  it('refuses a metric that does not measure the problem, and names those that do', () => {
    expect(() => read({ target: 'y', problem: 'regression', metric: 'rocAuc' })).toThrowError(expect.objectContaining({ errors: [{ path: 'metric', detail: expect.stringMatching(/rmse/) }] }))
  })

  it('refuses learners of which none can learn the problem', () => {
    expect(() => read({ target: 'y', problem: 'regression', learners: 'baseline,bayes' })).toThrowError(expect.objectContaining({ errors: [{ path: 'learners', detail: expect.stringMatching(/bayes is for classes/) }] }))
    expect(read({ target: 'y', problem: 'regression', learners: 'bayes,forest' })).toMatchObject({ learners: ['forest', 'bayes'] })
  })

  it.each([
    ['target', ''], ['target', ['a', 'b']], ['target', {}], ['trials', '1e3'], ['trials', 1.5], ['trials', -1], ['seed', 'x'], ['seconds', 0],
    ['learners', 'svm'], ['learners', ''], ['problem', 'classification'], ['metric', 'auc'], ['name', '../x'], ['name', 'a b'], ['ignore', ','],
    ['aim', 'cost:1'], ['aim', 'cost:0:0'], ['aim', 'capacity:0'], ['aim', 'capacity:9/3'], ['coverage', 1], ['coverage', 'most'], ['sensitive', ''], ['monotone', ','],
    ['tooStrong', 1.01], ['tooWeak', '-0.1'], ['tooWeak', 'NaN'], ['dropNull', 'yes'], ['ablation', 1], ['planHash', 'x'], ['constructor', 'x']
  ])('names the fault of %s = %j', (name, value) => {
    expect(() => read({ target: 'y', [name]: value })).toThrowError(expect.objectContaining({ code: 'OPTION_INVALID', errors: [{ path: name, detail: expect.any(String) }] }))
  })
})

describe('the options that people read in the README', () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')
  const [, table] = /\| option \| default \| meaning \|\n.*\n([^]*?)\n\n/.exec(readme)!
  const rows = table!.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))

  it('are those there are', () => {
    expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(pipelineOptions).map((name) => `\`${name}\``).sort())
  })

  it('have the defaults that the description has', () => {
    for (const [, name, told] of rows) {
      const { schema } = pipelineOptions[name!.slice(1, -1) as keyof typeof pipelineOptions]
      if ('default' in schema) expect(told).toBe(`\`${schema.default}\``)
    }
  })

  it('name all learners', () => {
    expect(rows.find(([, name]) => name === '`learners`')![3]).toBe(`of ${learnerNames.map((name) => `\`${name}\``).join(', ')}`)
  })
})
