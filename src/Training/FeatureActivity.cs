using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>How many images of the current epoch have activated each feature, and how well each image was reconstructed.</summary>
/// <param name="members">Number of members.</param>
/// <param name="latents">Features of each member.</param>
/// <param name="images">Training images, each of which an epoch shows once.</param>
/// <param name="maximumFrequency">Share of the images up to which a feature still counts as silent.</param>
internal sealed class FeatureActivity(int members, int latents, int images, double maximumFrequency)
{
    private readonly int[][] _counts = Enumerable.Range(0, members).Select(_ => new int[latents]).ToArray();
    private readonly double[][] _squaredErrors = Enumerable.Range(0, members).Select(_ => new double[images]).ToArray();

    /// <summary>For how long each feature has been in no code, over all epochs.</summary>
    public FeatureSilence Silence { get; } = new(members, latents);

    /// <summary>How many images of the epoch have activated each feature, by member.</summary>
    public IReadOnlyList<int[]> Counts => _counts;

    /// <summary>Squared errors of training images, by member.</summary>
    public IReadOnlyList<double[]> Errors => _squaredErrors;

    /// <summary>Squared error of each training image when it was last learned from.</summary>
    public ReadOnlySpan<double> SquaredErrors(int member) => _squaredErrors[member];

    /// <summary>Forgets the epoch.</summary>
    public void Clear()
    {
        foreach (int[] counts in _counts)
        {
            Array.Clear(counts);
        }
    }

    /// <summary>Notes a batch whose row b is training image <paramref name="images"/>[b].</summary>
    public void Add(EnsembleBatch batch, ReadOnlySpan<int> images)
    {
        for (int member = 0; member < members; member++)
        {
            SparseCodes codes = batch.Codes[member];
            int entries = batch.Rows * codes.K;
            ReadOnlySpan<int> indices = codes.Indices[..entries];
            ReadOnlySpan<float> values = codes.Values[..entries];
            int[] counts = _counts[member];
            for (int i = 0; i < entries; i++)
            {
                counts[indices[i]] += values[i] != 0 ? 1 : 0;
            }

            for (int b = 0; b < batch.Rows; b++)
            {
                _squaredErrors[member][images[b]] = batch.SquaredErrors(member)[b];
            }
        }
    }

    /// <summary>Features of a member that count as silent, ascending.</summary>
    public int[] Silent(int member)
    {
        int[] counts = _counts[member];
        return Enumerable.Range(0, latents).Where(f => counts[f] <= maximumFrequency * images).ToArray();
    }

    /// <summary>Number of features that no image has activated yet, mean over members.</summary>
    public double MeanSilent()
    {
        int silent = 0;
        foreach (int[] counts in _counts)
        {
            silent += counts.AsSpan().Count(0);
        }

        return (double)silent / members;
    }

    /// <summary>Adds counts and errors to the tensors of a checkpoint.</summary>
    public void AddTo(Dictionary<string, TensorView> tensors)
    {
        for (int member = 0; member < members; member++)
        {
            tensors[CountsName(member)] = TensorView.Of(Array.ConvertAll(_counts[member], count => (long)count), latents);
            tensors[ErrorsName(member)] = TensorView.Of(_squaredErrors[member], images);
        }

        Silence.AddTo(tensors);
    }

    /// <summary>Takes counts and errors from the tensors of a checkpoint.</summary>
    /// <exception cref="DataException">They are missing, or of another shape.</exception>
    public void CopyFrom(IReadOnlyDictionary<string, TensorView> tensors)
    {
        for (int member = 0; member < members; member++)
        {
            if (!tensors.TryGetValue(CountsName(member), out TensorView? counts) || !counts.Is("I64", latents)
                || !tensors.TryGetValue(ErrorsName(member), out TensorView? errors) || !errors.Is("F64", images))
            {
                throw new DataException($"The checkpoint holds no activity of member {member} in {latents} features and {images} images.");
            }

            _counts[member] = Array.ConvertAll(counts.As<long>().ToArray(), count => (int)count);
            errors.As<double>().CopyTo(_squaredErrors[member]);
        }

        Silence.CopyFrom(tensors);
    }

    private static string CountsName(int member) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"activity.{member:00}.counts");

    private static string ErrorsName(int member) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"activity.{member:00}.squared-errors");
}
