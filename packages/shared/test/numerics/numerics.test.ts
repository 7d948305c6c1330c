import { createHash } from 'node:crypto'
import { cosPi, createRandom, exp, expm1, exponentOf, hypotenuse, log, log1p, powerOfTwo, sinPi } from '@assay/shared'
import { describe, expect, test } from 'vitest'

/** Nearest doubles of values with 300 bits, by mpmath. */
const references: readonly (readonly [name: string, of: (x: number) => number, values: readonly (readonly [x: number, value: number])[]])[] = [
  ['exp', exp, [
    [1, 2.718281828459045], [-1, 0.36787944117144233], [0.5, 1.6487212707001282], [1e-09, 1.000000001], [-20.3, 1.5269401591266087e-09],
    [0.34657359027997264, 1.414213562373095], [100.7, 5.413203172330057e+43], [-600.25, 2.0641309109295095e-261],
    [709.78, 1.7928227943945155e+308], [-708.39, 2.2394014988804677e-308], [-730.5, 5.596044e-318]
  ]],
  ['expm1', expm1, [
    [1, 1.7182818284590453], [-1, -0.6321205588285577], [0.5, 0.6487212707001282], [1e-09, 1.0000000005000001e-09], [-1e-300, -1e-300],
    [-0.34657359027997264, -0.2928932188134525], [0.3466, 0.41425091185052865], [3.7, 39.4473043600674], [-12.25, -0.9999952148826079],
    [37.29, 1.566178400309745e+16], [600.1, 4.1698323098968926e+260]
  ]],
  ['log', log, [
    [2, 0.6931471805599453], [10, 2.302585092994046], [0.5, -0.6931471805599453], [0.9999999, -1.0000000494736474e-07],
    [1.0000001, 9.999999505838704e-08], [1.4142135623730951, 0.3465735902799727], [0.7071067811865475, -0.34657359027997275],
    [1e-300, -690.7755278982137], [5e-324, -744.4400719213812], [1.7e+308, 709.7268368932282], [123.456, 4.815884817283264]
  ]],
  ['log1p', log1p, [
    [1, 0.6931471805599453], [1e-09, 9.999999995e-10], [-1e-20, -1e-20], [-0.5, -0.6931471805599453], [-0.9999, -9.210340371976294],
    [0.4142135, 0.3465735461755332], [0.41422, 0.34657814235925116], [-0.29289, -0.3465690382006941], [12345.678, 9.42114231801815],
    [1e+16, 36.841361487904734], [1e+300, 690.7755278982137]
  ]],
  ['sinPi', sinPi, [
    [0.25, 0.7071067811865476], [0.3333333333333333, 0.8660254037844386], [0.1, 0.30901699437494745], [-0.7, -0.8090169943749475],
    [1e-09, 3.1415926535897936e-09], [1.9999, -0.00031415926019123195], [2.26, 0.7289686274214111], [-5.6, 0.9510565162951539],
    [1234.567, 0.9779293398307171], [0.2499, 0.7068846021489731], [0.7501, 0.7068846021489731]
  ]],
  ['cosPi', cosPi, [
    [0.25, 0.7071067811865476], [0.3333333333333333, 0.5], [0.1, 0.9510565162951535], [-0.7, -0.587785252292473], [1e-09, 1.0],
    [1.9999, 0.9999999506519784], [2.26, 0.6845471059286892], [-5.6, 0.30901699437494634], [1234.567, -0.20893589040243404],
    [0.4999, 0.00031415926019123195], [0.7501, -0.7073288904354805]
  ]]
]

test.each(references)('%s is within a unit in the last place of what it should be', (_name, of, values) => {
  expect(values.map(([x]) => of(x)).filter((value, at) => Math.abs(value - values[at]![1]) > lastPlace(values[at]![1]))).toEqual([])
})

const random = createRandom('numerics')
const draw = (count: number, one: () => number): readonly number[] => Array.from({ length: count }, one)
const exponents = [...draw(4_000, () => 1_400 * random.next() - 700), ...draw(4_000, () => 4 * random.next() - 2), ...draw(1_000, () => (random.next() - 0.5) * powerOfTwo(-random.integer(80)))]
const sizes = [...draw(4_000, () => random.next() * powerOfTwo(random.integer(2_000) - 1_000)), ...draw(4_000, () => 0.4 + 1.6 * random.next())]
const shifts = [...draw(4_000, () => 3 * random.next() - 0.999), ...sizes, ...draw(1_000, () => (random.next() - 0.5) * powerOfTwo(-random.integer(80)))]
const turns = draw(4_000, () => 2_000 * random.next() - 1_000)

test.each([
  ['exp', exp, Math.exp, exponents],
  ['expm1', expm1, Math.expm1, exponents],
  ['log', log, Math.log, sizes],
  ['log1p', log1p, Math.log1p, shifts]
] as const)('%s is within a unit in the last place of the engine’s', (_name, ours, engines, values) => {
  expect(values.filter((x) => Math.abs(ours(x) - engines(x)) > lastPlace(engines(x)))).toEqual([])
})

/** The distance of a number's neighbours. */
function lastPlace (x: number): number {
  return Math.abs(x) < powerOfTwo(-1022) ? powerOfTwo(-1074) : powerOfTwo(Math.max(-1074, exponentOf(x) - 52))
}

test('the bits are the same in every engine, on every machine', () => {
  const values = [...exponents.flatMap((x) => [exp(x), expm1(x)]), ...sizes.map(log), ...shifts.map(log1p), ...turns.flatMap((x) => [sinPi(x), cosPi(x)])]
  const bytes = new DataView(new ArrayBuffer(values.length * 8))
  values.forEach((value, at) => bytes.setFloat64(at * 8, value, true))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe('0e014138db298e4d1ad317b74f548aaadae59892e6f3248ebef99b0a7489e381')
})

describe('special values', () => {
  test.each([
    ['exp', exp, [[0, 1], [-0, 1], [Infinity, Infinity], [-Infinity, 0], [NaN, NaN], [709.79, Infinity], [-745.2, 0], [-745.13, 5e-324], [1e308, Infinity], [-1e308, 0]]],
    ['expm1', expm1, [[0, 0], [-0, -0], [Infinity, Infinity], [-Infinity, -1], [NaN, NaN], [710, Infinity], [-800, -1], [5e-324, 5e-324]]],
    ['log', log, [[1, 0], [0, -Infinity], [-0, -Infinity], [-1, NaN], [Infinity, Infinity], [-Infinity, NaN], [NaN, NaN], [Number.MAX_VALUE, 709.782712893384]]],
    ['log1p', log1p, [[0, 0], [-0, -0], [-1, -Infinity], [-1.5, NaN], [Infinity, Infinity], [-Infinity, NaN], [NaN, NaN], [5e-324, 5e-324]]],
    ['sinPi', sinPi, [[0, 0], [0.5, 1], [1.5, -1], [-0.5, -1], [1e300, 0], [Infinity, NaN], [NaN, NaN]]],
    ['cosPi', cosPi, [[0, 1], [1, -1], [0.5, 0], [-2, 1], [1e300, 1], [Infinity, NaN], [NaN, NaN]]],
    ['exponentOf', exponentOf, [[1, 0], [0.75, -1], [-8, 3], [Number.MAX_VALUE, 1023], [powerOfTwo(-1022), -1022]]],
    ['powerOfTwo', powerOfTwo, [[0, 1], [-1074, 5e-324], [1023, 2 ** 1023], [-3, 0.125]]]
  ] as const)('%s', (_name, of, values) => {
    for (const [x, value] of values) expect([x, of(x)]).toEqual([x, value])
  })

  test('hypotenuse', () => {
    expect([[3, -4], [0, 0], [3e300, 4e300], [3e-200, 4e-200], [Infinity, 1], [NaN, 1]].map(([a, b]) => hypotenuse(a!, b!)))
      .toEqual([5, 0, 5e300, expect.closeTo(5e-200, 210), Infinity, NaN])
  })
})
