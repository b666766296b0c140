using System.Numerics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>The last steps s and what they changed of the gradient, y: an inverse Hessian that is never written out (Nocedal and Wright, 2006, section 7.2).</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal sealed class LbfgsHistory<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The cosine of the angle between s and y is at least 2√κ/(1+κ) where the Hessian is positive definite with condition number κ: 1e-8 is κ = 4e16.
    private const double LeastCosine = 1e-8;

    private readonly ParameterSpace<T> _space;
    private readonly Memory<double> _numbers;
    private readonly View<T>[][] _steps;
    private readonly View<T>[][] _changes;
    private readonly double[] _weights;

    /// <param name="space">Where the vectors are from.</param>
    /// <param name="size">How many pairs are kept, 1 or more.</param>
    /// <param name="numbers">Room for <see cref="NumbersFor"/> numbers, of which later steps depend.</param>
    public LbfgsHistory(ParameterSpace<T> space, int size, Memory<double> numbers)
    {
        (_space, _numbers, _weights) = (space, numbers, new double[size]);
        _steps = [.. Enumerable.Range(0, size).Select(_ => space.Zeros())];
        _changes = [.. Enumerable.Range(0, size).Select(_ => space.Zeros())];
    }

    /// <summary>Number of pairs.</summary>
    public int Count => (int)_numbers.Span[0];

    /// <summary>All pairs, by name.</summary>
    public IEnumerable<KeyValuePair<string, View<T>>> Memory => Enumerable.Range(0, _steps.Length)
        .SelectMany(place => _space.Named(_steps[place], $"step-{place}").Concat(_space.Named(_changes[place], $"change-{place}")));

    // Count, the place of the next pair, s·y / y·y of the last, and s·y of each.
    private ref double Next => ref _numbers.Span[1];

    private ref double Scale => ref _numbers.Span[2];

    private Span<double> Products => _numbers.Span[3..];

    /// <summary>How many numbers such a history has.</summary>
    public static int NumbersFor(int size) => 3 + size;

    /// <summary>Forgets all pairs.</summary>
    public void Clear() => _numbers.Span.Clear();

    /// <summary>Keeps a pair in the place of the oldest, if the loss curves upwards along it: where s·y > 1e-8·‖s‖·‖y‖.</summary>
    public void Keep(View<T>[] step, View<T>[] change)
    {
        double product = _space.Product(step, change);
        double squaredChange = _space.Product(change, change);
        if (!(product > LeastCosine * Math.Sqrt(_space.Product(step, step)) * Math.Sqrt(squaredChange)))
        {
            return;
        }

        int place = (int)Next;
        _space.Copy(step, _steps[place]);
        _space.Copy(change, _changes[place]);
        Products[place] = product;
        Scale = product / squaredChange;
        Next = (place + 1) % _steps.Length;
        _numbers.Span[0] = Math.Min(Count + 1, _steps.Length);
    }

    /// <summary>direction = -H·gradient, algorithm 7.4 with the first H of equation 7.20; without pairs it is -gradient.</summary>
    public void Direction(View<T>[] gradient, View<T>[] direction)
    {
        _space.Scale(-1, gradient, direction);
        if (Count == 0)
        {
            return;
        }

        for (int age = 1; age <= Count; age++)
        {
            int place = Place(age);
            _weights[place] = _space.Product(_steps[place], direction) / Products[place];
            _space.AddScaled(-_weights[place], _changes[place], direction, direction);
        }

        _space.Scale(Scale, direction, direction);
        for (int age = Count; age >= 1; age--)
        {
            int place = Place(age);
            double weight = _space.Product(_changes[place], direction) / Products[place];
            _space.AddScaled(_weights[place] - weight, _steps[place], direction, direction);
        }
    }

    private int Place(int age) => ((int)Next - age + _steps.Length) % _steps.Length;
}
