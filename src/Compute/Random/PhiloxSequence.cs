using ResearchPipeline.Compute.Functions;

namespace ResearchPipeline.Compute.Random;

/// <summary>
/// A sequence of random numbers that is a function of (seed, purpose, lane) alone: no draw anywhere else can move it.
/// </summary>
public sealed class PhiloxSequence(ulong seed, Purpose purpose, ulong lane)
{
    private uint _block;
    private int _used = 4;
    private PhiloxBlock _words;
    private double? _spareNormal;

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            _words = Philox4x32.Draw(new PhiloxBlock(_block++, (uint)purpose, (uint)lane, (uint)(lane >> 32)), seed);
            _used = 0;
        }

        return _used++ switch
        {
            0 => _words.Word0,
            1 => _words.Word1,
            2 => _words.Word2,
            _ => _words.Word3,
        };
    }

    /// <summary>Uniform on [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        ulong high = NextUInt32();
        return ((high << 21) ^ (NextUInt32() >> 11)) * (1.0 / (1UL << 53));
    }

    /// <summary>Uniform on 0 … bound - 1 without bias (Lemire 2019, "Fast random integer generation in an interval").</summary>
    public int NextIndex(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint range = (uint)bound;
        uint rejected = unchecked((uint)-bound) % range;
        ulong product;
        do
        {
            product = (ulong)NextUInt32() * range;
        }
        while ((uint)product < rejected);
        return (int)(product >> 32);
    }

    /// <summary>Standard normal deviate by Marsaglia's polar method, binary64.</summary>
    public double NextNormal()
    {
        if (_spareNormal is double spare)
        {
            _spareNormal = null;
            return spare;
        }

        double u, v, s;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            s = u * u + v * v;
        }
        while (s >= 1 || s == 0);

        double factor = Math.Sqrt(-2 * Logarithm.Natural(s) / s);
        _spareNormal = v * factor;
        return u * factor;
    }

    /// <summary>A uniformly random order of 0 … count - 1 (Fisher and Yates, from the top).</summary>
    public int[] NextPermutation(int count)
    {
        int[] order = Enumerable.Range(0, count).ToArray();
        for (int last = count - 1; last > 0; last--)
        {
            int other = NextIndex(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }
}
