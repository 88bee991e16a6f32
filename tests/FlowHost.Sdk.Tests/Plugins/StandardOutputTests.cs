using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace FlowHost.Sdk;

public class StandardOutputTests
{
    [Fact]
    public void Write_ReaderOfThePipeHasGone_Fails()
    {
        var reader = new AnonymousPipeServerStream(PipeDirection.In);
        using var handle = new SafeFileHandle(reader.ClientSafePipeHandle.DangerousGetHandle(), ownsHandle: false);
        using var output = StandardOutput.Open(handle);
        output.Write("a\n"u8);
        Assert.Equal('a', reader.ReadByte());
        reader.SafePipeHandle.Dispose();

        var exception = Assert.Throws<IOException>(() => output.Write("b\n"u8));

        Assert.Equal("The reader of standard output has gone.", StandardOutput.Failure(exception).Message);
    }

    [Fact]
    public void Failure_AnythingElse_SaysWhat() => Assert.Equal(
        "Standard output could not be written: No space left on device. These records are lost; see what it is redirected to.",
        StandardOutput.Failure(new IOException("No space left on device")).Message);
}
