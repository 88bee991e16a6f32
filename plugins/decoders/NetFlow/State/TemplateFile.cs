using FlowHost.Decoders.NetFlow.Templates;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow.State;

/// <summary>
/// The file in which templates survive a restart. New ones are appended at once, so that a process that is killed has lost none; from time to
/// time all are written to another file that takes its place. A disk that fails costs the file, not the run.
/// </summary>
internal sealed class TemplateFile : IDisposable
{
    private const string Name = "templates";
    private const long RewriteInterval = 600L * 1_000_000_000;

    // A device that redefines its templates all the time must not fill the disk between two of these.
    private const long RewriteSize = 16 * 1024 * 1024;

    // What agents that may be forged can append: octets at once, and each second.
    private const double Budget = 1024 * 1024;
    private const double BudgetPerSecond = 64 * 1024;

    private readonly string _path;
    private readonly ILogger _logger;
    private readonly Dictionary<UInt128, List<SavedTemplate>> _unclaimed = [];
    private FileStream? _stream;
    private long _written;
    private long _appended;
    private bool _hasFailed;
    private readonly TokenBucket _budget = new(Budget, BudgetPerSecond);

    public TemplateFile(string directory, ILogger logger)
    {
        _path = Path.Combine(directory, Name);
        _logger = logger;
    }

    /// <summary>What was read and belongs to agents that have not come again yet.</summary>
    public IEnumerable<SavedTemplate> Unclaimed => _unclaimed.Values.SelectMany(saved => saved);

    /// <summary>Reads the file and opens it for what is to be appended.</summary>
    public void Load()
    {
        var skipped = 0;
        var read = 0;
        Try(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            foreach (var saved in TemplateFileReader.Read(_path, out skipped))
            {
                if (!_unclaimed.TryGetValue(saved.Address, out var templates))
                {
                    _unclaimed.Add(saved.Address, templates = []);
                }
                templates.Add(saved);
                read++;
            }
            if (skipped > 0)
            {
                // What is appended behind a damaged place could not be found again.
                TemplateFileWriter.Replace(_path, Unclaimed);
            }
            _stream = TemplateFileWriter.Open(_path);
        });
        if (skipped > 0)
        {
            Log.StateSkipped(_logger, _path, skipped);
        }
        if (read > 0)
        {
            Log.StateRead(_logger, read, _unclaimed.Count, _path);
        }
    }

    /// <summary>The templates of an agent, in the order in which they came.</summary>
    public IReadOnlyList<SavedTemplate> Claim(UInt128 address) => _unclaimed.Remove(address, out var saved) ? saved : [];

    /// <summary>Whether an agent that may be forged may have so many octets written.</summary>
    public bool TryTakeBudget(int octets, long now) => _budget.TryTake(octets, now);

    public void Append(SavedTemplate template)
    {
        _appended += template.Length;
        Try(() => TemplateFileWriter.Append(_stream!, template));
    }

    /// <summary>Whether it is time to write the file anew.</summary>
    public bool IsDue(long now)
    {
        if (_written == 0)
        {
            _written = now;
        }
        return now - _written >= RewriteInterval || _appended > RewriteSize;
    }

    /// <summary>Writes the file anew.</summary>
    /// <param name="templates">All there is.</param>
    /// <param name="isWanted">Which of them are worth keeping.</param>
    public void Rewrite(IEnumerable<SavedTemplate> templates, Func<SavedTemplate, bool> isWanted)
    {
        _written = 0;
        _appended = 0;
        Try(() =>
        {
            _stream?.Dispose();
            TemplateFileWriter.Replace(_path, templates.Where(isWanted));
            _stream = TemplateFileWriter.Open(_path);
        });
    }

    public void Dispose() => _stream?.Dispose();

    private void Try(Action write)
    {
        if (_hasFailed)
        {
            return;
        }
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _hasFailed = true;
            Log.StateFailed(_logger, _path, exception.Message, exception);
        }
    }
}
