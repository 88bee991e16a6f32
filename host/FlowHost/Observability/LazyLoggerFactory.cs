using Microsoft.Extensions.Logging;

namespace FlowHost.Observability;

/// <summary>Starts the real logging with the first message that is written.</summary>
/// <param name="create">Makes the real factory.</param>
/// <param name="minimum">The lowest level that is written.</param>
internal sealed class LazyLoggerFactory(Func<ILoggerFactory> create, LogLevel minimum) : ILoggerFactory
{
    private readonly Lazy<ILoggerFactory> _inner = new(create);

    public ILogger CreateLogger(string categoryName) => new LazyLogger(new Lazy<ILogger>(() => _inner.Value.CreateLogger(categoryName)), minimum);

    public void AddProvider(ILoggerProvider provider) => _inner.Value.AddProvider(provider);

    public void Dispose()
    {
        if (_inner.IsValueCreated)
        {
            _inner.Value.Dispose();
        }
    }
}
