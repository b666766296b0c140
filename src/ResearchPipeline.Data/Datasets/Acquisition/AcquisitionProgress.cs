namespace ResearchPipeline.Data.Datasets.Acquisition;

/// <summary>How far the fetching of a file is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Bytes">Bytes so far, decompressed.</param>
/// <param name="Total">Bytes expected.</param>
public readonly record struct AcquisitionProgress(string File, string Source, long Bytes, long Total);
