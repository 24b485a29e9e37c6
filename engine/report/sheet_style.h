// The style of the claim sheet, embedded in its one file.
//
// Text keeps a contrast of 4.5:1 or more in light and dark; nothing is told by
// colour alone; fonts are those of the reader's system.
#pragma once

#include <string_view>

namespace onrecord {

inline constexpr std::string_view kSheetStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --card: #fff; --ink: #1c1b19; --soft: #5c5850; --line: #dedad0; --link: #17506b;
  --mark: #fdeab9; --hit: #e9efe4; --high: #a11618; --medium: #8a4a00; --low: #4d5a00; --info: #48566a;
  --sans: "Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", system-ui, "Liberation Sans", sans-serif;
  --serif: Charter, "Bitstream Charter", "Source Serif 4", "Iowan Old Style", Georgia, "Liberation Serif", serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161614; --card: #1e1e1b; --ink: #e9e6df; --soft: #aba59a; --line: #3a3833; --link: #8cc4e0;
    --mark: #564512; --hit: #2c3a2a; --high: #ff9c92; --medium: #f2b266; --low: #c9d07a; --info: #aebdd2;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
.page { max-width: 74rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--card); }
h1, h2, h3, h4, h5, p, dl, dd, figure, blockquote, ul { margin: 0; padding: 0; }
h1 { font: 600 2.5rem/1.15 var(--serif); letter-spacing: -.01em; }
h2 { font: 600 1.6rem/1.25 var(--serif); margin: 3.5rem 0 .35rem; }
h3 { font: 600 1.2rem/1.35 var(--serif); }
h4 { font: 600 1rem/1.4 var(--sans); }
h5 { font: 600 1.08rem/1.4 var(--serif); }
.brand { font: 600 .8rem/1 var(--sans); letter-spacing: .14em; text-transform: uppercase; color: var(--soft); }
.lead { font: 1.25rem/1.5 var(--serif); margin-top: .4rem; }
.note { color: var(--soft); max-width: 46rem; margin-bottom: 1.25rem; }
.soft, small { color: var(--soft); }
small { font-size: .85rem; }
.day { white-space: nowrap; }
code { font: .9em/1.4 var(--mono); color: var(--soft); }
small code, .rules code { font-size: .78rem; }

.masthead { display: grid; gap: .6rem; padding-bottom: 1.75rem; border-bottom: 3px double var(--line); }
.read { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin-top: .8rem; }
.read dt { color: var(--soft); }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0 0; list-style: none; }
.tiles li { min-width: 7.5rem; padding: .6rem 1rem .55rem; background: var(--card); border: 1px solid var(--line);
  border-top: 4px solid var(--tone, var(--line)); border-radius: 3px; }
.tiles b { display: block; font: 600 1.7rem/1.15 var(--serif); color: var(--tone, inherit); font-variant-numeric: lining-nums; }
.contents { margin: 1.25rem 0 0; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; list-style: none; }

.high { --tone: var(--high); } .medium { --tone: var(--medium); } .low { --tone: var(--low); } .info { --tone: var(--info); }
.badge { display: inline-block; padding: .08rem .5rem; border: 1.5px solid var(--tone, var(--soft)); border-radius: 2px;
  color: var(--tone, var(--soft)); font: 600 .78rem/1.45 var(--sans); letter-spacing: .04em; white-space: nowrap; }
.high .badge, .badge.high { background: var(--high); color: var(--card); }
.origin { display: inline-block; min-width: 1.5em; padding: 0 .35em; border: 1px solid var(--line); border-radius: 999px;
  text-align: center; font: 600 .78rem/1.55 var(--sans); color: var(--soft); text-decoration: none; white-space: nowrap; }

.finding { background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--tone); border-radius: 3px;
  padding: 1.1rem 1.35rem 1rem; margin: 1rem 0; }
.finding header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .8rem; margin-bottom: .45rem; font-size: .92rem; }
.finding .type { font-weight: 600; }
.finding .about { margin-left: auto; }
.detail { color: var(--soft); margin-top: .2rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1rem 2rem; margin-top: .9rem; }
.pair figure { padding-top: .7rem; border-top: 1px solid var(--line); min-width: 0; }
.source { display: block; }
.source b { font-weight: 600; }
.source .title { display: block; font-size: .9rem; color: var(--soft); }
.words { font: 1.08rem/1.6 var(--serif); }
.pair .words { margin: .55rem 0 .5rem; }
.around { color: var(--soft); }
ins, del, mark, .hit { background: var(--mark); color: var(--ink); padding: .05em .12em; border-radius: 2px;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; }
ins, del { text-decoration: underline dotted 2px; text-underline-offset: .22em; }
mark { text-decoration: underline solid 2px; text-underline-offset: .22em; }
.hit { background: var(--hit); }
.gap { display: inline-block; padding: 0 .4em; border: 1px dashed var(--soft); border-radius: 999px; color: var(--soft);
  font: .78rem/1.5 var(--sans); white-space: nowrap; vertical-align: .08em; }
.facts { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .9rem; }
.facts div { display: flex; gap: .4em; min-width: 0; }
.facts dt { color: var(--soft); flex: none; } .facts dd { font-weight: 600; }
.also { margin-top: .7rem; font-size: .92rem; }
.rules { margin-top: .8rem; font-size: .85rem; color: var(--soft); }
.where { display: inline-block; }

.speaker { margin: 1.9rem 0 .2rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
.claim { margin: 1.2rem 0 2rem; }
.claim header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .9rem; margin-bottom: .5rem; }
.claim header h5 { flex: 1 1 24rem; }
.claim header p { font-size: .9rem; color: var(--soft); }
.status { font-weight: 600; color: var(--ink); }
.short { list-style: none; display: grid; gap: .2rem; margin: .55rem 0 0; font-size: .92rem; }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); font-size: .92rem; }
th, td { padding: .5rem .8rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: break-word; }
thead th { font-weight: 600; font-size: .82rem; color: var(--soft); border-bottom-width: 2px; white-space: nowrap; }
tbody th { font-weight: 400; width: 17rem; overflow-wrap: anywhere; }
td.words { font-size: 1rem; line-height: 1.5; min-width: 16rem; overflow-wrap: anywhere; }
td.count { text-align: right; font-variant-numeric: tabular-nums; }
caption { text-align: left; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details { margin: 1rem 0; }
summary { cursor: pointer; padding: .55rem .9rem; background: var(--card); border: 1px solid var(--line); border-radius: 3px; font-weight: 600; }
details[open] > summary { margin-bottom: .75rem; }
.evidence { margin: .15rem 0 .3rem 3rem; font-size: .92rem; color: var(--soft); }
.origins { list-style: none; display: grid; gap: .3rem; }
footer.end { margin-top: 4rem; padding-top: 1rem; border-top: 3px double var(--line); color: var(--soft); font-size: .9rem; }
:target { outline: 3px solid var(--link); outline-offset: 6px; border-radius: 2px; }

@media (max-width: 46rem) {
  .page { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 2rem; } h2 { font-size: 1.4rem; margin-top: 2.5rem; }
  .lead { font-size: 1.1rem; }
  .read { grid-template-columns: 1fr; gap: 0; } .read dd { margin-bottom: .5rem; }
  .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: .4rem; }
  .tiles li { min-width: 0; padding: .4rem .5rem; font-size: .85rem; }
  .finding { padding: .9rem 1rem; } .finding .about { margin-left: 0; }
  table, tbody, tr, tbody th, td { display: block; width: auto; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tbody tr { padding: .6rem .8rem; border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; }
  tbody th, td, td.words { padding: .1rem 0; border: 0; min-width: 0; }
  td.count { text-align: left; }
  td[data-label]::before { content: attr(data-label) ": "; font: .85rem var(--sans); color: var(--soft); }
  td:empty { display: none; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --mark: #eee; --hit: #fff; }
  body { font-size: 10pt; } .page { max-width: none; padding: 0; }
  .contents, .skip { display: none; }
  .finding, tr, .origins li { break-inside: avoid; } h2, h3, h4, h5, header { break-after: avoid; }
  .high .badge, .badge.high { background: none; color: inherit; }
  ins, del, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
)css";

}  // namespace onrecord
