using Microsoft.Extensions.Hosting;

namespace FlowHost.Control;

/// <summary>The web server stops when the run does. What it would do by itself takes SIGQUIT and SIGTERM away from the process.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
