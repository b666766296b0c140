namespace ResearchPipeline.Data.Sources;

/// <summary>How far the acquisition is.</summary>
/// <param name="File">The name of the file that is being fetched.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Bytes">Bytes so far of all files, decompressed.</param>
/// <param name="Total">Bytes of all files.</param>
public readonly record struct AcquisitionProgress(string File, string Source, long Bytes, long Total);
