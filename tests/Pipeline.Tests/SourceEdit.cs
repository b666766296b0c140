namespace ResearchPipeline.Pipeline.Tests;

/// <summary>A change of one text in one file of the sources.</summary>
internal readonly record struct SourceEdit(string File, string Before, string After)
{
    public bool IsPossible(string root) => System.IO.File.ReadAllText(PathIn(root)).Contains(Before, StringComparison.Ordinal);

    public void Make(string root)
    {
        string path = PathIn(root);
        string text = System.IO.File.ReadAllText(path);
        text.ShouldContain(Before);
        System.IO.File.WriteAllText(path, text.Replace(Before, After, StringComparison.Ordinal));
    }

    private string PathIn(string root) => Path.Combine(root, "src", File);
}
