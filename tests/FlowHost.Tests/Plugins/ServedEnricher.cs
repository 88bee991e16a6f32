using FlowHost.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace FlowHost.Tests.Plugins;

/// <summary>A plugin with services of its own.</summary>
internal sealed class ServedEnricher(SharedService shared, OwnService own) : IEnricher, IDisposable
{
    public SharedService Shared { get; } = shared;

    public OwnService Own { get; } = own;

    public bool IsDisposed { get; private set; }

    public EnrichBatch? Bind(SchemaBuilder schema) => null;

    public void Dispose() => IsDisposed = true;
}

internal sealed class SharedService : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

internal sealed class OwnService : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

internal sealed class NeedyService(HttpClient client)
{
    public HttpClient Client { get; } = client;
}

internal sealed class ServedServices : IPluginServices
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<SharedService>().AddScoped<OwnService>();
}

internal sealed class IncompleteServices : IPluginServices
{
    public void ConfigureServices(IServiceCollection services) =>
        services.AddSingleton<SharedService>().AddScoped<OwnService>().AddSingleton<NeedyService>();
}
