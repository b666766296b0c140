using System.Globalization;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting.Images;

/// <summary>Square tiles of images, features (28 × 28) and codes, from the result tables.</summary>
internal sealed class Tiles
{
    private const int Side = 28;
    private const int Zoom = 3;
    private const string ImagePrefix = "image:";
    private const float White = 255;
    private readonly Dictionary<string, float[]> _pixels = [];
    private readonly ResultDatabase _database;

    /// <summary>Reads member 0's dictionary, the example images, and their codes under member 0.</summary>
    public Tiles(ResultDatabase database)
    {
        _database = database;
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

    /// <summary>A tile by its name, "feature:12", "original:7", "code:7" or "image:431", as a data URL, enlarged without smoothing.</summary>
    public string DataUrl(string name)
    {
        float[] values = Values(name);
        int side = (int)Math.Ceiling(Math.Sqrt(values.Length));
        Picture picture = new(side * Zoom, side * Zoom);
        Paint(picture, name, values, side);
        return PngFile.ToDataUrl(picture);
    }

    // Features diverge around zero; features and codes are scaled to their own largest value; images run from white to black, and what lies outside is clipped.
    private static void Paint(Picture picture, string name, float[] values, int side)
    {
        bool feature = name.StartsWith("feature:", StringComparison.Ordinal);
        double largest = feature || name.StartsWith("code:", StringComparison.Ordinal) ? values.Max(Math.Abs) : 1;
        for (int pixel = 0; pixel < values.Length; pixel++)
        {
            double value = largest > 0 ? values[pixel] / largest : 0;
            picture.Fill(pixel % side * Zoom, pixel / side * Zoom, Zoom, Zoom, feature ? Color.Diverging(value) : Color.Ink(value));
        }
    }

    private float[] Values(string name) => (_pixels.TryGetValue(name, out float[]? values) ? values : EvaluatedImage(name))
        ?? throw new ReportingException($"A query asks for the tile \"{name}\", which the results do not hold.");

    // There are many evaluated images, and charts show few of them.
    private float[]? EvaluatedImage(string name)
    {
        if (!name.StartsWith(ImagePrefix, StringComparison.Ordinal) || !int.TryParse(name[ImagePrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int image))
        {
            return null;
        }

        string sql = string.Create(CultureInfo.InvariantCulture, $"SELECT hex(pixels) AS pixels FROM images WHERE image = {image}");
        return _database.Query(sql) is [var row, ..] ? [.. Convert.FromHexString((string)row["pixels"]!).Select(value => value / White)] : null;
    }

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
