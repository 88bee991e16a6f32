namespace FlowHost.Benchmarks;

/// <summary>Takes what is written to it and keeps its length alone.</summary>
internal sealed class CountingStream : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Position;

    public override long Position { get; set; }

    public override void Write(ReadOnlySpan<byte> buffer) => Position += buffer.Length;

    public override void Write(byte[] buffer, int offset, int count) => Position += count;

    public override void Flush()
    {
        // There is nothing to flush.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
