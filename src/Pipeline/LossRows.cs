using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>The tables of losses of a replication as rows of charts.</summary>
/// <param name="Losses">place, step, by, value.</param>
/// <param name="Distances">The same of distances from binary64; those that are 0 have no place on a logarithmic axis.</param>
/// <param name="Stride">Every how many steps there is a row.</param>
internal sealed record LossRows(JsonArray Losses, JsonArray Distances, int Stride)
{
    private const int MostSteps = 1000, Columns = 6;

    /// <summary>Reads the tables of all learners.</summary>
    /// <exception cref="DataException">One is missing.</exception>
    /// <exception cref="FormatException">One is not what the program writes.</exception>
    public static LossRows Read(string folder, string[] places, long mostBytes)
    {
        (string Place, string[] Lines)[] tables =
            [.. places.Select(place => (place, Encoding.UTF8.GetString(RegularFile.ReadAllBytes(Path.Combine(folder, $"{Path.GetFileName(place)}-losses.csv"), mostBytes)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]))];
        int stride = Math.Max(1, tables.Select(table => (table.Lines.Length + MostSteps - 1) / MostSteps).DefaultIfEmpty(1).Max());
        LossRows rows = new([], [], stride);
        foreach ((string place, string[] lines) in tables)
        {
            for (int line = 0; line < lines.Length; line += stride)
            {
                rows.Add(place, lines[line].Split(','));
            }
        }

        return rows;
    }

    private void Add(string place, string[] cells)
    {
        if (cells.Length != Columns)
        {
            throw new FormatException($"A row of losses has {cells.Length} columns.");
        }

        Add(Losses, "ours", cells[1]);
        Add(Losses, "libtorch", cells[2]);
        Add(Losses, "libtorch, binary64", cells[3]);
        Add(Distances, "ours", cells[4]);
        Add(Distances, "libtorch", cells[5]);

        void Add(JsonArray to, string by, string cell)
        {
            if (cell.Length > 0 && Number(cell) is var value && double.IsFinite(value) && (to == Losses || value > 0))
            {
                to.Add((JsonNode)new JsonObject { ["place"] = place, ["step"] = Number(cells[0]), ["by"] = by, ["value"] = value });
            }
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
