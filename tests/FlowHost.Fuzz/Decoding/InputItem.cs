using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>One thing that happens to a decoder.</summary>
/// <param name="Datagram">The datagram.</param>
/// <param name="Agent">Which of the two agents sent it.</param>
/// <param name="IsForgotten">Whether the host has forgotten the agent before.</param>
internal readonly record struct InputItem(Datagram Datagram, int Agent, bool IsForgotten)
{
    /// <summary>A connection or file without octets is one that has ended.</summary>
    public bool EndsSession => Datagram.Length == 0 && Datagram.Session != 0;
}
