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

    /// <summary>What to do where memory is short for what is to be learned.</summary>
    internal const string LessMemory = "Choose smaller batches, fewer members or latents, or --device=cpu.";

    /// <summary>What to do so that it does not happen again; the message ends with it.</summary>
    internal string? Advice { get; init; }

    /// <summary>What failed and why, and what to do.</summary>
    public override string Message => Advice is null ? base.Message : $"{base.Message} {Advice}";

    /// <summary>The same failure where something else is to be done, after which the same could work.</summary>
    internal GpuException Advising(string advice) => new(base.Message, this) { Advice = advice };

    /// <summary>Without a message.</summary>
    public GpuException()
    {
    }
}
