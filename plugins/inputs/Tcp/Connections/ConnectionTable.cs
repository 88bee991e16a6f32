using System.Globalization;
using System.Runtime.InteropServices;

namespace FlowHost.Inputs.Tcp.Connections;

/// <summary>The connections that there are, in all and per address. May be used from any thread.</summary>
internal sealed class ConnectionTable(int limit, int limitPerAddress)
{
    private readonly Dictionary<UInt128, int> _perAddress = [];
    private readonly HashSet<Connection> _connections = [];
    private int _count;

    /// <summary>Takes a place for one more.</summary>
    /// <returns>What speaks against it; null: it has its place, until <see cref="Remove"/>.</returns>
    public string? Refuse(UInt128 address)
    {
        lock (_connections)
        {
            if (_count >= limit)
            {
                return string.Create(CultureInfo.InvariantCulture, $"there are {limit} connections already (maxConnections)");
            }
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_perAddress, address, out _);
            if (count >= limitPerAddress)
            {
                return string.Create(CultureInfo.InvariantCulture, $"it has {limitPerAddress} connections already (maxConnectionsPerAddress)");
            }
            count++;
            _count++;
            return null;
        }
    }

    /// <summary>Adds a connection for which there is a place.</summary>
    public void Add(Connection connection)
    {
        lock (_connections)
        {
            _connections.Add(connection);
        }
    }

    /// <summary>A connection has ended: its place is free.</summary>
    public void Remove(Connection connection)
    {
        lock (_connections)
        {
            _connections.Remove(connection);
            _count--;
            if (--CollectionsMarshal.GetValueRefOrNullRef(_perAddress, connection.Address) == 0)
            {
                _perAddress.Remove(connection.Address);
            }
        }
    }

    /// <summary>The connections at this moment.</summary>
    public Connection[] ToArray()
    {
        lock (_connections)
        {
            return [.. _connections];
        }
    }
}
