namespace ResearchPipeline.Reporting.Images;

/// <summary>An sRGB colour, and the two scales of this report.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    public static Color White { get; } = new(255, 255, 255);

    private static readonly Color Negative = new(0x00, 0x72, 0xB2);
    private static readonly Color Positive = new(0xD5, 0x5E, 0x00);

    /// <summary>White at 0 to black at 1.</summary>
    public static Color Ink(double value) => Mix(White, new Color(0, 0, 0), value);

    /// <summary>Blue at -1, white at 0, vermilion at 1 (Okabe and Ito's, told apart by colour-blind readers).</summary>
    public static Color Diverging(double value) => Mix(White, value < 0 ? Negative : Positive, Math.Abs(value));

    private static Color Mix(Color from, Color to, double share)
    {
        double bounded = Math.Clamp(share, 0, 1);
        return new Color(Channel(from.Red, to.Red), Channel(from.Green, to.Green), Channel(from.Blue, to.Blue));

        byte Channel(byte a, byte b) => (byte)(a + (b - a) * bounded + 0.5);
    }
}
