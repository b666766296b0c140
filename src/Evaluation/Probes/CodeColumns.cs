using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Probes;

/// <summary>What a few latents are for all images: of so many images, whole codes would take much memory.</summary>
internal sealed class CodeColumns
{
    private readonly Dictionary<int, float[]> _columns;

    /// <param name="latents">Numbers of the latents.</param>
    /// <param name="images">Number of images.</param>
    public CodeColumns(IEnumerable<int> latents, int images) => _columns = latents.Distinct().ToDictionary(latent => latent, _ => new float[images]);

    /// <summary>Takes what it keeps of the codes of a batch.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="first">Number of the batch's first image.</param>
    public void Add(Codes codes, int first)
    {
        for (int i = 0; i < codes.Features.Length; i++)
        {
            if (_columns.TryGetValue(codes.Features[i], out float[]? column))
            {
                column[first + i / codes.Listed] = codes.Values[i];
            }
        }
    }

    /// <summary>Latents, each with all images.</summary>
    public double[][] Of(int[] latents) => Array.ConvertAll(latents, latent => Array.ConvertAll(_columns[latent], value => (double)value));
}
