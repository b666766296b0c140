using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>An ensemble of tied k-sparse autoencoders: its members together are shown each batch of images once, whoever asks for what of it.</summary>
/// <param name="layers">The members.</param>
/// <param name="backend">Where to compute; it can show in no result.</param>
/// <param name="k">Active latents of a code.</param>
internal class EnsembleModel(Layer[] layers, IBackend backend, int k) : IReconstructs, IHasMembers<EnsembleMember>, ITakesFeatures
{
    private EnsembleMember[]? _members;
    private EnsembleBatch? _room;
    private Matrix[] _reconstructions = [];
    private Matrix _means = new(0, 0);
    private (ImageBatch? Encoded, ImageBatch? Decoded) _last;

    /// <inheritdoc/>
    public IReadOnlyList<EnsembleMember> Members => _members ??= [.. layers.Select((layer, member) => new EnsembleMember(this, member, layer, k))];

    /// <summary>The means of the members' reconstructions, summed in binary64, members ascending.</summary>
    public Matrix Reconstruct(ImageBatch images)
    {
        Decode(images);
        if (_means.Rows < images.Rows)
        {
            _means = new Matrix(images.Rows, images.Images.Columns);
        }

        Parallel.For(0, images.Rows, () => new double[_means.Columns], (row, _, sums) =>
        {
            Array.Clear(sums);
            foreach (Matrix reconstruction in _reconstructions)
            {
                ReadOnlySpan<float> values = reconstruction.Row(row);
                for (int d = 0; d < sums.Length; d++)
                {
                    sums[d] += values[d];
                }
            }

            Span<float> mean = _means.Row(row);
            for (int d = 0; d < sums.Length; d++)
            {
                mean[d] = (float)(sums[d] / _reconstructions.Length);
            }

            return sums;
        }, _ => { });
        return _means;
    }

    /// <inheritdoc/>
    public IReadOnlyList<IEncodes> Encoders(IReadOnlyList<Matrix> features) =>
        new EnsembleModel([.. features.Select(own => new Layer(own, new Matrix(1, own.Rows), new Matrix(1, own.Columns)))], backend, k).Members;

    /// <summary>The codes of images by a member; valid until other images are shown.</summary>
    internal SparseCodes CodesOf(int member, ImageBatch images)
    {
        Encode(images);
        return _room!.Codes[member];
    }

    /// <summary>Their reconstructions by it; valid as long.</summary>
    internal Matrix ReconstructionsOf(int member, ImageBatch images)
    {
        Decode(images);
        return _reconstructions[member];
    }

    private void Encode(ImageBatch images)
    {
        if (ReferenceEquals(images, _last.Encoded))
        {
            return;
        }

        if (_room is null || _room.Inputs.Rows < images.Rows)
        {
            _room = new EnsembleBatch(layers.Length, images.Rows, layers[0].Inputs, layers[0].Latents, k);
        }

        _last = default;
        _room.Rows = images.Rows;
        images.Images.Values.CopyTo(_room.Inputs.Values);
        backend.Encode(_room, layers);
        backend.SelectTopK(_room);
        _last.Encoded = images;
    }

    private void Decode(ImageBatch images)
    {
        Encode(images);
        if (ReferenceEquals(images, _last.Decoded))
        {
            return;
        }

        if (_reconstructions.Length == 0 || _reconstructions[0].Rows < images.Rows)
        {
            _reconstructions = [.. layers.Select(layer => new Matrix(images.Rows, layer.Inputs))];
        }

        for (int member = 0; member < layers.Length; member++)
        {
            backend.Reconstruct(_room!.Codes[member], images.Rows, layers[member], _reconstructions[member]);
        }

        _last.Decoded = images;
    }
}
