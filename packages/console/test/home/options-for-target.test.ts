import { expect, it } from 'vitest'
import { optionsForTarget } from '../../src/home/options-for-target.ts'

it('keeps of the options what another target leaves true', () => {
  const options = { trials: 9, learners: ['forest'], problem: 'binary', metric: 'f1', positive: 'Yes', aim: 'cost:1:5', monotone: ['+age'], group: 'team', time: 'pay', ignore: ['pay'], sensitive: ['sex', 'pay'] } as const
  expect(optionsForTarget(options, 'pay')).toEqual({ trials: 9, learners: ['forest'], group: 'team', sensitive: ['sex'] })
  expect(optionsForTarget(options, 'forest')).toEqual({ trials: 9, learners: ['forest'], group: 'team', time: 'pay', ignore: ['pay'], sensitive: ['sex', 'pay'] })
})
