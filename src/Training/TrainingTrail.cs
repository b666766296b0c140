using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>
/// A hash of every member's parameters after every step. Where two runs part can be read from their trails, without running either
/// again.
/// </summary>
/// <param name="members">Number of members.</param>
public sealed class TrainingTrail(int members)
{
    /// <summary>The name of the file that is kept with the results.</summary>
    public const string FileName = "trail.safetensors";

    private const string TensorName = "trail.parameters";
    private readonly List<long> _hashes = [];

    /// <summary>Number of members.</summary>
    public int Members => members;

    /// <summary>Steps so far.</summary>
    public int Steps => _hashes.Count / members;

    /// <summary>The hash of a member's parameters after a step (0, 1, …).</summary>
    public ParameterHash After(int step, int member) => ParameterHash.FromInt64(_hashes[step * members + member]);

    /// <summary>Adds a step: the hash of each member's parameters after it.</summary>
    public void AddStep(ReadOnlySpan<ParameterHash> hashes)
    {
        foreach (ParameterHash hash in hashes)
        {
            _hashes.Add(hash.ToInt64());
        }
    }

    /// <summary>The first step (0, 1, …) and in it the first member whose parameters are not those of the other run; null when the trails agree as far as both go.</summary>
    public (int Step, int Member)? FirstDifference(TrainingTrail other)
    {
        int common = Math.Min(_hashes.Count, other._hashes.Count);
        int first = _hashes.Take(common).Zip(other._hashes).TakeWhile(pair => pair.First == pair.Second).Count();
        return first == common ? null : (first / members, first % members);
    }

    /// <summary>The trail as a tensor, steps × members.</summary>
    public IReadOnlyDictionary<string, TensorView> ToTensors() =>
        new Dictionary<string, TensorView> { [TensorName] = TensorView.Of(_hashes.ToArray(), Steps, members) };

    /// <summary>The trail of <see cref="ToTensors"/>.</summary>
    /// <exception cref="DataException">It is missing, or of another form.</exception>
    public static TrainingTrail FromTensors(IReadOnlyDictionary<string, TensorView> tensors)
    {
        TensorView hashes = TensorView.Require(tensors, TensorName, "I64", rank: 2);
        TrainingTrail trail = hashes.Shape[1] is > 0 and <= int.MaxValue
            ? new((int)hashes.Shape[1])
            : throw new DataException($"A trail of {hashes.Shape[1]} members is none.");
        trail._hashes.AddRange(hashes.As<long>());
        return trail;
    }

    /// <summary>Reads a trail.</summary>
    /// <exception cref="DataException">The file is malformed, or holds none.</exception>
    public static TrainingTrail Read(string path) => FromTensors(SafetensorsFile.Read(path, out _));

    /// <summary>The trail in a file's content; errors call it by <paramref name="name"/>.</summary>
    /// <exception cref="DataException">It is malformed, or holds none.</exception>
    internal static TrainingTrail Parse(ReadOnlyMemory<byte> content, string name) => FromTensors(SafetensorsFile.Parse(content, name, out _));
}
