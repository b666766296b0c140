using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>
/// Codes of images. Image i has the entries i·Listed … i·Listed + Listed - 1, latents ascending; a latent that is not listed is zero. A k-sparse code lists
/// k latents, a dense one all.
/// </summary>
/// <param name="images">Number of images.</param>
/// <param name="latents">Latents of a code, 1 to 65,535.</param>
/// <param name="listed">Latents that are listed for an image, at most all.</param>
public sealed class Codes(int images, int latents, int listed)
{
    private readonly ushort[] _features = new ushort[images * listed];
    private readonly float[] _values = new float[images * listed];

    /// <summary>Number of images.</summary>
    public int Images => images;

    /// <summary>Latents of a code.</summary>
    public int Latents => latents;

    /// <summary>Latents that are listed for an image.</summary>
    public int Listed => listed;

    /// <summary>Number of each listed latent, 0 to latents - 1, image after image.</summary>
    public Span<ushort> Features => _features;

    /// <summary>Its value, finite.</summary>
    public Span<float> Values => _values;

    /// <summary>Codes that list every latent.</summary>
    /// <param name="values">Images × latents.</param>
    public static Codes Dense(Matrix values)
    {
        Codes codes = new(values.Rows, values.Columns, values.Columns);
        values.Values.CopyTo(codes._values);
        for (int i = 0; i < codes._features.Length; i++)
        {
            codes._features[i] = (ushort)(i % values.Columns);
        }

        return codes;
    }

    /// <summary>Takes over the codes of a batch whose first image is number <paramref name="first"/> here.</summary>
    public void Add(Codes batch, int first)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(batch.Listed, listed);
        batch._features.CopyTo(_features, first * listed);
        batch._values.CopyTo(_values, first * listed);
    }

    /// <summary>The latents that are active for an image, those whose value is not zero, ascending.</summary>
    public int[] Active(int image)
    {
        List<int> active = new(listed);
        for (int i = image * listed; i < (image + 1) * listed; i++)
        {
            if (_values[i] != 0)
            {
                active.Add(_features[i]);
            }
        }

        return [.. active];
    }

    /// <summary>How many images activate each latent.</summary>
    internal int[] Activations()
    {
        int[] counts = new int[latents];
        for (int i = 0; i < _values.Length; i++)
        {
            counts[_features[i]] += _values[i] != 0 ? 1 : 0;
        }

        return counts;
    }

    /// <summary>Active latents of each image.</summary>
    internal int[] L0() => [.. Enumerable.Range(0, images).Select(image => ValuesOf(image).Count(value => value != 0))];

    /// <summary>Sum of the sizes of each image's values.</summary>
    internal double[] L1() => [.. Enumerable.Range(0, images).Select(image => ValuesOf(image).Sum(value => (double)Math.Abs(value)))];

    /// <summary>Latents of each image that are active under any of several models, each number counted once.</summary>
    internal static int[] L0OfAny(Codes[] models) =>
        [.. Enumerable.Range(0, models[0].Images).Select(image => models.SelectMany(codes => codes.Active(image)).Distinct().Count())];

    private ArraySegment<float> ValuesOf(int image) => new(_values, image * listed, listed);
}
