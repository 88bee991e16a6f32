namespace FlowHost.Inputs.Udp.Receiving;

/// <summary>A way to ask the system for datagrams. Used by one thread.</summary>
internal interface IReceiver
{
    /// <summary>Waits until a socket has something to receive.</summary>
    /// <param name="milliseconds">How long at most; 0 only looks.</param>
    /// <returns>Whether one has.</returns>
    bool Wait(int milliseconds);

    /// <summary>Whether the last <see cref="Wait"/> found something at a socket.</summary>
    bool IsReady(int socket);

    /// <summary>Takes datagrams of a socket until it is empty or no slot is free. Never throws for what the network does.</summary>
    /// <returns>False when slots ran out: there may be more.</returns>
    bool Receive(int socket, Intake intake);
}
