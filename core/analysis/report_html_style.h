// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pleio::detail {

/// Style sheet of report.html: one reading column, rules instead of boxes, light and dark by the
/// reader's own setting, and a print form. Figures keep a white ground because they are drawn for paper.
inline constexpr std::string_view kReportStyle = R"css(
:root {
  color-scheme: light dark;
  --text: #1c1c1a; --soft: #5c5b57; --ground: #fdfdfb; --rule: #1c1c1a; --hair: #dcdad4;
  --accent: #0b5a8a; --mark: #8a4b00; --mark-ground: #fdf3e4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6e4df; --soft: #a5a39c; --ground: #171716; --rule: #c9c7c1; --hair: #3a3936;
    --accent: #7fbfe8; --mark: #f0b56a; --mark-ground: #33270f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 64rem; background: var(--ground); color: var(--text);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
}
h1, h2, h3 { font-family: Charter, "Bitstream Charter", Georgia, "Noto Serif", serif; line-height: 1.25; }
h1 { font-size: 1.9rem; font-weight: 600; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 2.8rem 0 .8rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); }
h3 { font-size: 1.02rem; margin: 1.8rem 0 .4rem; }
p { max-width: 46rem; margin: .5rem 0; }
a { color: var(--accent); }
.soft, figcaption, .rest, dd .help { color: var(--soft); }
.simulated {
  margin: 1rem 0; padding: .6rem .9rem; max-width: none; color: var(--mark); background: var(--mark-ground);
  border-left: 3px solid var(--mark); font-weight: 600;
}
nav ul { list-style: none; margin: .8rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
.scroll { overflow-x: auto; }
table {
  border-collapse: collapse; width: 100%; font-size: .82rem; line-height: 1.4; font-variant-numeric: tabular-nums;
  border-top: 1.5px solid var(--rule); border-bottom: 1.5px solid var(--rule);
}
caption { text-align: left; padding-bottom: .4rem; }
th { text-align: left; vertical-align: bottom; font-weight: 600; border-bottom: 1px solid var(--rule); }
th, td { padding: .28rem .8rem .28rem 0; }
td { vertical-align: top; border-bottom: 1px solid var(--hair); overflow-wrap: break-word; min-width: 3.2rem; }
th.number, td.number { text-align: right; white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
dl { display: grid; grid-template-columns: minmax(10rem, max-content) 1fr; gap: .3rem 1.4rem; margin: .6rem 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
dd .help { display: block; font-size: .85rem; }
figure { margin: 1.2rem 0 2rem; }
figure svg { display: block; max-width: 100%; height: auto; background: #fff; }
figcaption { font-size: .88rem; margin-top: .5rem; max-width: 46rem; }
figcaption strong { color: var(--text); }
details { margin: .5rem 0; font-size: .88rem; }
summary { cursor: pointer; color: var(--soft); }
code { font-size: .85em; }
@media print {
  @page { margin: 18mm 16mm; }
  :root {
    --text: #000; --soft: #444; --ground: #fff; --rule: #000; --hair: #ccc; --accent: #000; --mark: #000;
    --mark-ground: #fff;
  }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav, summary { display: none; }
  h2, h3, caption { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  .scroll { overflow: visible; }
}
)css";

}  // namespace pleio::detail
