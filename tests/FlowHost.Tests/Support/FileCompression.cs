namespace FlowHost.Tests.Support;

internal enum FileCompression
{
    None,
    GZip,
    ZstandardFast,
}
