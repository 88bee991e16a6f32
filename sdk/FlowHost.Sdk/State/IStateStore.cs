namespace FlowHost.Sdk;

/// <summary>
/// What a pipeline entry keeps for after a restart, however the process ends. The host owns the files and writes them in the background: no
/// call waits for the disk, and a disk that fails costs the files, not the run. See <see cref="PluginContext.State"/>.
/// </summary>
public interface IStateStore
{
    /// <summary>Opens a table and reads what it held before the restart. Do this in a constructor: nothing is received yet.</summary>
    /// <param name="name">The file's name below the entry's folder: letters of ASCII, digits and hyphens.</param>
    /// <returns>The same object for the same name.</returns>
    /// <exception cref="ArgumentException">The name has other characters.</exception>
    IStateTable Open(string name);
}
