using System.Runtime.InteropServices;

namespace ResearchPipeline.Compute;

/// <summary>
/// Two sums modulo 2³² over the bit patterns bᵢ of binary32 values. Sums have no order, so a kernel may add as it pleases; one changed
/// value always changes the first, and from both differences its place can be found.
/// </summary>
/// <param name="Sum">Σ bᵢ.</param>
/// <param name="MixedSum">Σ bᵢ · <see cref="Mix"/>(i).</param>
public readonly record struct ParameterHash(uint Sum, uint MixedSum)
{
    // The first two 32-bit primes of xxHash (Collet 2012): odd, so that multiplying loses nothing, and with well-spread bits.
    internal const uint FirstFactor = 0x9E3779B1, SecondFactor = 0x85EBCA77;
    internal const int Shift = 15;

    /// <summary>The hash of values whose first has the index <paramref name="firstIndex"/>.</summary>
    public static ParameterHash Of(ReadOnlySpan<float> values, int firstIndex) => OfBits(MemoryMarshal.Cast<float, uint>(values), firstIndex);

    /// <summary>The hash of bit patterns of 32 bits, of which the first has the index <paramref name="firstIndex"/>.</summary>
    internal static ParameterHash OfBits(ReadOnlySpan<uint> bits, int firstIndex)
    {
        uint sum = 0, mixedSum = 0;
        for (int i = 0; i < bits.Length; i++)
        {
            sum += bits[i];
            mixedSum += bits[i] * Mix((uint)(firstIndex + i));
        }

        return new ParameterHash(sum, mixedSum);
    }

    /// <summary>A factor for an index: one-to-one on 32-bit numbers, so no two places weigh the same.</summary>
    public static uint Mix(uint index)
    {
        uint product = index * FirstFactor;
        return (product ^ (product >> Shift)) * SecondFactor;
    }

    /// <summary>The hash of two sets of values together.</summary>
    public static ParameterHash operator +(ParameterHash a, ParameterHash b) => a.Add(b);

    /// <summary>The hash of these values and others.</summary>
    public ParameterHash Add(ParameterHash other) => new(Sum + other.Sum, MixedSum + other.MixedSum);

    /// <summary>
    /// The only value whose change turns this hash into <paramref name="changed"/>: its index below <paramref name="count"/>, and
    /// by how much its bit pattern grew, modulo 2³². Null when no single change does, or more than one could.
    /// </summary>
    public (int Index, uint Growth)? SingleChange(ParameterHash changed, int count)
    {
        uint growth = changed.Sum - Sum;
        uint mixedGrowth = changed.MixedSum - MixedSum;
        int[] places = Enumerable.Range(0, growth == 0 ? 0 : count)
            .Where(i => growth * Mix((uint)i) == mixedGrowth)
            .Take(2)
            .ToArray();
        return places is [int only] ? (only, growth) : null;
    }

    /// <summary>Both sums in one number.</summary>
    public long ToInt64() => (long)((ulong)MixedSum << 32 | Sum);

    /// <summary>The hash of <see cref="ToInt64"/>.</summary>
    public static ParameterHash FromInt64(long value) => new((uint)value, (uint)((ulong)value >> 32));
}
