namespace FlowHost.Inspection.Pages;

/// <summary>How the page looks: by the reader's light or dark mode, and on paper with every table open.</summary>
internal static class HtmlStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #dde2e9; --paper: #fff; --shade: #f5f7fa; --link: #0b5cad;
          --problem: #b3261e; --advice: #8a5a00; --note: #3f5b7a; --good: #1d6b3a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #98a3b3; --line: #323b47; --paper: #14191f; --shade: #1c232c; --link: #7db5f5;
          --problem: #ff8f86; --advice: #f0bd5e; --note: #9fc0e6; --good: #79d29a; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 3rem; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .4rem; }
        h2 { font-size: 1.3rem; margin: 0 0 .25rem; }
        h3 { font-size: .78rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); margin: 1.6rem 0 .5rem; }
        p { margin: 0 0 .35rem; }
        a { color: var(--link); }
        code { font: .92em ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; background: var(--shade); border: 1px solid var(--line);
          border-radius: 4px; padding: .05em .3em; }
        .kind { font-size: .78rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); margin: 0; }
        .counts { margin: .8rem 0; }
        .counts span { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: .1rem .75rem; margin: 0 .4rem .3rem 0; font-weight: 600; }
        .problem { color: var(--problem); } .advice { color: var(--advice); } .note { color: var(--note); } .good { color: var(--good); }
        .remark { color: var(--soft); }
        section { border-top: 2px solid var(--line); margin-top: 2.2rem; padding-top: 1.4rem; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th { text-align: left; font-weight: 600; font-size: .82rem; color: var(--soft); border-bottom: 1px solid var(--line); padding: .3rem .9rem .3rem 0; }
        td { border-bottom: 1px solid var(--line); padding: .32rem .9rem .32rem 0; vertical-align: top; }
        tbody tr:last-child td { border-bottom: 0; }
        .n { text-align: right; white-space: nowrap; }
        .wide { overflow-x: auto; }
        .findings { list-style: none; margin: 0; padding: 0; }
        .findings li { display: flex; gap: .9rem; border-left: 3px solid currentColor; background: var(--shade); border-radius: 0 6px 6px 0;
          padding: .55rem .8rem; margin-bottom: .5rem; break-inside: avoid; }
        .findings b { flex: 0 0 4.6rem; }
        .findings p { color: var(--ink); margin: 0; }
        .findings .remedy { color: var(--soft); margin-top: .2rem; }
        dl { margin: 1.6rem 0 0; }
        dl div { display: flex; gap: .9rem; padding: .4rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
        dl div:last-child { border-bottom: 0; }
        dt { flex: 0 0 8rem; font-weight: 600; }
        dd { margin: 0; } dd p { margin: 0; }
        details { border: 1px solid var(--line); border-radius: 6px; margin-bottom: .5rem; padding: 0 .9rem; }
        summary { cursor: pointer; padding: .5rem 0; } summary span { color: var(--soft); }
        details[open] { padding-bottom: .6rem; } details[open] summary { border-bottom: 1px solid var(--line); margin-bottom: .3rem; }
        .fields td:first-child { min-width: 13rem; } .fields i { font-style: normal; font-size: .78rem; color: var(--soft); border: 1px solid var(--line);
          border-radius: 4px; padding: 0 .3rem; } .fields i.unknown { color: var(--advice); border-color: currentColor; }
        .v { font: .87em/1.6 ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace; min-width: 12rem; }
        .bar { display: inline-block; width: 3.2rem; height: .5rem; border-radius: 3px; background: var(--line); margin-right: .5rem; overflow: hidden; }
        .bar span { display: block; height: 100%; background: var(--link); }
        footer { border-top: 2px solid var(--line); margin-top: 2.2rem; padding-top: .9rem; color: var(--soft); font-size: .87rem; }
        @media (max-width: 40rem) { dl div, .findings li { display: block; } }
        @media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #ccc; --paper: #fff; --shade: #f7f7f7; --link: #0b5cad;
          --problem: #b3261e; --advice: #8a5a00; --note: #3f5b7a; --good: #1d6b3a; }
          body { max-width: none; padding: 0; font-size: 10pt; } .wide { overflow: visible; } tr { break-inside: avoid; } thead { display: table-header-group; }
          details { break-inside: auto; } details::details-content { display: block; content-visibility: visible; block-size: auto; } }

        """;
}
