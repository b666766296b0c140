using System.Text;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>The rows of one run of an arm, kept until all runs are done: their hash, and they themselves.</summary>
/// <param name="path">Where.</param>
internal sealed class KeptRows(string path)
{
    private const long MostBytes = 1 << 20;

    /// <summary>Keeps rows.</summary>
    public void Write(IReadOnlyList<string> rows) => AtomicFile.WriteText(path, $"{HashOf(rows)}\n{Text(rows)}");

    /// <summary>The rows, or null where none are kept, or they are not what was kept, or not of this run.</summary>
    public IReadOnlyList<string>? Read(Arm arm, Study run)
    {
        try
        {
            string[] lines = Encoding.UTF8.GetString(RegularFile.ReadAllBytes(path, MostBytes)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string[] rows = [.. lines.Skip(1)];
            return lines.Length > 1 && lines[0] == HashOf(rows) && ArmTable.AreOf(rows, arm, run) ? rows : null;
        }
        catch (DataException)
        {
            return null;
        }
    }

    private static string HashOf(IEnumerable<string> rows) => Sha256.OfBytes(Encoding.UTF8.GetBytes(Text(rows)));

    private static string Text(IEnumerable<string> rows) => string.Concat(rows.Select(row => row + "\n"));
}
