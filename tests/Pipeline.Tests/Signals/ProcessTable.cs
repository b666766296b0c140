using System.Globalization;

namespace ResearchPipeline.Pipeline.Tests.Signals;

/// <summary>Linux's table of processes, /proc.</summary>
internal static class ProcessTable
{
    /// <summary>The living children of a process by their names.</summary>
    public static IReadOnlyList<int> ChildrenOf(int parent, string name) =>
        [.. All().Where(process => process.Parent == parent && process.Name == name).Select(process => process.Id)];

    /// <summary>Whether a process lives; one that has ended and waits for its parent to notice does not.</summary>
    public static bool IsAlive(int id) => All().Any(process => process.Id == id);

    private static IEnumerable<(int Id, int Parent, string Name)> All() => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(Read)
        .OfType<(int, int, string)>();

    // "17 (node) S 12 …": identifier, name, state, parent.
    private static (int Id, int Parent, string Name)? Read(string folder)
    {
        try
        {
            string text = File.ReadAllText(Path.Combine(folder, "stat"));
            int end = text.LastIndexOf(')');
            string[] rest = text[(end + 2)..].Split(' ');
            return rest[0] is "Z" or "X"
                ? null
                : (Number(Path.GetFileName(folder)), Number(rest[1]), text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..end]);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
