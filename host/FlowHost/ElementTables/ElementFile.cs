using System.Text.Unicode;
using CsvHelper;
using FlowHost.Configuration;
using FlowHost.Sdk;

namespace FlowHost.ElementTables;

/// <summary>
/// A CSV file of elements, in goFlow's columns (<c>ElementID,EnterpriseNo,FieldType,DataType</c>) or ours
/// (<c>ElementID,EnterpriseNo,Name,Type[,Lengths][,Units][,Aliases]</c>). A line that cannot be used is passed over with a warning.
/// </summary>
internal sealed class ElementFile
{
    // No line of an element file comes near this; a file that is something else altogether does.
    private const int MaxLine = 64 * 1024;

    private readonly List<ElementDefinition> _rows = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly string _path;

    private ElementFile(string path) => _path = path;

    /// <summary>The usable lines, in the order of the file; empty when it has an error.</summary>
    public IReadOnlyList<ElementDefinition> Rows => _rows;

    /// <summary>A warning for each line that was passed over, or the one error.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Reads a file. Never throws for what is in it, or because it cannot be read.</summary>
    public static ElementFile Read(string path)
    {
        var file = new ElementFile(path);
        try
        {
            using var csv = CsvReader.FromFile(RegularFile.Require(path), file.Options());
            file.Read(csv);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            file.Fail(ErrorCodes.FileNotFound, "There is no such file: check the path below 'elements' in the pipeline.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file.Fail(ErrorCodes.FileNotReadable, $"The file cannot be read: {exception.Message}");
        }
        catch (CsvFormatException exception)
        {
            file.Fail(ErrorCodes.ElementFileFaulty, $"The file is not CSV: {exception.Message}");
        }
        return file;
    }

    // A quote that is never closed costs its line, not the rest of the file.
    private CsvReaderOptions Options() => new()
    {
        Separator = ',',
        AllowLineBreaksInQuotes = false,
        CommentPrefix = '#',
        MalformedData = CsvMalformedDataHandling.Skip,
        MaxRecordSize = MaxLine,
        OnMalformedRecord = record => Report(Severity.Warning, record.LineNumber, ErrorCodes.ElementRowPassedOver, "A quote is out of place."),
        TrackLineNumbers = true,
        TrimWhitespace = true,
    };

    private void Read(CsvReader csv)
    {
        if (ElementColumns.Find(csv) is not { } columns)
        {
            Fail(ErrorCodes.ElementFileFaulty, $"The first line must name the columns {ElementColumns.Expected}.");
            return;
        }
        while (csv.Read())
        {
            if (!Utf8.IsValid(csv.RawRecord))
            {
                Fail(ErrorCodes.ElementFileFaulty, $"Line {csv.LineNumber} is not UTF-8: save the file as UTF-8.");
                return;
            }
            if (ElementRow.Read(columns, csv, out var problem) is { } row)
            {
                _rows.Add(row);
            }
            else if (problem is not null)
            {
                Report(Severity.Warning, csv.LineNumber, ErrorCodes.ElementRowPassedOver, problem);
            }
        }
    }

    private void Fail(int code, string message)
    {
        _rows.Clear();
        _diagnostics.Clear();
        Report(Severity.Error, 0, code, message);
    }

    private void Report(Severity severity, long line, int code, string message) =>
        _diagnostics.Add(new Diagnostic(severity, new SourcePosition(_path, (int)line, line == 0 ? 0 : 1), code, message));
}
