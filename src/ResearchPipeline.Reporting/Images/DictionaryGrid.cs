using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Reporting.Images;

/// <summary>All features of member 0 as one picture, most frequent first, dead ones framed.</summary>
internal static class DictionaryGrid
{
    private const int Columns = 32;
    private const int Gap = 2;
    private const int Pitch = Tiles.Side + Gap;

    public static byte[] Render(ResultDatabase database, Tiles tiles)
    {
        IReadOnlyList<IReadOnlyDictionary<string, object?>> features = database.Query(
            "SELECT feature, dead FROM features WHERE member = 0 ORDER BY frequency DESC, feature");
        int rows = (features.Count + Columns - 1) / Columns;
        Picture picture = new(Columns * Pitch + Gap, rows * Pitch + Gap);
        picture.Fill(0, 0, picture.Width, picture.Height, Color.White);
        for (int i = 0; i < features.Count; i++)
        {
            int left = Gap + i % Columns * Pitch;
            int top = Gap + i / Columns * Pitch;
            if ((bool)features[i]["dead"]!)
            {
                picture.Fill(left - Gap, top - Gap, Pitch + Gap, Pitch + Gap, Color.Mark);
            }

            tiles.Paint(picture, $"feature:{features[i]["feature"]}", left, top, 1);
        }

        return PngFile.Encode(picture);
    }
}
