using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>Runs images through every member, batch after batch. No measure may depend on the size of these batches.</summary>
internal sealed class EnsembleForward(IBackend backend, int k)
{
    private const int BatchImages = 256;

    /// <summary>Calls <paramref name="visit"/> with each encoded batch and the index of its first image.</summary>
    public void Encode(Layer[] layers, ImageSet images, Action<EnsembleBatch, int> visit)
    {
        EnsembleBatch batch = new(
            layers.Length, Math.Min(BatchImages, images.Count), ImageSet.ImagePixels, layers[0].Latents, k);
        for (int start = 0; start < images.Count; start += BatchImages)
        {
            batch.Rows = Math.Min(BatchImages, images.Count - start);
            for (int b = 0; b < batch.Rows; b++)
            {
                images.CopyImage(start + b, batch.Inputs.Row(b));
            }

            backend.Encode(batch, layers);
            backend.SelectTopK(batch);
            visit(batch, start);
        }
    }

    /// <summary>The same, with the reconstruction of every member.</summary>
    public void Reconstruct(Layer[] layers, ImageSet images, Action<EnsembleBatch, Matrix[], int> visit)
    {
        Matrix[] reconstructions = layers.Select(layer => new Matrix(BatchImages, layer.Inputs)).ToArray();
        Encode(layers, images, (batch, start) =>
        {
            for (int member = 0; member < layers.Length; member++)
            {
                backend.Reconstruct(batch.Codes[member], batch.Rows, layers[member], reconstructions[member]);
            }

            visit(batch, reconstructions, start);
        });
    }
}
