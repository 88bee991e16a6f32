using System.Globalization;
using System.Text;
using System.Text.Unicode;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Console.Formats;

/// <summary>goFlow's frames: the records of one set between two rules, one line per field. Groups are dotted names.</summary>
internal sealed class FrameFormat : IBatchFormat
{
    private const int NameWidth = 35;
    private const int LineRoom = 256;

    private static readonly byte[] Start = Line(new string('=', 58) + "DataFrame Start" + new string('=', 56));
    private static readonly byte[] End = Line(new string('=', 58) + "DataFrame  End " + new string('=', 56) + "\n\n");
    private static readonly byte[] RecordRule = Line(new string('-', 116));

    private readonly OutputWriter[] _fields;
    private readonly byte[] _type;

    public FrameFormat(FlowSchema schema)
    {
        _fields = [.. schema.Outputs.Select(output => new OutputWriter(schema, output))];
        _type = Line($"{"Type",-NameWidth} | Value: {schema.RecordType}");
    }

    public void Write(FlowBatch batch, int rows, Utf8Buffer text)
    {
        foreach (var field in _fields)
        {
            field.Begin(batch);
        }
        foreach (var run in batch.Runs)
        {
            var end = Math.Min(run.End, rows);
            if (run.Start < end)
            {
                WriteFrame(text, run, end);
            }
        }
    }

    private void WriteFrame(Utf8Buffer text, in SourceRun run, int end)
    {
        var prefix = Prefix(run.Source.Version);
        text.Append(prefix);
        text.Append(Start);
        text.Append(prefix);
        AppendSource(text, run.Source);
        var name = run.Agent.Name is { } known ? Line($"{"AgentName",-NameWidth} | Value: {known}") : [];
        for (var row = run.Start; row < end; row++)
        {
            text.Append(prefix);
            AppendRecordNumber(text, row - run.Start);
            text.Append(prefix);
            text.Append("Name: "u8);
            text.Append(_type);
            if (name.Length > 0)
            {
                text.Append(prefix);
                text.Append("Name: "u8);
                text.Append(name);
            }
            foreach (var field in _fields)
            {
                AppendField(text, prefix, field, row);
            }
        }
        text.Append(prefix);
        text.Append(End);
    }

    private static void AppendField(Utf8Buffer text, ReadOnlySpan<byte> prefix, OutputWriter field, int row)
    {
        var start = text.Length;
        text.Append(prefix);
        text.Append("Name: "u8);
        text.AppendPadded(field.Name, NameWidth);
        text.Append(" | Value: "u8);
        if (field.Append(text, row))
        {
            text.Append((byte)'\n');
        }
        else
        {
            text.Truncate(start);
        }
    }

    private static void AppendSource(Utf8Buffer text, in RecordSource source)
    {
        var time = DateTime.UnixEpoch.AddTicks(source.ExportTime / 100);
        Utf8.TryWrite(
            text.GetSpan(LineRoom),
            CultureInfo.InvariantCulture,
            $"AgentIP: {source.Agent.AddressText,-20} | ExportTime: {time:yyyy-MM-dd HH:mm:ss} +0000 UTC | DomainID/SetID: [{source.Domain,6}:{source.SetId,-6}]\n",
            out var length);
        text.Advance(length);
    }

    private static void AppendRecordNumber(Utf8Buffer text, int number)
    {
        Utf8.TryWrite(text.GetSpan(LineRoom), CultureInfo.InvariantCulture, $"Record:[{number,4}]", out var length);
        text.Advance(length);
        text.Append(RecordRule);
    }

    private static ReadOnlySpan<byte> Prefix(byte version) => version switch
    {
        5 => "[NFv5] | "u8,
        9 => "[NFv9] | "u8,
        _ => "[IPFIX] | "u8,
    };

    private static byte[] Line(string text) => Encoding.UTF8.GetBytes(text + "\n");
}
