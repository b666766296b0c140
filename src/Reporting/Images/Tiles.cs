using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting.Images;

/// <summary>
/// Pictures of numbers: of as many as an image has one of its size, of others a square. A query has one in each row where it has the columns tile (a list of numbers), or pixels (bytes, black 0 to white
/// 255), or both with one of them NULL; and ink, which says how numbers become colours.
/// </summary>
internal static class Tiles
{
    private const int Zoom = 3;
    private const int ColorChannels = 3;
    private const float White = 255;
    private const string Tile = "tile";
    private const string Pixels = "pixels";
    private const string Ink = "ink";

    /// <summary>Whether the rows of an answer have pictures.</summary>
    public static bool AreIn(Answer answer) => answer.Names.Contains(Tile) || answer.Names.Contains(Pixels);

    /// <summary>The columns that are none of a picture's.</summary>
    public static IEnumerable<string> OthersIn(Answer answer) => answer.Names.Except([Tile, Pixels, Ink]);

    /// <summary>The picture of a row as a data URL, enlarged without smoothing.</summary>
    /// <param name="answer">The answer of a query.</param>
    /// <param name="row">The row.</param>
    /// <param name="image">The size of an image.</param>
    /// <exception cref="ReportingException">The row has none.</exception>
    public static string DataUrl(Answer answer, int row, ReportedImage image)
    {
        float[]? tile = answer.Names.Contains(Tile) ? answer[Tile][row] as float[] : null;
        byte[]? pixels = answer.Names.Contains(Pixels) ? answer[Pixels][row] as byte[] : null;
        float[] values = tile ?? pixels?.Select(value => value / White).ToArray() ?? throw new ReportingException($"Row {row} of a query has neither a list of numbers as {Tile} nor bytes as {Pixels}.");
        return DataUrl(values, answer.Of<string>(Ink)[row], image);
    }

    /// <summary>Numbers as a data URL.</summary>
    /// <param name="values">The numbers, as those of an image lie; where there are more or fewer, row after row of a square, and what that has more is white.</param>
    /// <param name="ink">
    /// "diverging": around zero, scaled to the largest size; "scaled": from white to black, scaled so too; "intensity": from white 0 to black 1, what lies outside is clipped.
    /// Three channels are red, green and blue of one picture, grey where all three are zero unless the ink is "intensity".
    /// </param>
    /// <param name="image">The size of an image.</param>
    public static string DataUrl(float[] values, string ink, ReportedImage image)
    {
        double largest = ink switch
        {
            "diverging" or "scaled" => values.Max(Math.Abs),
            "intensity" => 1,
            _ => throw new ReportingException($"A query asks for the ink \"{ink}\"; there are diverging, scaled and intensity."),
        };
        double[] shares = Array.ConvertAll(values, value => largest > 0 ? value / largest : 0);
        int side = (int)Math.Ceiling(Math.Sqrt(values.Length));
        ReportedImage shown = values.Length == image.Pixels ? image : new(side, side, 1);
        return PngFile.ToDataUrl(shown.Channels == ColorChannels ? Colored(shares, ink, shown) : SideBySide(shares, ink, shown));
    }

    private static Picture SideBySide(double[] shares, string ink, ReportedImage image)
    {
        Picture picture = new(image.Channels * image.Columns * Zoom, image.Rows * Zoom);
        for (int pixel = 0; pixel < shares.Length; pixel++)
        {
            (int channel, int within) = Math.DivRem(pixel, image.Rows * image.Columns);
            int column = channel * image.Columns + within % image.Columns;
            picture.Fill(column * Zoom, within / image.Columns * Zoom, Zoom, Zoom, ink == "diverging" ? Color.Diverging(shares[pixel]) : Color.Ink(shares[pixel]));
        }

        return picture;
    }

    private static Picture Colored(double[] shares, string ink, ReportedImage image)
    {
        Picture picture = new(image.Columns * Zoom, image.Rows * Zoom);
        int size = image.Rows * image.Columns;
        for (int place = 0; place < size; place++)
        {
            picture.Fill(
                place % image.Columns * Zoom, place / image.Columns * Zoom, Zoom, Zoom,
                new Color(Light(shares[place]), Light(shares[place + size]), Light(shares[place + 2 * size])));
        }

        return picture;

        // Weights are around zero, and zero is grey.
        byte Light(double share) => (byte)(255 * Math.Clamp(ink == "intensity" ? share : 0.5 + share / 2, 0, 1) + 0.5);
    }
}
