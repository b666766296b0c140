using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Reporting.Images;

/// <summary>28 × 28 tiles of images and features, from the result tables.</summary>
internal sealed class Tiles
{
    public const int Side = 28;
    private const int Zoom = 3;
    private readonly Dictionary<string, float[]> _pixels = [];

    /// <summary>Reads member 0's dictionary and the example images.</summary>
    public Tiles(ResultDatabase database)
    {
        Add(database, "SELECT 'feature:' || feature AS name, pixel, weight AS value FROM dictionary ORDER BY feature, pixel");
        foreach (string column in (string[])["original", "reconstruction", "ensemble"])
        {
            Add(database, $"SELECT '{column}:' || label AS name, pixel, {column} AS value FROM examples ORDER BY label, pixel");
        }
    }

    /// <summary>A tile by its name, "feature:12" or "original:7", as a data URL, enlarged without smoothing.</summary>
    public string DataUrl(string name)
    {
        Picture picture = new(Side * Zoom, Side * Zoom);
        Paint(picture, name, 0, 0, Zoom);
        return PngFile.ToDataUrl(picture);
    }

    /// <summary>Paints a tile. Features diverge around zero, scaled to their own largest weight; images run from white to black.</summary>
    public void Paint(Picture picture, string name, int left, int top, int zoom)
    {
        float[] values = _pixels.TryGetValue(name, out float[]? found)
            ? found
            : throw new ReportingException($"A query asks for the tile \"{name}\", which the results do not hold.");
        bool feature = name.StartsWith("feature:", StringComparison.Ordinal);
        double largest = feature ? values.Max(Math.Abs) : 1;
        for (int pixel = 0; pixel < values.Length; pixel++)
        {
            double value = largest > 0 ? values[pixel] / largest : 0;
            picture.Fill(
                left + pixel % Side * zoom, top + pixel / Side * zoom, zoom, zoom, feature ? Color.Diverging(value) : Color.Ink(value));
        }
    }

    private void Add(ResultDatabase database, string sql)
    {
        foreach (IReadOnlyDictionary<string, object?> row in database.Query(sql))
        {
            string name = (string)row["name"]!;
            if (!_pixels.TryGetValue(name, out float[]? values))
            {
                _pixels[name] = values = new float[Side * Side];
            }

            values[(int)(long)row["pixel"]!] = (float)(double)row["value"]!;
        }
    }
}
