namespace ResearchPipeline.Compute.Simd.Draws;

/// <summary>What becomes of pairs of random words.</summary>
internal interface IWordFunction<TWide>
    where TWide : unmanaged
{
    /// <summary>A pair of binary32 numbers for each pair of words.</summary>
    TWide Of(TWide words);
}
