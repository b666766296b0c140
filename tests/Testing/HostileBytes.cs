using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Testing;

/// <summary>Generators of files that were valid once: cut, flipped, stuffed, spliced, with numbers at their extremes and paths that climb.</summary>
public static class HostileBytes
{
    private static readonly byte[][] Fragments =
    [
        .. new[]
        {
            "null", "-1", "0", "1e999", "9223372036854775807", "18446744073709551616", "\"\"", "[", "]", "{", "}", ",", ":", "\"", "\\u0000", "[[[[[[[[",
            "../../../etc/passwd", "/etc/passwd", "C:\\", "\\..\\", "NaN", "true", "\uFEFF",
        }.Select(Encoding.UTF8.GetBytes),
        [0, 0, 0, 0, 0, 0, 0, 0],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0xFF, 0xFF, 0xFF, 0x7F],
        [0x7F, 0xFF, 0xFF, 0xFF],
        [0x80, 0, 0, 0],
    ];

    /// <summary>One to four mutations of a valid file.</summary>
    public static Arbitrary<byte[]> From(byte[] valid) =>
        Gen.Choose(1, 4).SelectMany(count => Mutate(Gen.Constant(valid), count)).ToArbitrary();

    /// <summary>Runs a parser, which must read the valid content, on every case: it may return, or throw the one error type that is its own.</summary>
    public static void Stands<TError>(byte[] valid, string what, Action<byte[]> parse)
        where TError : Exception
    {
        Should.NotThrow(() => parse(valid), "what was not mutated is read");
        ReturnsOrThrows<TError>(valid, what, parse);
    }

    /// <summary>The same for content whose form is right, but which is refused for what it holds.</summary>
    public static void ReturnsOrThrows<TError>(byte[] wellFormed, string what, Action<byte[]> parse)
        where TError : Exception
    {
        Prop.ForAll(From(wellFormed), bytes =>
        {
            try
            {
                parse(bytes);
            }
            catch (TError failure)
            {
                return failure.Message.Length > 0;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Tally.HostileCases));
        Tally.Add($"mutations of {what}", Tally.HostileCases);
    }

    private static Gen<byte[]> Mutate(Gen<byte[]> bytes, int count) =>
        count == 0 ? bytes : Mutate(bytes.SelectMany(One), count - 1);

    private static Gen<byte[]> One(byte[] bytes)
    {
        Gen<int> place = Gen.Choose(0, bytes.Length);
        return Gen.OneOf(
            place.Select(at => bytes[..at]),
            place.SelectMany(at => Gen.Choose(0, 7).Select(bit => Flip(bytes, at, bit))),
            place.SelectMany(at => Gen.Elements(Fragments).Select(fragment => Replace(bytes, at, fragment))),
            place.SelectMany(at => Gen.Elements(Fragments).Select(fragment => (byte[])[.. bytes[..at], .. fragment, .. bytes[at..]])),
            place.SelectMany(from => place.Select(to => (byte[])[.. bytes[..from], .. bytes[Math.Min(from, to)..]])));
    }

    private static byte[] Flip(byte[] bytes, int at, int bit)
    {
        byte[] copy = [.. bytes];
        if (at < copy.Length)
        {
            copy[at] ^= (byte)(1 << bit);
        }

        return copy;
    }

    private static byte[] Replace(byte[] bytes, int at, byte[] fragment)
    {
        byte[] copy = [.. bytes];
        fragment.AsSpan(0, Math.Min(fragment.Length, copy.Length - at)).CopyTo(copy.AsSpan(at));
        return copy;
    }
}
