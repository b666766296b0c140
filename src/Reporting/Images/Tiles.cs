using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting.Images;

/// <summary>
/// Square pictures of numbers. A query has one in each row where it has the columns tile (a list of numbers), or pixels (bytes, black 0 to white
/// 255), or both with one of them NULL; and ink, which says how numbers become colours.
/// </summary>
internal static class Tiles
{
    private const int Zoom = 3;
    private const float White = 255;
    private const string Tile = "tile";
    private const string Pixels = "pixels";
    private const string Ink = "ink";

    /// <summary>Whether the rows of an answer have pictures.</summary>
    public static bool AreIn(Answer answer) => answer.Names.Contains(Tile) || answer.Names.Contains(Pixels);

    /// <summary>The columns that are none of a picture's.</summary>
    public static IEnumerable<string> OthersIn(Answer answer) => answer.Names.Except([Tile, Pixels, Ink]);

    /// <summary>The picture of a row as a data URL, enlarged without smoothing.</summary>
    /// <exception cref="ReportingException">The row has none.</exception>
    public static string DataUrl(Answer answer, int row)
    {
        float[]? tile = answer.Names.Contains(Tile) ? answer[Tile][row] as float[] : null;
        byte[]? pixels = answer.Names.Contains(Pixels) ? answer[Pixels][row] as byte[] : null;
        float[] values = tile ?? pixels?.Select(value => value / White).ToArray() ?? throw new ReportingException($"Row {row} of a query has neither a list of numbers as {Tile} nor bytes as {Pixels}.");
        return DataUrl(values, answer.Of<string>(Ink)[row]);
    }

    /// <summary>Numbers, row after row of a square, as a data URL.</summary>
    /// <param name="values">The numbers; what the square has more is white.</param>
    /// <param name="ink">"diverging": around zero, scaled to the largest size; "scaled": from white to black, scaled so too; "intensity": from white 0 to black 1, what lies outside is clipped.</param>
    public static string DataUrl(float[] values, string ink)
    {
        double largest = ink switch
        {
            "diverging" or "scaled" => values.Max(Math.Abs),
            "intensity" => 1,
            _ => throw new ReportingException($"A query asks for the ink \"{ink}\"; there are diverging, scaled and intensity."),
        };
        int side = (int)Math.Ceiling(Math.Sqrt(values.Length));
        Picture picture = new(side * Zoom, side * Zoom);
        for (int pixel = 0; pixel < values.Length; pixel++)
        {
            double value = largest > 0 ? values[pixel] / largest : 0;
            picture.Fill(pixel % side * Zoom, pixel / side * Zoom, Zoom, Zoom, ink == "diverging" ? Color.Diverging(value) : Color.Ink(value));
        }

        return PngFile.ToDataUrl(picture);
    }
}
