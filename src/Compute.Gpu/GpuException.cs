namespace ResearchPipeline.Compute.Gpu;

/// <summary>A device cannot do what it is asked for, or is lost; the message says what and why.</summary>
public sealed class GpuException : Exception
{
    /// <summary>With a message.</summary>
    public GpuException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what is behind it.</summary>
    public GpuException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether the same would happen again: there is no such device, or it cannot be used.</summary>
    public bool IsLasting { get; init; }

    /// <summary>What to do where memory is short.</summary>
    internal const string LessMemory = "Choose smaller batches, fewer members or latents, or --device=cpu.";

    /// <summary>Without a message.</summary>
    public GpuException()
    {
    }
}
