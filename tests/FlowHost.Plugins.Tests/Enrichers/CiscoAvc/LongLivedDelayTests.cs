using static FlowHost.Plugins.Tests.Enrichers.CiscoAvc.AvcRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

/// <summary>Sums and samples to client, to server and of the whole path; expected means worked out by hand.</summary>
public sealed class LongLivedDelayTests
{
    [Theory]
    [InlineData("all measured", 40, 4, 60, 3, 100, 2, 10.0, 20.0, 50.0)]
    [InlineData("the whole is less than its parts", 40, 4, 60, 3, 50, 2, 10.0, 20.0, 25.0)]
    [InlineData("no samples to the client", 0, 0, 60, 3, 100, 2, 30.0, 20.0, 50.0)]
    [InlineData("the client's mean is 0", 0, 5, 60, 3, 100, 2, 30.0, 20.0, 50.0)]
    [InlineData("no samples to the server", 40, 4, 0, 0, 100, 2, 10.0, 40.0, 50.0)]
    [InlineData("the server's mean is 0", 40, 4, 0, 7, 100, 2, 10.0, 40.0, 50.0)]
    [InlineData("no samples to the client, the whole is not more", 0, 0, 60, 3, 40, 2, null, 20.0, 20.0)]
    [InlineData("the client's mean is 0, the whole is less", 0, 5, 60, 3, 30, 2, 0.0, 20.0, 15.0)]
    [InlineData("no samples of the whole", 0, 0, 60, 3, 100, 0, null, 20.0, null)]
    [InlineData("no samples of either side", 0, 0, 0, 0, 100, 2, null, null, 50.0)]
    [InlineData("the server's mean is 0, none of the client", 0, 0, 0, 3, 100, 2, 50.0, 0.0, 50.0)]
    public void Enrich_LongLived_MeansOverSamples(
        string what, int client, int clientSamples, int server, int serverSamples, int total, int totalSamples, double? toClient, double? toServer, double? network)
    {
        var record = Enrich(
            (0, 4, 6), (9, 9306, 60), (9, 9292, 2), (9, 9309, 0), (9, 9255, client), (9, 9259, clientSamples),
            (9, 9254, server), (9, 9258, serverSamples), (9, 9256, total), (9, 9257, totalSamples));

        Assert.Equal("art", record.RecordType);
        Assert.True(toClient == (double?)record["conn_delay_network_to_client_mean"], what);
        Assert.True(toServer == (double?)record["conn_delay_network_to_server_mean"], what);
        Assert.True(network == (double?)record["conn_delay_network_mean"], what);
        Assert.True(2 * network == (double?)record["network_rtt"], what);
        Assert.True(2 * (network + 30) == (double?)record["round_trip_time"], what);
    }

    [Fact]
    public void Enrich_BothModes_TakesTheConnections()
    {
        var record = Enrich(
            (0, 4, 6), (9, 9306, 60), (0, 278, 2), (9, 9316, 10), (9, 9319, 20), (9, 9313, 30),
            (9, 9255, 900), (9, 9259, 1), (9, 9254, 900), (9, 9258, 1), (9, 9256, 900), (9, 9257, 1));

        Assert.Equal(5.0, record["conn_delay_network_to_client_mean"]);
        Assert.Equal(10.0, record["conn_delay_network_to_server_mean"]);
        Assert.Equal(15.0, record["conn_delay_network_mean"]);
    }
}
