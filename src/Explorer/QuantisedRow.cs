namespace ResearchPipeline.Explorer;

/// <summary>
/// A row of weights as whole numbers of 12 bits: weight ≈ scale · q, q from -2047 to 2047, so that no weight is further off than half a scale.
/// The high 8 bits of q stand in one list of bytes and the low 4 in another, for the first compresses well and the second not at all.
/// </summary>
/// <param name="Scale">The row's largest size over 2047; 0 of a row of zeros.</param>
/// <param name="Coarse">q shifted right by 4 bits, one signed byte a weight.</param>
/// <param name="Fine">q's low 4 bits, two weights a byte, the first of them in the low half.</param>
internal readonly record struct QuantisedRow(float Scale, ReadOnlyMemory<byte> Coarse, ReadOnlyMemory<byte> Fine)
{
    /// <summary>The largest q.</summary>
    public const int Largest = 2047;

    private const int FineBits = 4;
    private const int FineMask = (1 << FineBits) - 1;

    /// <summary>Quantises a row of finite numbers.</summary>
    public static QuantisedRow Of(ReadOnlySpan<float> weights)
    {
        float size = 0;
        foreach (float weight in weights)
        {
            size = Math.Max(size, Math.Abs(weight));
        }

        float scale = size / Largest;
        byte[] coarse = new byte[weights.Length];
        byte[] fine = new byte[(weights.Length + 1) / 2];
        for (int i = 0; i < weights.Length; i++)
        {
            int q = scale > 0 ? (int)Math.Clamp(Math.Round(weights[i] / (double)scale), -Largest, Largest) : 0;
            coarse[i] = unchecked((byte)(q >> FineBits));
            fine[i / 2] |= (byte)((q & FineMask) << (FineBits * (i % 2)));
        }

        return new QuantisedRow(scale, coarse, fine);
    }

    /// <summary>What a reader of both lists makes of a weight.</summary>
    public float WeightAt(int i) => Scale * ((unchecked((sbyte)Coarse.Span[i]) << FineBits) | ((Fine.Span[i / 2] >> (FineBits * (i % 2))) & FineMask));
}
