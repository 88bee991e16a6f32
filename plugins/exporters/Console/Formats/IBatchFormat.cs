using FlowHost.Sdk;

namespace FlowHost.Exporters.Console.Formats;

/// <summary>Turns batches of one schema into text.</summary>
internal interface IBatchFormat
{
    /// <summary>Writes the first rows of a batch, whole lines.</summary>
    void Write(FlowBatch batch, int rows, Utf8Buffer text);
}
