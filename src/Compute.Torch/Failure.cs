using System.Runtime.InteropServices;
using System.Text.Json;
using ResearchPipeline.Files;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What went wrong, in one paragraph, with what to do.</summary>
internal static class Failure
{
    // As libtorch's allocators say it: "DefaultCPUAllocator: can't allocate memory", "CUDA out of memory".
    private static readonly string[] WordsOfNoMemory = ["can't allocate memory", "out of memory", "not enough memory"];

    /// <summary>The paragraph; null for a fault of the program, whose trace is wanted.</summary>
    public static string? Message(Exception failure) => failure switch
    {
        OutOfMemoryException => NoMemory(failure.Message),
        ExternalException when Array.Exists(WordsOfNoMemory, words => failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase)) => NoMemory(FirstLine(failure)),
        DataException or IOException or DllNotFoundException or DivergedException or ExternalException => FirstLine(failure),
        UnauthorizedAccessException => $"{FirstLine(failure).TrimEnd('.')}. Give yourself the right to it and run again.",
        KeyNotFoundException or JsonException or FormatException => $"A file of the run is not what a stage of this study writes ({FirstLine(failure).TrimEnd('.')}). Let the command replicate make the run, with the same study and the same settings.",
        _ => null,
    };

    private static string NoMemory(string said) => $"There is not enough memory ({said.TrimEnd('.')}). Free some, or learn less at once: a smaller --batch-size, fewer --members, or a smaller study; what was learned so far by mixed-precision is kept.";

    // libtorch adds its own stack.
    private static string FirstLine(Exception failure) => failure.Message.Split('\n')[0];
}
