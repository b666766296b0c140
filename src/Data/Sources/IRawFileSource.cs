using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>A place that may hold the files of a data set.</summary>
internal interface IRawFileSource
{
    /// <summary>What to call it in messages.</summary>
    string Name { get; }

    /// <summary>Opens the raw bytes of a file.</summary>
    /// <exception cref="DataException">The file is not here, or cannot be what it should be; the message says why, without a full stop.</exception>
    /// <exception cref="OperationCanceledException">The run is asked to stop.</exception>
    Stream Open(RawFile file, CancellationToken cancellation);
}
