"""The looks of the page that `matchmill parse --html` writes.

What the page says is put together in `pipelines.explained_page`.
"""

STYLE = """
:root { color-scheme: light; --ink: #1d2433; --soft: #5d6678; --line: #dde1e8; --ground: #f4f5f8; }
* { box-sizing: border-box; }
body { margin: 0; font: 14px/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--ink);
  background: var(--ground); }
header { padding: 14px 24px; background: #fff; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 18px; overflow-wrap: anywhere; }
h2 { margin: 22px 0 6px; font-size: 12px; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
header p { margin: 4px 0 0; color: var(--soft); }
.flag { margin: 8px 0 0; padding: 8px 12px; border-left: 4px solid #c2410c; background: #fff4ec; color: var(--ink); }
main { display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 10fr); gap: 24px; padding: 20px 24px;
  align-items: start; }
.paper { background: #fff; border: 1px solid var(--line); box-shadow: 0 1px 4px #0001; margin: 0 0 16px; }
svg.paper { display: block; width: 100%; height: auto; }
pre.paper { padding: 24px; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.6 inherit;
  font-family: inherit; }
.record { background: #fff; border: 1px solid var(--line); padding: 4px 18px 18px; position: sticky; top: 12px;
  max-height: calc(100vh - 24px); overflow: auto; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td { padding: 4px 8px 4px 0; vertical-align: top; border-top: 1px solid #eef0f4; overflow-wrap: anywhere; }
td:first-child { width: 30%; color: var(--soft); }
td:nth-child(3) { width: 92px; white-space: nowrap; }
td:nth-child(4) { width: 64px; white-space: nowrap; text-align: right; padding-right: 0; }
tr:target td { background: #fff7d1; }
a { color: inherit; text-decoration-color: #9aa3b5; text-underline-offset: 2px; }
.dot { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-right: 6px; background: var(--hue); }
.whole { color: var(--soft); padding-left: 37px; }
meter { width: 44px; height: 9px; vertical-align: 1px; }
mark { color: inherit; background: color-mix(in srgb, var(--hue) 20%, white); border-radius: 2px; padding: 1px 0;
  box-shadow: inset 0 -2px var(--hue); }
mark a { text-decoration: none; }
rect { fill: var(--hue); fill-opacity: .17; stroke: var(--hue); stroke-width: .7; stroke-opacity: .8; }
rect.rejected { fill: none; stroke-dasharray: 2 2; stroke: #6b7280; stroke-opacity: .8; }
rect.hidden { fill: #dc2626; fill-opacity: .12; stroke: #dc2626; stroke-dasharray: 3 2; }
a:target rect { fill-opacity: .45; stroke-width: 1.6; }
mark:target { box-shadow: 0 0 0 2px var(--hue); }
.basics { --hue: #2563eb; } .work { --hue: #15803d; } .education { --hue: #7c3aed; } .skills { --hue: #c2690a; }
.languages { --hue: #0e7490; } .certificates { --hue: #9f1239; } .awards { --hue: #a16207; }
.volunteer { --hue: #4d7c0f; } .projects { --hue: #be185d; } .publications { --hue: #475569; }
.hiddenline { margin: 4px 0; padding: 4px 8px; background: #fef2f2; border-left: 3px solid #dc2626;
  overflow-wrap: anywhere; }
summary { cursor: pointer; margin-top: 20px; color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 14px; margin-top: 8px; color: var(--soft); font-size: 12px; }
@media (max-width: 900px) { main { grid-template-columns: 1fr; } .record { position: static; max-height: none; } }
"""
