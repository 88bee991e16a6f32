namespace FlowHost.Sdk;

/// <summary>
/// Thrown by an <see cref="ExportBatch"/> or by <see cref="IExporter.FlushAsync"/> when whoever took the records has gone for good, as the
/// <c>head</c> of a pipe does: nothing went wrong, but nothing more can be written. The exporter gets no more batches; what it would get is
/// counted as <see cref="DropReason.ReaderGone"/>. A capture is not played further once that is so for every exporter.
/// </summary>
public sealed class ReaderGoneException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">For the user: who has gone, in a whole sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ReaderGoneException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
