using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>Cosines between the features of dictionaries: unit rows, multiplied by the backend's encoder.</summary>
internal sealed class DictionaryCosines
{
    private readonly Layer[] _unit;
    private readonly EnsembleBatch _batch;
    private readonly IBackend _backend;

    public DictionaryCosines(IBackend backend, IReadOnlyList<Matrix> dictionaries)
    {
        _backend = backend;
        _unit = dictionaries.Select(Unit).ToArray();
        _batch = new EnsembleBatch(1, _unit[0].Latents, _unit[0].Inputs, _unit[0].Latents, 1);
    }

    /// <summary>The cosines of one dictionary's features with those of another, F × F, row after row.</summary>
    public float[] Between(int dictionary, int other)
    {
        _unit[dictionary].Weights.Values.CopyTo(_batch.Inputs.Values);
        _backend.Encode(_batch, [_unit[other]]);
        return _batch.Preactivations[0].Values.ToArray();
    }

    /// <summary>The cosines of each dictionary's features with its own.</summary>
    public float[][] OfEachWithItself() => [.. _unit.Select((_, dictionary) => Between(dictionary, dictionary))];

    private static Layer Unit(Matrix dictionary)
    {
        Layer unit = Layer.Zeros(dictionary.Rows, dictionary.Columns);
        for (int f = 0; f < dictionary.Rows; f++)
        {
            double norm = Math.Sqrt(LaneSum.Squares<float>(dictionary.Row(f)));
            for (int d = 0; d < dictionary.Columns && norm > 0; d++)
            {
                unit.Weights.Row(f)[d] = (float)(dictionary.Row(f)[d] / norm);
            }
        }

        return unit;
    }
}
