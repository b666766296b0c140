using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Reporting.Images;

/// <summary>Square tiles of images, features (28 × 28) and codes, from the result tables.</summary>
internal sealed class Tiles
{
    public const int Side = 28;
    private const int Zoom = 3;
    private readonly Dictionary<string, float[]> _pixels = [];

    /// <summary>Reads member 0's dictionary, the example images, and their codes under member 0.</summary>
    public Tiles(ResultDatabase database)
    {
        Add(database, Side * Side, "SELECT 'feature:' || feature AS name, pixel, weight AS value FROM dictionary ORDER BY feature, pixel");
        foreach (string column in (string[])["original", "reconstruction", "ensemble"])
        {
            Add(database, Side * Side, $"SELECT '{column}:' || label AS name, pixel, {column} AS value FROM examples ORDER BY label, pixel");
        }

        int latents = (int)(long)database.Query("SELECT count(*) AS n FROM features WHERE member = 0")[0]["n"]!;
        Add(database, latents, """
            SELECT 'code:' || x.label AS name, c.feature AS pixel, c.value
            FROM codes c JOIN (SELECT DISTINCT image, label FROM examples) x USING (image) WHERE c.member = 0 ORDER BY x.label, c.feature
            """);
    }

    /// <summary>A tile by its name, "feature:12", "original:7" or "code:7", as a data URL, enlarged without smoothing.</summary>
    public string DataUrl(string name)
    {
        int side = SideOf(Values(name));
        Picture picture = new(side * Zoom, side * Zoom);
        Paint(picture, name, 0, 0, Zoom);
        return PngFile.ToDataUrl(picture);
    }

    /// <summary>Paints a tile. Features diverge around zero; features and codes are scaled to their own largest value; images run from white to black.</summary>
    public void Paint(Picture picture, string name, int left, int top, int zoom)
    {
        float[] values = Values(name);
        int side = SideOf(values);
        bool feature = name.StartsWith("feature:", StringComparison.Ordinal);
        double largest = feature || name.StartsWith("code:", StringComparison.Ordinal) ? values.Max(Math.Abs) : 1;
        for (int pixel = 0; pixel < values.Length; pixel++)
        {
            double value = largest > 0 ? values[pixel] / largest : 0;
            picture.Fill(
                left + pixel % side * zoom, top + pixel / side * zoom, zoom, zoom, feature ? Color.Diverging(value) : Color.Ink(value));
        }
    }

    private static int SideOf(float[] values) => (int)Math.Ceiling(Math.Sqrt(values.Length));

    private float[] Values(string name) => _pixels.TryGetValue(name, out float[]? values)
        ? values
        : throw new ReportingException($"A query asks for the tile \"{name}\", which the results do not hold.");

    private void Add(ResultDatabase database, int length, string sql)
    {
        foreach (IReadOnlyDictionary<string, object?> row in database.Query(sql))
        {
            string name = (string)row["name"]!;
            if (!_pixels.TryGetValue(name, out float[]? values))
            {
                _pixels[name] = values = new float[length];
            }

            values[(int)(long)row["pixel"]!] = (float)(double)row["value"]!;
        }
    }
}
