/** The page's style sheet: light and dark, a phone's width and a desk's, and paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f4f6f8, #12171c); --card: light-dark(#ffffff, #1b2229); --text: light-dark(#1a2228, #e8edf1);
  --soft: light-dark(#56626b, #a3afb9); --line: light-dark(#dde3e8, #323d47); --track: light-dark(#e9eef2, #2a343d);
  --accent: light-dark(#0f766e, #2dd4bf); --on-accent: light-dark(#ffffff, #06201d); --on-tint: light-dark(#1a2228, #06201d);
  --warning: light-dark(#b45309, #fbbf24); --bad: light-dark(#b42318, #ff8a80);
  --slate: light-dark(#a3b1c2, #64748b); --teal: light-dark(#0f766e, #2dd4bf); --amber: light-dark(#d99a2b, #f2c14e);
  --rose: light-dark(#d9627f, #f08ca0); --violet: light-dark(#8574d4, #a99bf0); --sky: light-dark(#4a9cc9, #6cc0ea);
  --lime: light-dark(#86a93a, #b5d56a); --orange: light-dark(#e07b45, #f5a06c); --pink: light-dark(#c264a0, #e79acb); --stone: light-dark(#8c857e, #b5ada5);
}
* { box-sizing: border-box }
html { scroll-behavior: smooth; scroll-padding-top: 3.5rem; -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
header, main { max-width: 76rem; margin: 0 auto; padding: 0 1rem }
header { padding-top: 1.25rem }
.mark { margin: 0; font-weight: 700; letter-spacing: -.02em; color: var(--accent) }
h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere }
h1 { margin: .25rem 0; font-size: clamp(1.5rem, 4vw, 2.25rem); letter-spacing: -.02em }
h2 { margin: 0 0 .75rem; font-size: 1.35rem; letter-spacing: -.01em }
h3 { margin: 0; font-size: 1.05rem }
h4 { margin: .75rem 0 .25rem; font-size: .85rem; color: var(--soft) }
p { margin: .5rem 0 }
a { color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
code { font-size: .9em; background: var(--track); border-radius: .25rem; padding: .05rem .3rem; overflow-wrap: anywhere }
small { font-size: .85em; color: var(--soft) }
.quiet { color: var(--soft) }
nav { position: sticky; top: 0; z-index: 1; background: var(--page); margin-bottom: .75rem }
nav > div { display: flex; gap: 1.25rem; max-width: 76rem; margin: 0 auto; padding: .6rem 1rem; overflow-x: auto; font-size: .95rem }
nav a { text-decoration: none; white-space: nowrap } nav a:hover { text-decoration: underline }
main { display: grid; gap: 1rem; padding-bottom: 3rem }
section { background: var(--card); border: 1px solid var(--line); border-radius: .9rem; padding: 1.25rem; min-width: 0 }
#columns { background: none; border: 0; padding: .75rem 0 0 }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .75rem; margin: 0 0 1rem }
.tiles > div { background: var(--page); border-radius: .6rem; padding: .75rem .9rem; min-width: 0 }
dt { color: var(--soft); font-size: .85rem } dd { margin: 0; font-variant-numeric: tabular-nums }
.tiles strong { display: block; font-size: 1.45rem; line-height: 1.25; letter-spacing: -.01em; overflow-wrap: anywhere }
.tiles dd span { color: var(--soft); font-size: .85rem }

.badge { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; font-size: .8rem; line-height: 1.5; color: var(--soft); white-space: nowrap; max-width: 100%; overflow: hidden; text-overflow: ellipsis; vertical-align: middle }
.badge.accent { border-color: var(--accent); color: var(--accent) } .badge.warning { border-color: var(--warning); color: var(--warning) } .badge.leak { border-color: var(--bad); color: var(--bad); font-weight: 600 }
.alerts { list-style: none; margin: .5rem 0 0; padding: 0; display: grid; gap: .5rem }
.alerts li { display: grid; grid-template-columns: 5.5rem 1fr; gap: .5rem; align-items: baseline; overflow-wrap: anywhere }
.alerts .badge { justify-self: start }
.leaks { border: 1px solid var(--warning); border-left-width: .35rem; border-radius: .6rem; padding: .9rem 1rem; margin-bottom: 1rem }
.leaks.certain { border-color: var(--bad) } .leaks.certain h3 { color: var(--bad) }
details { margin-top: .75rem } summary { cursor: pointer; color: var(--accent); padding: .2rem 0 }

.pairs { display: flex; flex-wrap: wrap; gap: 1.25rem 2.5rem; align-items: start } .pairs > .wide { flex: 0 1 auto; min-width: 0 } .pairs > :last-child { flex: 1 1 18rem; min-width: 0 } .wide figcaption { max-width: 44rem }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.25rem 2.5rem; align-items: start }
.scroll { overflow-x: auto; max-width: 100% }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .95rem }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .35rem }
th, td { text-align: left; vertical-align: baseline; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); font-weight: 400 }
thead th { color: var(--soft); font-size: .85rem } tbody tr:last-child > * { border-bottom: 0 }
tbody th { overflow-wrap: anywhere } .ledger th { overflow-wrap: break-word }
.number { text-align: right; white-space: nowrap } .wrap { overflow-wrap: anywhere; min-width: 12rem }
.bars .fill { width: 34%; min-width: 4rem; padding-right: 0; vertical-align: middle }
.bar { display: block; width: 100%; height: .5rem; border-radius: .25rem; overflow: hidden; background: var(--track); print-color-adjust: exact }
.key { width: .7rem; height: .7rem; margin-right: .4rem; vertical-align: -.02rem; flex: none }
.legend { display: inline-flex; flex-wrap: wrap; gap: 0 .8rem } .legend > span { white-space: nowrap }

.cards { display: grid; align-items: start; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 1rem }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .9rem; padding: 1rem 1.1rem; min-width: 0; font-size: .95rem; content-visibility: auto; contain-intrinsic-size: auto 28rem }
.card:target { border-color: var(--accent) }
.badges { margin: .35rem 0 .6rem; display: flex; flex-wrap: wrap; gap: .3rem }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 1.1rem; margin: 0 0 .75rem } .facts > div { flex: 1 0 auto }
.facts small { display: block } .facts .bar { height: .3rem; margin-top: .25rem }
.quantiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: .25rem .6rem; margin: .5rem 0; font-size: .9rem } .quantiles dt { font-size: .78rem }
.card .quiet { font-size: .9rem } .card table { font-size: .9rem } .card td, .card th { padding-right: .6rem } .card .fill { width: 26%; min-width: 3.5rem; padding-right: 0 } .card tbody th { min-width: 5.5rem }
.findings, .steps { margin: .5rem 0 0; padding-left: 1.1rem; font-size: .9rem } .findings { color: var(--warning) } .findings code { color: var(--text) }
.steps { margin-top: 0 }
#dependence .cards { grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)) }
#origin th { overflow-wrap: normal; min-width: 9rem }
#groups h3, #origin h3 { margin: 1.25rem 0 .25rem } .pair + .cards { margin-top: 1.25rem }
#cleaning h3 { margin-top: 1.5rem } .changes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 1rem 2rem } .change { min-width: 0 } .change h4 { margin-top: 0 } .sides { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem }
.share { white-space: nowrap; margin-right: .75rem; font-size: .9rem }
.effect { min-width: 9rem } .effect small { display: block } .verdict { font-weight: 600 } .verdict.helps { color: var(--accent) } .verdict.hurts { color: var(--bad) } .verdict.noDifference { color: var(--soft); font-weight: 400 } .verdict.notComparable { color: var(--warning) }
figure { margin: 0 } figure > .plot { max-width: 27rem } .wide .plot { max-width: none }
figcaption { color: var(--soft); font-size: .85rem; margin-top: .25rem }
.plot { font-size: 11px; display: block; width: 100%; height: auto; max-width: 100%; overflow: visible } .plot text { white-space: pre }
.histogram { fill: currentColor; text-anchor: middle; font-family: system-ui, sans-serif; font-variant-numeric: tabular-nums } .histogram .y { text-anchor: end }
.histogram :is(.grid, .tick, .ground) { stroke: currentColor } .grid { stroke-opacity: .1 } .ground { stroke-opacity: .4 }
.wide .plot { width: auto } .wide { padding-bottom: .5rem }

@media (max-width: 40rem) {
  section { padding: 1rem } .tiles { grid-template-columns: 1fr 1fr } .tiles strong { font-size: 1.2rem }
  .alerts li { grid-template-columns: 1fr; gap: .15rem }
  .ledger thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .ledger tr { display: grid; grid-template-columns: 2rem 1fr auto; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  .ledger tr > * { border: 0; padding: .1rem .5rem .1rem 0 } .ledger .kind { grid-column: 3; grid-row: 1 }
  .ledger :is(.step, .touched, .effect, .reason) { grid-column: 2 / 4; text-align: left } .ledger .reason { color: var(--soft) } .ledger td:empty { display: none }
  .sides { gap: .5rem }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
@media print { body { background: none } nav { display: none } section, .card { break-inside: avoid } #columns, .cards { break-inside: auto } }
`
