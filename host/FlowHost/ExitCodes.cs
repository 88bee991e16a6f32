namespace FlowHost;

/// <summary>What the process tells its caller. Part of the command line's contract: never renumber.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>Something failed while running: a port, a file, a plugin.</summary>
    public const int Failure = 1;

    /// <summary>The command line was not understood, or names what is not there.</summary>
    public const int Usage = 2;

    /// <summary>The pipeline, or a plugin that it names, was refused; each reason stands on stderr (EX_CONFIG of sysexits.h).</summary>
    public const int BadPipeline = 78;

    /// <summary>All of them in words, for help and documentation.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Ok, "all went well"),
        (Failure, "something failed while running: a port, a file, a plugin"),
        (Usage, "the command line was not understood, or names what is not there"),
        (BadPipeline, "the pipeline, or a plugin that it names, was refused"),
    ];
}
