namespace ResearchPipeline.Data.Datasets.Acquisition;

/// <summary>A place that may hold the files of MNIST.</summary>
internal interface IMnistSource
{
    /// <summary>What to call it in messages.</summary>
    string Name { get; }

    /// <summary>Opens the raw bytes of a file.</summary>
    /// <exception cref="DataException">The file cannot be had here; the message says why.</exception>
    Stream Open(MnistFile file);
}
