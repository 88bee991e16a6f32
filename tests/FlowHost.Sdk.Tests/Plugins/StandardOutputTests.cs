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
        StandardOutput.Write(output, "a\n"u8);
        Assert.Equal('a', reader.ReadByte());
        reader.SafePipeHandle.Dispose();

        var exception = Assert.Throws<ReaderGoneException>(() => StandardOutput.Write(output, "b\n"u8));

        Assert.Equal("The reader of standard output has gone.", exception.Message);
    }

    [Fact]
    public void Write_FullDevice_SaysWhat()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full is Linux's.");
        using var output = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        var exception = Assert.Throws<PluginException>(() => StandardOutput.Write(output, "a\n"u8));

        Assert.Equal(
            "Standard output could not be written: No space left on device : '/dev/full'. These records are lost; see what it is redirected to.",
            exception.Message);
    }
}
