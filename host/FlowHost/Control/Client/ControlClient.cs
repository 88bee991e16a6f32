using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FlowHost.Control.Status;
using FlowHost.Sdk;

namespace FlowHost.Control.Client;

/// <summary>Asks a running host.</summary>
internal sealed class ControlClient : IDisposable
{
    private readonly IPEndPoint _address;

    // No proxy: the host is here, or where the user said.
    private readonly HttpClient _http;

    public ControlClient(IPEndPoint address)
    {
        _address = address;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            BaseAddress = new Uri($"http://{address}"), Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>What the host says of itself.</summary>
    /// <exception cref="ControlException">It does not answer, or refuses.</exception>
    public Task<StatusReport> StatusAsync(int limit, CancellationToken stop) =>
        ReadAsync($"/status?limit={limit}", StatusJson.Default.StatusReport, "the status", stop);

    /// <summary>The report of the devices of a pipeline.</summary>
    /// <param name="query">What of it, as <c>/inspect</c> reads it.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="ControlException">The host does not answer, or refuses.</exception>
    public Task<InspectionReport> InspectAsync(string query, CancellationToken stop) =>
        ReadAsync($"/inspect?{query}", InspectionJson.Type, "the report", stop);

    /// <summary>Opens an answer to read while it comes.</summary>
    /// <exception cref="ControlException">The host does not answer, or refuses.</exception>
    public async Task<Stream> OpenAsync(string path, CancellationToken stop)
    {
        try
        {
            var response = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false)
                : throw new ControlException($"The host on {_address} answers: {(await response.Content.ReadAsStringAsync(stop).ConfigureAwait(false)).Trim()}");
        }
        catch (HttpRequestException exception)
        {
            var reason = exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                ? "nothing listens there"
                : exception.Message;
            throw new ControlException(
                $"No host answers on {_address}: {reason}. Start one with 'flowhost run', or give the address that it logs "
                + "('Control endpoint on ...') with --control ADDRESS:PORT.");
        }
    }

    private async Task<T> ReadAsync<T>(string path, JsonTypeInfo<T> type, string noun, CancellationToken stop)
    {
        using var stream = await OpenAsync(path, stop).ConfigureAwait(false);
        try
        {
            return (await JsonSerializer.DeserializeAsync(stream, type, stop).ConfigureAwait(false))!;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new ControlException(
                $"What {_address} answers is not {noun} of a FlowHost, or it ended half-way: {exception.Message} "
                + "Give the address that the host logs ('Control endpoint on ...') with --control ADDRESS:PORT.");
        }
    }
}
