using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Compute.Reference;

/// <summary>The random number of an element: a function of the draw and of the element's place in the batch.</summary>
public static class RandomElement
{
    private const float Unit = 1f / (1 << 24);

    /// <summary>The word of an element; <paramref name="place"/> counts row after row from the first of the batch.</summary>
    public static uint Word(in Draw draw, int place)
    {
        PhiloxBlock block = Block(draw, place);
        return (place % 4) switch
        {
            0 => block.Word0,
            1 => block.Word1,
            2 => block.Word2,
            _ => block.Word3,
        };
    }

    /// <summary>Whether a mask keeps an element.</summary>
    public static bool Keeps(in Draw draw, double share, int place) => Word(draw, place) >= share * (1L << 32);

    /// <summary>The standard normal deviate of an element.</summary>
    public static float Normal(in Draw draw, int place)
    {
        PhiloxBlock block = Block(draw, place);
        return place % 4 < 2 ? NormalOfWords(block.Word0, block.Word1, place % 2 == 0) : NormalOfWords(block.Word2, block.Word3, place % 2 == 0);
    }

    /// <summary>The earlier or the later deviate of the two that come from two words.</summary>
    internal static float NormalOfWords(uint u, uint v, bool isEarlier)
    {
        float radius = MathF.Sqrt(-2 * Logarithm.Of(((u >> 8) + 1) * Unit));
        float turns = (v >> 8) * Unit;
        return radius * (isEarlier ? Circular.Cosine(turns) : Circular.Sine(turns));
    }

    private static PhiloxBlock Block(in Draw draw, int place) =>
        Philox4x32.Draw(new PhiloxBlock((uint)(place / 4), (uint)draw.Purpose, draw.Step, draw.Lane), draw.Seed);
}
