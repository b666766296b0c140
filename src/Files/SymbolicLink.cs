namespace ResearchPipeline.Files;

/// <summary>Links to folders.</summary>
public static class SymbolicLink
{
    /// <summary>Makes a link where nothing lies.</summary>
    /// <param name="path">Where.</param>
    /// <param name="target">What it leads to, there or not; a relative path starts at the link's folder.</param>
    public static void Create(string path, string target)
    {
        WriteMoment.Reach(path);
        Directory.CreateSymbolicLink(path, target);
        WriteMoment.Reach(path);
    }
}
