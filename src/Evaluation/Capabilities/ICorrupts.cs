namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Its members learned to make images again from corrupted ones, and it can corrupt others in the same way.</summary>
public interface ICorrupts
{
    /// <summary>Corrupts an image. What is done to it depends on the seed and on its number alone.</summary>
    /// <param name="image">Its intensities.</param>
    /// <param name="number">Number of the evaluated image.</param>
    /// <param name="seed">The study's.</param>
    /// <param name="corrupted">Where it goes; intensities may leave 0 … 1.</param>
    void Corrupt(ReadOnlySpan<float> image, int number, ulong seed, Span<float> corrupted);
}
