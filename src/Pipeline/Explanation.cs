namespace ResearchPipeline.Pipeline;

/// <summary>What a failure says to people, where the runtime's own words would be the name of a type.</summary>
internal static class Explanation
{
    private const string NotEnoughMemory =
        "there is not enough memory: a run takes up to 1.7 GB at its peak, and 2.5 GB should be free. Close other programs, or raise what limits this process: a container's limit, ulimit -v, or DOTNET_GCHeapHardLimit";

    /// <summary>The reason in words.</summary>
    public static string Of(Exception failure)
    {
        Exception cause = Cause(failure);
        return cause is OutOfMemoryException ? NotEnoughMemory : cause.Message;
    }

    /// <summary>The failure itself, without what the runtime wraps around one that it passes on.</summary>
    public static Exception Cause(Exception failure) => failure switch
    {
        AggregateException several => Cause(several.Flatten().InnerExceptions[0]),
        TypeInitializationException { InnerException: Exception inner } => Cause(inner),
        _ => failure,
    };
}
