using System.Globalization;
using Spectre.Console;

namespace FlowHost.Control.Client;

/// <summary>Rates for people.</summary>
internal static class RatesTable
{
    public static Table Make(Rates rates)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("pipeline").AddColumn("what").AddColumn("name");
        foreach (var number in (string[])["per second", "total", "dropped/s", "dropped"])
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }
        table.AddColumn("");
        foreach (var row in rates.Rows)
        {
            table.AddRow(
                Markup.Escape(row.Pipeline),
                row.Kind,
                Markup.Escape(row.Name),
                Rate(row.PerSecond),
                Number(row.Total),
                row.DroppedPerSecond > 0 ? $"[red]{Rate(row.DroppedPerSecond)}[/]" : "0",
                Number(row.Dropped),
                Markup.Escape(row.Note));
        }
        return table;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Rate(double rate) => rate.ToString(rate is > 0 and < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
