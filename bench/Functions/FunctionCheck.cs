namespace ResearchPipeline.Bench.Functions;

/// <summary>How many inputs of a function are not rounded correctly, and by how much.</summary>
/// <param name="Inputs">Inputs that were tried.</param>
/// <param name="Misrounded">Results that are not the binary32 number nearest to the true value.</param>
/// <param name="LargestUlp">The largest distance to that number, in units in the last place.</param>
/// <param name="WorstInput">Where the largest distance was seen.</param>
internal sealed record FunctionCheck(long Inputs, long Misrounded, long LargestUlp, float WorstInput)
{
    private const double Doubt = 1.0 / (1L << 44);
    private const int Chunk = 1 << 20;
    private static readonly FunctionCheck Nothing = new(0, 0, 0, 0);

    /// <summary>All 2³² bit patterns, or every <paramref name="stride"/>-th of them and all powers of two with their neighbours.</summary>
    public static FunctionCheck Run(CheckedFunction function, uint stride, int threads)
    {
        FunctionCheck total = stride == 1 ? Nothing : Special(function);
        Lock gate = new();
        Parallel.For(
            0,
            (int)((1L << 32) / Chunk),
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => Nothing,
            (chunk, _, sum) => sum.Plus(Range(function, (long)chunk * Chunk, stride)),
            sum =>
            {
                lock (gate)
                {
                    total = total.Plus(sum);
                }
            });
        return total;
    }

    /// <summary>The correctly rounded value.</summary>
    public static float Expected(CheckedFunction function, float x)
    {
        double near = function.Near(x);
        float low = (float)(near * (1 - Doubt));
        float high = (float)(near * (1 + Doubt));
        return low.Equals(high) || !float.IsFinite(x) ? high : HighPrecision.Round(function.Exact(HighPrecision.Of(x)));
    }

    private static FunctionCheck Special(CheckedFunction function)
    {
        FunctionCheck total = Nothing;
        for (int exponent = 0; exponent < 512; exponent++)
        {
            for (int offset = -2; offset <= 2; offset++)
            {
                total = total.Plus(One(function, (uint)((exponent << 23) + offset)));
            }
        }

        return total;
    }

    private static FunctionCheck Range(CheckedFunction function, long start, uint stride)
    {
        FunctionCheck total = Nothing;
        long misrounded = 0, inputs = 0;
        for (long bits = (start + stride - 1) / stride * stride; bits < start + Chunk; bits += stride, inputs++)
        {
            FunctionCheck one = One(function, (uint)bits);
            if (one.Misrounded != 0)
            {
                misrounded++;
                total = total.Plus(one);
            }
        }

        return total with { Inputs = inputs, Misrounded = misrounded };
    }

    private static FunctionCheck One(CheckedFunction function, uint bits)
    {
        float x = BitConverter.UInt32BitsToSingle(bits);
        float ours = function.Ours(x);
        float expected = Expected(function, x);
        bool same = float.IsNaN(expected)
            ? float.IsNaN(ours)
            : BitConverter.SingleToInt32Bits(ours) == BitConverter.SingleToInt32Bits(expected);
        return same ? Correct : new FunctionCheck(1, 1, Distance(ours, expected), x);
    }

    private static readonly FunctionCheck Correct = new(1, 0, 0, 0);

    private static long Distance(float a, float b)
    {
        return float.IsNaN(a) || float.IsNaN(b) ? long.MaxValue : Math.Abs(Ordered(a) - Ordered(b));

        static long Ordered(float value)
        {
            int bits = BitConverter.SingleToInt32Bits(value);
            return bits < 0 ? -(bits & int.MaxValue) - 1L : bits;
        }
    }

    private FunctionCheck Plus(FunctionCheck other) => new(
        Inputs + other.Inputs,
        Misrounded + other.Misrounded,
        Math.Max(LargestUlp, other.LargestUlp),
        other.LargestUlp > LargestUlp ? other.WorstInput : WorstInput);
}
