using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>The addresses of established agents, a line each, so that they are so again after a restart.</summary>
internal sealed class AgentFile
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ILogger _logger;
    private int _saved;
    private bool _isFailing;

    public AgentFile(string stateDirectory, string pipeline, ILogger logger)
    {
        _path = Path.Combine(Path.GetFullPath(stateDirectory), pipeline, "agents");
        _logger = logger;
    }

    /// <summary>The addresses; lines that are none are left out, for anybody may have edited the file.</summary>
    public IReadOnlyList<UInt128> Load()
    {
        List<UInt128> addresses = [];
        Try(() =>
        {
            foreach (var line in File.Exists(_path) ? File.ReadLines(_path).Take(AgentTable.DefaultLimit) : [])
            {
                if (IpAddress.TryParse(line, out var address))
                {
                    addresses.Add(address);
                }
            }
        });
        return addresses;
    }

    /// <summary>Writes them if there are more than before, or if it failed before; a reader sees the old file or the new one.</summary>
    public void Save(IReadOnlyCollection<UInt128> addresses)
    {
        lock (_gate)
        {
            if (addresses.Count != _saved && Try(() => Write(addresses)))
            {
                _saved = addresses.Count;
            }
        }
    }

    private void Write(IReadOnlyCollection<UInt128> addresses)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var temporary = _path + ".new";
        File.WriteAllLines(temporary, addresses.Select(IpAddress.Format));
        File.Move(temporary, _path, overwrite: true);
    }

    private bool Try(Action access)
    {
        try
        {
            access();
            _isFailing = false;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                Log.AgentFileFailed(_logger, _path, exception.Message, exception);
            }
            return false;
        }
    }
}
