using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>What was measured while learning, by name: parts of the loss at every step, and counts at the end of every epoch.</summary>
public sealed class Curves
{
    private const string Prefix = "curves.";
    private readonly (CurveShape Shape, List<double> Values)[] _parts;
    private readonly (CurveShape Shape, List<long> Values)[] _counts;

    /// <param name="parts">Parts of the loss, at least one.</param>
    /// <param name="counts">Counts, at least one.</param>
    public Curves(IEnumerable<CurveShape> parts, IEnumerable<CurveShape> counts)
    {
        _parts = [.. parts.Select(shape => (shape, new List<double>()))];
        _counts = [.. counts.Select(shape => (shape, new List<long>()))];
    }

    /// <summary>Steps so far.</summary>
    public int Steps => _parts[0].Values.Count / _parts[0].Shape.Width;

    /// <summary>Epochs that have ended.</summary>
    public int Epochs => _counts[0].Values.Count / _counts[0].Shape.Width;

    /// <summary>What is measured at every step.</summary>
    public IEnumerable<CurveShape> Parts => _parts.Select(part => part.Shape);

    /// <summary>What is counted at the end of every epoch.</summary>
    public IEnumerable<CurveShape> Counts => _counts.Select(count => count.Shape);

    /// <summary>Whether a part is measured.</summary>
    public bool Has(string part) => _parts.Any(known => known.Shape.Name == part);

    /// <summary>Adds what a part is at the step that is being added.</summary>
    public void AddPart(string part, ReadOnlySpan<double> values)
    {
        (CurveShape shape, List<double> all) = Find(_parts, part);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, shape.Width);
        all.AddRange(values);
    }

    /// <summary>Adds what a count is at the epoch that is being added.</summary>
    public void AddCount(string count, ReadOnlySpan<long> values)
    {
        (CurveShape shape, List<long> all) = Find(_counts, count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, shape.Width);
        all.AddRange(values);
    }

    /// <summary>A part of the loss of a step (0, 1, …), of a member.</summary>
    public double At(string part, int step, int member = 0) => Find(_parts, part) is var (shape, all) ? all[step * shape.Width + member] : 0;

    /// <summary>A count of an epoch (0, 1, …), of a member.</summary>
    public long CountAt(string count, int epoch, int member = 0) => Find(_counts, count) is var (shape, all) ? all[epoch * shape.Width + member] : 0;

    /// <summary>A part of the loss, mean over members and over steps from one on.</summary>
    public double Mean(string part, int firstStep, int steps)
    {
        (CurveShape shape, _) = Find(_parts, part);
        return Enumerable.Range(firstStep, steps).Average(step => Enumerable.Range(0, shape.Width).Average(member => At(part, step, member)));
    }

    /// <summary>A count of an epoch, mean over members.</summary>
    public double MeanCount(string count, int epoch) =>
        Enumerable.Range(0, Find(_counts, count).Shape.Width).Average(member => CountAt(count, epoch, member));

    /// <summary>The curves as tensors.</summary>
    public IReadOnlyDictionary<string, TensorView> ToTensors()
    {
        Dictionary<string, TensorView> tensors = [];
        foreach ((CurveShape shape, List<double> values) in _parts)
        {
            tensors[Prefix + shape.Name] = TensorView.Of(values.ToArray(), Sizes(shape, Steps));
        }

        foreach ((CurveShape shape, List<long> values) in _counts)
        {
            tensors[Prefix + shape.Name] = TensorView.Of(values.ToArray(), Sizes(shape, Epochs));
        }

        return tensors;
    }

    /// <summary>The curves of <see cref="ToTensors"/>, whatever their names.</summary>
    /// <exception cref="DataException">There are none, or they do not fit together.</exception>
    public static Curves FromTensors(IReadOnlyDictionary<string, TensorView> tensors)
    {
        KeyValuePair<string, TensorView>[] all = [.. tensors.Where(tensor => tensor.Key.StartsWith(Prefix, StringComparison.Ordinal))];
        KeyValuePair<string, TensorView>[] parts = [.. all.Where(tensor => tensor.Value.Type == "F64")];
        KeyValuePair<string, TensorView>[] counts = [.. all.Where(tensor => tensor.Value.Type == "I64")];
        if (parts.Length == 0 || counts.Length == 0 || parts.Length + counts.Length != all.Length || !Fit(parts) || !Fit(counts))
        {
            throw new DataException($"The curves {string.Join(", ", all.Select(tensor => $"{tensor.Key} [{string.Join(", ", tensor.Value.Shape)}]"))} do not fit together.");
        }

        Curves curves = new(parts.Select(ShapeOf), counts.Select(ShapeOf));
        foreach ((string name, TensorView tensor) in parts)
        {
            Find(curves._parts, name[Prefix.Length..]).Values.AddRange(tensor.As<double>());
        }

        foreach ((string name, TensorView tensor) in counts)
        {
            Find(curves._counts, name[Prefix.Length..]).Values.AddRange(tensor.As<long>());
        }

        return curves;
    }

    /// <summary>Whether the same is measured here and there.</summary>
    public bool MeasuresAs(Curves other) => Parts.ToHashSet().SetEquals(other.Parts) && Counts.ToHashSet().SetEquals(other.Counts);

    // As many times each, and a value at least.
    private static bool Fit(KeyValuePair<string, TensorView>[] curves) =>
        curves.All(curve => curve.Value.Shape is [_] or [_, > 0 and <= int.MaxValue]) && curves.Select(curve => curve.Value.Shape[0]).Distinct().Count() == 1;

    private static CurveShape ShapeOf(KeyValuePair<string, TensorView> tensor) =>
        new(tensor.Key[Prefix.Length..], tensor.Value.Shape.Count == 1 ? null : (int)tensor.Value.Shape[1]);

    private static long[] Sizes(CurveShape shape, int times) => shape.Values is int values ? [times, values] : [times];

    private static (CurveShape Shape, List<T> Values) Find<T>((CurveShape Shape, List<T> Values)[] curves, string name) =>
        curves.Single(curve => curve.Shape.Name == name);
}
