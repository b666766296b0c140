using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>For how many images each feature has been in no code: the clock of the auxiliary loss, which no epoch resets.</summary>
/// <param name="members">Number of members.</param>
/// <param name="latents">Features of each member.</param>
internal sealed class FeatureSilence(int members, int latents)
{
    private readonly long[][] _images = Enumerable.Range(0, members).Select(_ => new long[latents]).ToArray();
    private readonly long[][] _next = Enumerable.Range(0, members).Select(_ => new long[latents]).ToArray();
    private readonly int[] _silent = new int[latents];

    /// <summary>For how many images each feature has been in no code, by member.</summary>
    public IReadOnlyList<long[]> Images => _images;

    /// <summary>Looks at the codes of a batch; what was counted before stays until <see cref="Keep"/>.</summary>
    public void Look(EnsembleBatch batch)
    {
        for (int member = 0; member < members; member++)
        {
            SparseCodes codes = batch.Codes[member];
            long[] next = _next[member];
            for (int feature = 0; feature < latents; feature++)
            {
                next[feature] = _images[member][feature] + batch.Rows;
            }

            foreach (int feature in codes.Indices[..(batch.Rows * codes.K)])
            {
                next[feature] = 0;
            }
        }
    }

    /// <summary>Names those that, with the batch that was looked at, have been in no code for <paramref name="images"/> images.</summary>
    public void NameSilent(AuxiliaryBatch auxiliary, int images)
    {
        for (int member = 0; member < members; member++)
        {
            int count = 0;
            for (int feature = 0; feature < latents; feature++)
            {
                if (_next[member][feature] >= images)
                {
                    _silent[count++] = feature;
                }
            }

            auxiliary.SetSilent(member, _silent.AsSpan(0, count));
        }
    }

    /// <summary>Counts the batch that was looked at.</summary>
    public void Keep()
    {
        for (int member = 0; member < members; member++)
        {
            _next[member].CopyTo(_images[member], 0);
        }
    }

    /// <summary>Adds the counts to the tensors of a checkpoint.</summary>
    public void AddTo(Dictionary<string, TensorView> tensors)
    {
        for (int member = 0; member < members; member++)
        {
            tensors[Name(member)] = TensorView.Of([.. _images[member]], latents);
        }
    }

    /// <summary>Takes the counts from the tensors of a checkpoint.</summary>
    /// <exception cref="DataException">They are missing, or of another shape.</exception>
    public void CopyFrom(IReadOnlyDictionary<string, TensorView> tensors)
    {
        for (int member = 0; member < members; member++)
        {
            if (!tensors.TryGetValue(Name(member), out TensorView? images) || !images.Is("I64", latents))
            {
                throw new DataException($"The checkpoint does not say for how long the {latents} features of member {member} have been silent.");
            }

            images.As<long>().CopyTo(_images[member]);
        }
    }

    private static string Name(int member) => string.Create(CultureInfo.InvariantCulture, $"activity.{member:00}.silent-images");
}
