using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FlowHost.EndToEnd.Support;

/// <summary>A host that runs until it is told to stop.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    // Guards against hanging, no more: the machine may be busy with other tests.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _error = new();

    private RunningHost(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyCollection<string> Output => _output;

    public IReadOnlyCollection<string> Error => _error;

    public int Id => _process.Id;

    /// <summary>Starts it; without a control endpoint unless the arguments name one: tests run side by side.</summary>
    public static RunningHost Start(string folder, params string[] arguments) =>
        // A test run in the background ignores these signals, and its children would.
        new(Command.Start("env", ["--default-signal=INT,QUIT", Repository.Host, .. WithControl(arguments)], folder));

    /// <summary>Starts it with a standard output that is a pipe whose reader has gone.</summary>
    public static RunningHost StartWithoutReader(string folder, params string[] arguments) =>
        new(Command.Start("bash", ["-c", "exec \"$0\" \"$@\" > >(true)", Repository.Host, .. WithControl(arguments)], folder));

    /// <summary>Starts <c>run -c</c> with a pipeline written to the folder, and waits until it listens.</summary>
    public static async Task<RunningHost> StartAsync(TempFolder folder, string pipeline, params string[] arguments)
    {
        var file = folder.Write("pipeline.yaml", pipeline);
        var host = Start(folder.Path, ["run", "-c", file, .. arguments]);
        await host.WaitForErrorAsync("is running");
        return host;
    }

    /// <summary>The line of stderr that matches.</summary>
    public Task<string> WaitForErrorAsync(string pattern) => WaitAsync(_error, pattern);

    /// <summary>The line of stdout that matches.</summary>
    public Task<string> WaitForOutputAsync(string pattern) => WaitAsync(_output, pattern);

    /// <summary>The port of the first UDP socket, as the host reports it.</summary>
    public async Task<int> PortAsync() => PortIn(await WaitForErrorAsync("is running"));

    /// <summary>Where the control endpoint is, as the host reports it.</summary>
    public async Task<Uri> ControlAsync() => new(Regex.Match(await WaitForErrorAsync("Control endpoint on"), @"http://\S+").Value);

    /// <summary>The port of the first UDP socket in a line that names it.</summary>
    public static int PortIn(string line) =>
        int.Parse(Regex.Match(line, @"udp \S+:(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Sends SIGTERM, unless it has ended by itself, and waits for the end.</summary>
    public Task<CommandResult> StopAsync()
    {
        if (!_process.HasExited)
        {
            Signal("TERM");
        }
        return EndAsync();
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<CommandResult> EndAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(timeout.Token);
        return new CommandResult(_process.ExitCode, string.Join('\n', _output), string.Join('\n', _error));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private static string[] WithControl(string[] arguments) =>
        arguments is ["run", ..] && !arguments.Contains("--control") ? [.. arguments, "--control", "off"] : arguments;

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    private async Task<string> WaitAsync(ConcurrentQueue<string> lines, string pattern)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            if (lines.FirstOrDefault(line => Regex.IsMatch(line, pattern)) is { } found)
            {
                return found;
            }
            if (_process.HasExited)
            {
                await _process.WaitForExitAsync();
                break;
            }
            await Task.Delay(20);
        }
        return lines.FirstOrDefault(line => Regex.IsMatch(line, pattern))
            ?? throw new TimeoutException($"No line '{pattern}'.\n--- stdout\n{string.Join('\n', _output)}\n--- stderr\n{string.Join('\n', _error)}");
    }
}
